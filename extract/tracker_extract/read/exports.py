"""Exports of databases of news: Nexis, Factiva, ProQuest, in whatever file. An article each, or one with a warning.

Files are divided where their own marks divide them, and only where these agree with what the file says of itself: how many
articles it holds, or their numbers. Where they do not, all of it is one article that warns of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import factiva, nexis, proquest
from tracker_extract.read.blocks import Container, container_of, text_blocks
from tracker_extract.read.export_form import Form, Piece
from tracker_extract.read.markup import VisibleLines
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source

Read = Iterator[Article | ReadError]

FORMS = {form.kind: form for form in (nexis.NUMBERED, nexis.UNI, factiva.FORM, proquest.FORM)}
_LOOKED_AT = 200  # blocks by which an export is told


def form_of(blocks: Iterable[str]) -> Form | None:
    """The form of export whose files begin with such blocks."""
    first = list(islice(blocks, _LOOKED_AT))
    return next((form for form in FORMS.values() if form.begins(first)), None)


def export_kind(text: str) -> str | None:
    """The kind of export that a text begins as."""
    form = form_of(text_blocks(iter(text.splitlines())))
    return form.kind if form else None


def page_kind(markup: str) -> str | None:
    """The kind of export that a page begins as; `markup` are its first characters."""
    form = form_of(VisibleLines().take(markup))
    return form.kind if form else None


def read_export(source: Source, options: ReadOptions) -> Read:
    """The articles of an export of any of the databases."""
    name = source.name
    container = container_of(source, options)
    form = form_of(container.blocks())
    if form is not None:
        yield from articles_of(form, container, name, options)
        return
    for article in container.whole():
        warning = "it looks like an export of a database of news, but no article could be told in it"
        yield replace(article, warnings=(*article.warnings, warning))


def articles_of(form: Form, container: Container, path: str, options: ReadOptions) -> Read:
    """The articles of an export, divided as it says; one article with a warning where that cannot be."""
    limit = options.limits.record
    fault, note = _checked(form, form.pieces(container.blocks(), limit))
    if fault:
        for article in container.whole():
            yield replace(article, warnings=(*article.warnings, fault))
        return
    for number, piece in enumerate(form.pieces(container.blocks(), limit), 1):
        found = _article(form, piece, path, number, container.encoding, options)
        if note and isinstance(found, Article):
            found, note = replace(found, warnings=(*found.warnings, note)), ""
        yield found


def _checked(form: Form, pieces: Iterable[Piece]) -> tuple[str, str]:
    """Why a file cannot be divided, or what is to be said although it can; both empty where all is in order."""
    count, sound, total = 0, False, None
    numbers: list[int] = []
    for piece in pieces:
        count += 1
        sound = sound or bool(piece.blocks and form.record(piece.blocks).get("text"))
        total = piece.total or total
        numbers += [piece.number] if piece.number is not None else []
    if not sound:
        return f"it looks like an export of {form.name}, but no article could be told in it", ""
    if numbers and numbers == list(range(numbers[0], numbers[0] + count)):
        missing = total is not None and (numbers[0] != 1 or numbers[-1] != total)
        part = f"of the {total} documents of the export, the file holds {numbers[0]} to {numbers[-1]}"
        return "", part if missing else ""
    if numbers or total not in (None, count):
        said = f"{total or 'several'} by its own count, {count} by its marks"
        return f"it holds several articles, which could not be told apart: {said}", ""
    return "", ""


def _article(
    form: Form, piece: Piece, path: str, number: int, encoding: str, options: ReadOptions
) -> Article | ReadError:
    place = f"{path}[{number}]"
    if not piece.blocks:
        return ReadError(place, f"longer than {options.limits.record >> 20} MiB, the limit for one record")
    record = form.record(piece.blocks)
    byline = record.pop("byline", None)
    data = "\n\n".join(piece.blocks).encode("utf-8", "surrogatepass")
    try:
        return article_of(dict(record), path, place, data, encoding, options, byline=byline)
    except ReadError as error:
        return ReadError(place, "no text in it") if error.path == place else error
