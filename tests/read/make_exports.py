"""Exports of databases of news for the tests, of as many articles as are wanted, in each of the forms that these write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import escape
from typing import NamedTuple

from tests.read.make_office import docx_of, rtf_of

OUTLETS = ("The Lamp Post", "Coast Gazette", "Salt Bay Herald")


class Story(NamedTuple):
    title: str
    outlet: str
    day: date
    byline: str
    paragraphs: tuple[str, ...]


def stories(count: int, longer: int = 1) -> Iterator[Story]:
    """Stories that differ in all their parts, their last paragraph so many times over."""
    for n in range(count):
        yield Story(
            f"Lamp number {n} to burn again",
            OUTLETS[n % 3],
            date(2021, 3, 9) + timedelta(n),
            f"Dora Holm{'' if n % 2 else 'e'}",
            (
                f"Keeper Dora Lind said lamp number {n} would burn again on Friday.",
                "LIND: The oil is dear this year, and nobody rows out in the dark.",
                f"The council will vote on lamp {n} in the hall of the old school, Body or no body." * longer,
            ),
        )


def _american(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year} {day:%A}"


def numbered(count: int, first: int = 1, total: int | None = None, longer: int = 1) -> list[str]:
    """The blocks of a download of Nexis that numbers its documents."""
    blocks = [
        f"Download Request: Selected Items: 1-{count}",
        "Time Of Request: Monday, April 6, 2026 09:12:44",
        "Terms: (lamp)",
    ]
    for n, story in enumerate(stories(count, longer), first):
        blocks += [
            f"{n} of {total or count} DOCUMENTS",
            story.outlet,
            f"{_american(story.day)}\nEdition 1;\nCoast",
            story.title,
        ]
        blocks += [f"BYLINE: {story.byline}", "SECTION: NEWS; Pg. 3", "LENGTH: 24 words", *story.paragraphs]
        blocks += [
            f"LOAD-DATE: {_american(date(2026, 3, 10))}",
            "LANGUAGE: ENGLISH",
            "PUBLICATION-TYPE: Newspaper",
        ]
        blocks += [f"Copyright 2021 {story.outlet}\nAll Rights Reserved"]
    return blocks


def uni(count: int, said: int | None = None, *, cover: bool = True) -> list[str]:
    """The paragraphs of a download of Nexis Uni."""
    blocks: list[str] = []
    if cover:
        blocks += [
            "User Name: = x",
            "Date and Time: = Monday, April 6, 2026 9:12:44 AM EST",
            "Job Number: = 123456789",
        ]
        blocks += [
            f"Documents ({said or count})",
            *(f"{n}. {story.title}" for n, story in enumerate(stories(count), 1)),
        ]
        blocks += [
            "Client/Matter: -None-",
            "Search Terms: lamp",
            "Search Type: Terms and Connectors",
            "Narrowed by:",
        ]
    for story in stories(count):
        blocks += [
            story.title,
            story.outlet,
            _american(story.day),
            f"Copyright 2021 {story.outlet} All Rights Reserved",
        ]
        blocks += [
            "Section: NEWS; Pg. 3",
            "Length:\xa024 words",
            f"Byline:\xa0By {story.byline}",
            "Body",
            *story.paragraphs,
        ]
        blocks += [
            "Classification",
            "Language:\xa0ENGLISH",
            f"Load-Date:\xa0{_american(date(2026, 3, 10))}",
            "End of Document",
        ]
    return blocks


def factiva(count: int) -> list[str]:
    """The lines of a download of Factiva without the names of fields."""
    lines: list[str] = []
    for n, story in enumerate(stories(count)):
        lines += [
            "News",
            story.title,
            f"By {story.byline}",
            "24 words",
            f"{story.day.day} {story.day:%B} {story.day.year}",
            "10:15 GMT",
        ]
        lines += [
            story.outlet,
            "LAMPP",
            "English",
            f"(c) 2021 {story.outlet}",
            *story.paragraphs,
            f"Document LAMPP000{story.day:%Y%m%d}eh390{n:04}",
        ]
    return lines


def factiva_tagged(count: int) -> list[tuple[str, str]]:
    """The fields of a download of Factiva with their names, an article ended by AN."""
    fields: list[tuple[str, str]] = []
    for n, story in enumerate(stories(count)):
        fields += [("SE", "News"), ("HD", story.title), ("BY", f"By {story.byline}"), ("WC", "24 words")]
        fields += [
            ("PD", f"{story.day.day} {story.day:%B} {story.day.year}"),
            ("SN", story.outlet),
            ("SC", "LAMPP"),
            ("LA", "English"),
        ]
        fields += [
            ("CY", f"(c) 2021 {story.outlet}"),
            ("LP", story.paragraphs[0]),
            ("TD", "\n".join(story.paragraphs[1:])),
        ]
        fields += [("AN", f"Document LAMPP000{story.day:%Y%m%d}eh390{n:04}")]
    return fields


def proquest(count: int, said: int | None = None) -> str:
    rule = "_" * 60
    pieces = ["Report Information from ProQuest\n\nApril 06 2026 09:12"]
    for n, story in enumerate(stories(count), 1):
        body = "\n\n".join(story.paragraphs)
        pieces.append(
            f"Document {n} of {said or count}\n\n{story.title}\n\nAuthor: {story.byline}\n\nPublication info: {story.outlet} ; Salt Bay [Salt Bay]\n\n"
            f"Full text: {body}\n\nSubject: Lamps; Oil\n\nTitle: {story.title}\n\nPublication title: {story.outlet}; Salt Bay\n\n"
            f"Publication date: {story.day:%b} {story.day.day}, {story.day.year}\n\nProQuest document ID: {1000 + n}\n\n"
            f"Document URL: https://lamp.example/docview/{1000 + n}\n\nLanguage of publication: English\n\nDatabase: ProQuest One"
        )
    return f"\n\n{rule}\n\n".join([*pieces, "Contact us at: https://lamp.example\n\nCopyright 2026 ProQuest"])


def europresse(count: int) -> str:
    articles = "".join(
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{story.outlet}, no. {n}</span></div>'
        f'<div><span class="DocHeader">News, {story.day:%A} {story.day.day} {story.day:%B} {story.day.year}, p. 3</span></div>'
        f'<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{story.title}</p><p class="rdp__subtitle">Oil is dear</p></div>'
        f'<div class="docAuthors">{story.byline}</div></header><section><div class="DocText clearfix"><div class="docOcurrContainer">'
        f"{''.join(f'<p>{escape(p)}</p>' for p in story.paragraphs)}</div></div></section><aside>Also in this issue</aside>"
        f'<footer><div class="publiC-lblNodoc">news·20210309·LP·{n}</div></footer></article>'
        for n, story in enumerate(stories(count))
    )
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Europresse</title></head><body>{articles}</body></html>"


def as_text(blocks: list[str]) -> bytes:
    return "\n\n".join(blocks).encode()


def as_page(blocks: list[str], mark: str) -> bytes:
    lines = "".join(f"<DIV><P>{escape(block).replace(chr(10), '<BR>')}</P></DIV>" for block in blocks)
    return f"<HTML><HEAD>{mark}</HEAD><BODY>{lines}</BODY></HTML>".encode()


def _table(fields: list[tuple[str, str]]) -> bytes:
    rows = "".join(
        f"<tr><td><b>{name}</b></td><td>{''.join(f'<p>{escape(line)}</p>' for line in value.split(chr(10)))}</td></tr>"
        for name, value in fields
    )
    return f'<html><head><title>Factiva</title></head><body><div class="article enArticle"><table>{rows}</table></div></body></html>'.encode()


EXPORTS: dict[str, Callable[[int], bytes]] = {
    "nexis.txt": lambda n: as_text(numbered(n)),
    "nexis.html": lambda n: as_page(numbered(n), "<!-- LXNComment 1 --><TITLE>&nbsp;</TITLE>"),
    "nexis.docx": lambda n: docx_of(numbered(n)),
    "nexis.rtf": lambda n: rtf_of(line for block in numbered(n) for line in block.split("\n")),
    "uni.html": lambda n: as_page(uni(n), "<title>Results</title>"),
    "uni.docx": lambda n: docx_of(uni(n)),
    "uni.rtf": lambda n: rtf_of(uni(n)),
    "uni.txt": lambda n: as_text(uni(n)),
    "factiva.txt": lambda n: "\n".join(factiva(n)).encode(),
    "factiva-tags.txt": lambda n: "\n".join(f"{name}  {value}" for name, value in factiva_tagged(n)).encode(),
    "factiva-tags.rtf": lambda n: rtf_of(
        line for name, value in factiva_tagged(n) for line in (name, *value.split("\n"))
    ),
    "factiva.html": lambda n: as_page(factiva(n), "<title>Factiva</title>"),
    "factiva-table.html": lambda n: _table(factiva_tagged(n)),
    "proquest.txt": lambda n: proquest(n).encode(),
    "europresse.html": lambda n: europresse(n).encode(),
}
