"""A statement in its article: the passage around it with marks, and the statements next to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tracker_cli.options.shared import Bidi
from tracker_cli.pages.words import words
from tracker_cli.render.directions import Line, apart
from tracker_cli.render.page import Page
from tracker_cli.render.pieces import in_marks, listed
from tracker_cli.render.plain import harmless, joined
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.statements import also_in
from tracker_cli.render.telling import content
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Span
from tracker_store.asking.explain import Explained
from tracker_store.asking.record import Record

# The statement, and other statements of the article with their ids.
OWN, OTHER = ("⟦", "⟧"), ("‹", "›")
# Paragraphs before and after those of the statement.
AROUND = 1
NEIGHBOURS = 2


def write_passage(
    outside: Outside, found: Explained, others: Sequence[Record], page: Page, *, whole: bool
) -> None:
    """Print the facts, the passage and the neighbours; on a terminal wrapped, in order, the statement in bold."""
    lines = list(_lines(found, others, whole=whole))
    if not outside.stdout_is_terminal and not page.coloured:
        for line in lines:
            outside.stdout.write(joined(harmless(line)).rstrip() + "\n")
        return
    from tracker_cli.render.bidi import ordering
    from tracker_cli.render.marked import marked_lines
    from tracker_cli.render.table import console_of

    width = outside.width
    mode = ordering(outside, page.bidi) if outside.stdout_is_terminal else Bidi.OFF
    console = console_of(outside, page, width)
    for line in map(harmless, lines):
        for text in marked_lines(joined(line) if mode is Bidi.OFF else apart(line), width, mode, OWN):
            console.print(text, soft_wrap=True)


def write_passage_json(outside: Outside, found: Explained, others: Sequence[Record]) -> None:
    """Print the record with `text`, the whole stored text, and `neighbours`, the article's other statements."""
    neighbours = [record for record in others if record["id"] != found.record["id"]]
    whole = {**found.record, "text": found.text, "neighbours": neighbours}
    outside.stdout.write(escaped_json(json.dumps(whole, ensure_ascii=False)) + "\n")


def _lines(found: Explained, others: Sequence[Record], *, whole: bool) -> Iterator[Line]:
    record = found.record
    yield _headline(record)
    facts = [record["outlet"], record["published"], record["url"] or record["path"]]
    # The title on a line of its own: each in its direction.
    yield one_line(record["title"] or "without title")
    yield ("(", *map(one_line, listed(str(fact) for fact in facts if fact)), ")")
    if also_in(record):
        yield also_in(record)
    yield ""
    yield from passage(found, others, whole=whole).split("\n")
    near = _neighbours(record, others)
    if near:
        yield ""
        yield "Around it:"
        for other in near:
            yield ("  ", *_headline(other), ": ", one_line(content(other, words("en"))))
    yield ""
    yield f"Why: tracker explain {record['id']}. Wrong? tracker statements set {record['id']} --speaker NAME"


def _headline(record: Record) -> tuple[str, ...]:
    source = ("unresolved ", *in_marks(record["source_text"])) if record["source_text"] else ("unresolved",)
    who = (record["speaker"],) if record["speaker"] else source
    by_hand = f" [{', '.join(record['corrected'])} by hand]" if record["corrected"] else ""
    when = f"{record['id']}  {record['date'] or 'undated'}  "
    return (when, *map(one_line, who), f", {record['act']}, {record['kind']}{by_hand}")


def _neighbours(record: Record, others: Sequence[Record]) -> list[Record]:
    ordered = sorted((other for other in others), key=lambda other: (other["start"], other["id"]))
    at = next((n for n, other in enumerate(ordered) if other["id"] == record["id"]), 0)
    return [o for o in ordered[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1] if o["id"] != record["id"]]


def passage(found: Explained, others: Sequence[Record], *, whole: bool) -> str:
    """The paragraphs of the statement and those around them, with the marks of every statement in them."""
    text = found.text
    own = [Span(*span) for span in found.record["spans"]]
    begin, end = (0, len(text)) if whole else _paragraphs(text, own[0].start, own[-1].end)
    spans = [(span, OWN[0], OWN[1]) for span in own]
    for other in others:
        if other["id"] != found.record["id"]:
            spans += [(Span(*span), f"{OTHER[0]}{other['id']}: ", OTHER[1]) for span in other["spans"]]
    inside = [
        (span, opening, closing)
        for span, opening, closing in spans
        if begin <= span.start and span.end <= end
    ]
    events = [(span.start, 1, -span.end, opening) for span, opening, _ in inside]
    events += [(span.end, 0, -span.start, closing) for span, _, closing in inside]
    pieces, at = [], begin
    for offset, _, _, mark in sorted(events):
        pieces += [text[at:offset], mark]
        at = offset
    return "".join([*pieces, text[at:end]]).replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, start) + 1
    finish = text.find("\n", end)
    finish = len(text) if finish < 0 else finish
    for _ in range(AROUND):
        stretch = text[:begin].rstrip()
        begin = stretch.rfind("\n") + 1 if stretch else begin
        after = len(text) - len(text[finish:].lstrip())
        following = text.find("\n", after)
        finish = len(text) if following < 0 else following
    return begin, finish
