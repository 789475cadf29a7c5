"""Exports of databases of news: as many articles as they say, or one with a warning."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from tests.read.make_exports import (
    EXPORTS,
    as_page,
    as_text,
    factiva_tagged,
    numbered,
    proquest,
    stories,
    uni,
)
from tests.read.make_office import docx_of, rtf_of, zipped

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import ReadOptions, read_paths, read_stream
from tracker_extract.read.blocks import container_of
from tracker_extract.read.nexis import NUMBERED
from tracker_extract.read.source import Source

MANY = 300


def read(data: bytes, name: str) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data), name))


def part(found: Article | ReadError, kind: str) -> str:
    assert isinstance(found, Article), found
    return "\n".join(found.text[r.start : r.end] for r in found.regions if r.kind == kind)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_articles_of_an_export(name: str) -> None:
    found = read(EXPORTS[name](5), name)
    assert len(found) == 5
    for article, story in zip(found, stories(5), strict=True):
        assert isinstance(article, Article), article
        assert (article.title, article.published, article.outlet) == (story.title, story.day, story.outlet)
        assert part(article, "byline") in (story.byline, f"By {story.byline}")
        assert [line for line in part(article, "body").split("\n") if line] == list(story.paragraphs)
        assert article.file is None and not article.warnings


@pytest.mark.parametrize("name", ["nexis.docx", "nexis.txt", "nexis.html", "nexis.rtf", "uni.docx"])
def test_three_hundred_articles_are_three_hundred(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(EXPORTS[name](MANY))
    found = [article for article in read_paths([tmp_path / name]) if isinstance(article, Article)]
    facts = [(article.title, article.published, article.outlet) for article in found]
    assert facts == [(story.title, story.day, story.outlet) for story in stories(MANY)]


MAKERS = {
    "a.txt": as_text,
    "a.html": lambda blocks: as_page(blocks, "<!-- LXNComment 1 -->"),
    "a.docx": docx_of,
    "a.rtf": lambda blocks: rtf_of(line for block in blocks for line in block.split("\n")),
}


@pytest.mark.parametrize("name", MAKERS)
def test_memory_stays_flat(name: str) -> None:
    """Of some 30 KiB an article no more than a few are in memory at a time, however many there are."""

    def peak(count: int) -> int:
        source = Source.of(io.BytesIO(MAKERS[name](numbered(count, longer=400))), name)
        container = container_of(
            source, ReadOptions()
        )  # keeps 1 MiB of the file in memory at most, the rest on disk
        tracemalloc.start()
        try:
            assert sum(1 for _ in NUMBERED.pieces(container.blocks(), 1 << 24)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(40) < peak(4) + 300_000  # of 1.2 MB


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (docx_of(uni(3, said=4)), "a.docx", "4 by its own count, 3 by its marks"),
        (as_text([*numbered(2), *numbered(2)[3:]]), "a.txt", "by its own count, 4 by its marks"),
        (as_page([*numbered(2), *numbered(2)[3:]], "<!-- LXNComment 1 -->"), "a.html", "4 by its marks"),
        (rtf_of(uni(3, said=2)), "a.rtf", "2 by its own count, 3 by its marks"),
        (
            proquest(2).replace("Document 2 of 2", "Document 7 of 9").encode(),
            "a.txt",
            "could not be told apart",
        ),
    ],
)
def test_an_export_that_contradicts_itself_is_one_article_with_a_warning(
    data: bytes, name: str, said: str
) -> None:
    (found,) = read(data, name)
    assert isinstance(found, Article) and len(found.warnings) == 1 and said in found.warnings[0]
    assert all(story.title in found.text for story in stories(2))


def test_a_part_of_a_large_export() -> None:
    found = read(as_text(numbered(3, first=501, total=2000)[3:]), "a.txt")
    assert [part(article, "title") for article in found] == [story.title for story in stories(3)]
    assert [len(article.warnings) for article in found if isinstance(article, Article)] == [1, 0, 0]
    assert isinstance(found[0], Article) and "501 to 503" in found[0].warnings[0]


def test_a_single_download_of_nexis_uni() -> None:
    (found,) = read(docx_of(uni(1, cover=False)), "a.docx")
    (story,) = stories(1)
    assert isinstance(found, Article)
    assert (found.title, found.published, found.outlet) == (story.title, story.day, story.outlet)


def test_a_document_without_text_costs_itself_only() -> None:
    blocks = [block for block in numbered(3) if "number 1 would" not in block and "lamp 1 in" not in block]
    at = blocks.index("2 of 3 DOCUMENTS")
    blocks = [
        block for n, block in enumerate(blocks) if not (n > at and block.startswith("LIND")) or n > at + 12
    ]
    found = read(as_text(blocks), "a.txt")
    assert [isinstance(article, Article) for article in found] == [True, False, True]
    assert str(found[1]) == "a.txt[2]: no text in it"


@pytest.mark.parametrize(
    "text",
    [
        "The lamp\n\n120 words\n\nKeeper Dora Lind said so.",
        "Body\n\nKeeper Dora Lind said the lamp burns.",
        "Lamp to burn\n\nMarch 9, 2021\n\nKeeper Dora Lind said so.\n\nBody\n\nThe lamp burns.",
        "____________________________________\n\nTitle: the lamp\n\nKeeper Dora Lind said so.",
        "3 of 4 DOCUMENTS were lost, the keeper said.",
        "Lamp to burn\n\nThe Lamp Post\n\nMarch 9, 2021\n\nAuthor: Dora Holm\n\nText\n\nKeeper Dora Lind said so.",
    ],
)
def test_texts_that_only_look_alike(text: str) -> None:
    (found,) = read(text.encode(), "a.txt")
    assert isinstance(found, Article) and found.text == text and not found.warnings


def test_a_paragraph_that_begins_as_a_field_does() -> None:
    lines = [f"{name}  {value}" for name, value in factiva_tagged(2)]
    at = lines.index(next(line for line in lines if line.startswith("TD  ")))
    lines.insert(at + 1, "IN BRIEF: the lamp burns.")
    lines.insert(at + 2, "IN  ilamp : Lamps | ioil : Oil")
    first, second = read("\n".join(lines).encode(), "a.txt")
    assert part(first, "body").endswith("IN BRIEF: the lamp burns.") and isinstance(second, Article)


@pytest.mark.parametrize(
    ("above", "title", "byline"),
    [
        (["Lamp to burn again"], "Lamp to burn again", ""),
        (["News", "Lamp to burn again"], "Lamp to burn again", ""),
        (["World News", "Lamp To Burn Again"], "Lamp To Burn Again", ""),
        (["Lamp to burn again", "Dora Holm"], "Lamp to burn again", "Dora Holm"),
        (["Lamp to burn", "By Dora Holm in Salt Bay"], "Lamp to burn", "By Dora Holm in Salt Bay"),
        (["News", "Lamp to burn again", "D. Holm"], "Lamp to burn again", "D. Holm"),
    ],
)
def test_what_stands_above_the_length_in_factiva(above: list[str], title: str, byline: str) -> None:
    lines = [
        *above,
        "24 words",
        "9 March 2021",
        "The Lamp Post",
        "LAMPP",
        "English",
        "(c) 2021 Lamp Post Ltd",
        "Keeper Dora Lind said so.",
    ]
    (found,) = read("\n".join([*lines, "Document LAMPP00020210309eh3900001"]).encode(), "a.txt")
    assert isinstance(found, Article)
    assert (found.title, part(found, "byline"), part(found, "body")) == (
        title,
        byline,
        "Keeper Dora Lind said so.",
    )


def test_a_document_of_nexis_without_its_length() -> None:
    blocks = [block for block in numbered(2) if not block.startswith(("LENGTH", "SECTION"))]
    for found, story in zip(read(as_text(blocks), "a.txt"), stories(2), strict=True):
        assert isinstance(found, Article)
        assert (found.title, part(found, "body").split("\n\n")) == (story.title, list(story.paragraphs))


def test_a_download_with_german_labels_keeps_its_parts_apart() -> None:
    blocks = [
        "Dokument 1 von 2",
        "Die Lampe",
        "27. Februar 2021 Montag 9:50 PM GMT+1",
        "Lampe brennt wieder",
        "AUTOR: Dora Holm",
        "LÄNGE: 24 Wörter",
    ]
    blocks += ["Die Lampe brennt.", "UPDATE: 28. Februar 2021", "SPRACHE: GERMAN; DEUTSCH"]
    first, second = read(as_text([*blocks, "Dokument 2 von 2", *blocks[1:]]), "a.txt")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.title, first.outlet, first.published) == ("Lampe brennt wieder", "Die Lampe", None)
    assert (part(first, "byline"), part(first, "body")) == ("Dora Holm", "Die Lampe brennt.")


def test_an_export_in_a_zip() -> None:
    found = read(
        zipped(
            {
                "in/a.txt": as_text(numbered(2)),
                "in/b.rtf": MAKERS["a.rtf"](numbered(2)),
                "in/c.docx": docx_of(uni(2)),
            }
        ),
        "all.zip",
    )
    assert [article.title for article in found if isinstance(article, Article)] == [
        story.title for story in stories(2)
    ] * 3
