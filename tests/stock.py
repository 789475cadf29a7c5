"""The same articles as an archive and as a database: repeated, in versions, copied, spelled in several ways, and hostile."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

import press
from sample import ALIASES, AT, articles_of_two, statement_of
from tracker_archive.asking.names import Lists
from tracker_archive.layout import Layout
from tracker_archive.settings import Settings, agree
from tracker_archive.shard import Piece, Shard, run_shard
from tracker_cli.__main__ import run
from tracker_cli.archiving import asking, loading
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Article, Speaker, Statement
from tracker_store.database.connect import writing
from tracker_store.writing.prepare import Prepared, prepared
from tracker_store.writing.write import Writer, add_topics

Found = tuple[Article, Sequence[Statement]]
TOPICS = ("syria", "aleppo", "ceasefire")

# Reading is not what is tested here.
GIVEN = Piece("given.jsonl", "given.jsonl", 0, None, 0, "")

# What acts in a terminal, a table, a spreadsheet, a page or a query.
HOSTILE = (
    "a\x1b[31mred\x07 [bold]x[/bold] \u202egnp.exe <script>alert(1)</script> '; drop view quotes; -- =cmd()"
)
WICKED = Speaker("wicked-o-brien", "Wicked O'Brien\x1b]0;x\x07", "=1+1", "person", country="IE")
# The harbour master of a story, in two spellings and once without his country.
BARQAN = [
    Speaker("bd-allh-brqan", "Bd Allh Brqan", "عبدالله برقان", "person"),
    Speaker("bd-allh-brqan", "Bd Allh Brqan", "عبد الله برقان", "person", country="YE"),
]


def hostile() -> Found:
    text = f"{HOSTILE}\n{HOSTILE} he said twice.\n"
    article = Article(
        text, HOSTILE, date(2016, 8, 29), "en", "O'Outlet\x1b[0m", "https://example.org/'h", "=h.txt"
    )
    return article, [
        statement_of(
            text, HOSTILE, WICKED, source="a", topics=("syria",), language="en", said=article.published
        )
    ]


def plain() -> list[Found]:
    """Articles of which each is shown as it came."""
    (first, said), second = articles_of_two()
    return [*press.articles(), (replace(first, url="https://example.org/two"), said), second, hostile()]


def story(
    number: int, seed: int, first: int, outlet: str, speaker: Speaker, *, url: str | None = None
) -> Found:
    """A text of seventy words from a hundred of a seed, and what the harbour master says at its end."""
    words = " ".join(f"كلمة{seed}م{at}" for at in range(first, first + 70))
    text = f"{words}\nقال برقان إن الميناء مفتوح منذ الصباح {number}"
    day = date(2016, 8, 20 + number)
    article = Article(
        text, f"ميناء {number}", day, "ar", outlet, url or f"https://example.org/s{number}", f"{number}.txt"
    )
    return article, [statement_of(text, f"الميناء مفتوح منذ الصباح {number}", speaker, cue="قال", said=day)]


def whole() -> list[Found]:
    """Those, and articles of which the others decide how they are shown."""
    page = "https://example.org/page"
    return [
        *plain(),
        *(story(n, 1, n, "ABC"[n], BARQAN[n % 2]) for n in range(3)),
        story(3, 2, 0, "D", BARQAN[1], url=page),
        story(4, 2, 1, "D", BARQAN[1], url=page),  # the later version
        story(1, 1, 1, "B", BARQAN[1]),  # there already
        story(5, 3, 0, "E", BARQAN[0], url="https://example.org/"),  # a front page has no versions
        story(6, 4, 0, "E", BARQAN[1], url="https://example.org/"),
    ]


def database(path: Path, articles: Sequence[Found]) -> Path:
    with writing(path) as db:
        add_topics(db, TOPICS)
        writer = Writer(db, lambda speaker: ALIASES.get(speaker, ()), "9.9")
        for article, statements in articles:
            writer.add(article, statements, AT)
    return path


def archive(
    folder: Path, articles: Sequence[Found], *, size: int = 4, first: int = 0, keep_text: bool = True
) -> Path:
    """An archive of the articles, `size` in a shard, the first of which has the number `first`."""
    agree(Layout(folder), Settings("9.9", "rules", {"keep_text": True} if keep_text else {}))
    rest = iter(articles)
    number = first
    while some := list(islice(rest, size)):
        shard(folder, number, some, keep_text=keep_text)
        number += 1
    return folder


def shard(folder: Path, number: int, articles: Sequence[Found], *, keep_text: bool = True) -> None:
    said = {id(article): statements for article, statements in articles}

    def find(article: Article) -> Prepared:
        return prepared(article, said[id(article)])

    run_shard(
        Shard(number, (GIVEN,)),
        folder,
        lambda _: [article for article, _ in articles],
        find,
        keep_text=keep_text,
    )


@contextmanager
def few_names() -> Iterator[None]:
    """Commands on archives know the names of a few speakers, as the database here does: all that there are take a second."""

    def few(_: Outside) -> Lists:
        return Lists(lambda speaker: ALIASES.get(speaker, ()), TOPICS)

    with pytest.MonkeyPatch.context() as patched:
        for module in (asking, loading):
            patched.setattr(module, "lists", few)
        yield


class Pipe(io.StringIO):
    """A stream into a pipe."""

    encoding = "utf-8"


def told(*arguments: str | Path, **env: str) -> tuple[str, str, int]:
    """What a command writes to stdout and stderr, in a pipe, and its code."""
    out, err = Pipe(), Pipe()
    with redirect_stderr(err):  # where the reader of options complains
        code = run([str(argument) for argument in arguments], Outside(io.StringIO(), out, err, env))
    return out.getvalue(), err.getvalue(), code


def records(*arguments: str | Path) -> list[dict[str, object]]:
    """The records that a command prints, without ids of statements and articles."""
    out, err, code = told(*arguments, "--format", "ndjson")
    assert code == 0, err
    return [without_ids(json.loads(line)) for line in out.splitlines()]


def without_ids(record: dict[str, object]) -> dict[str, object]:
    kept = {key: value for key, value in record.items() if key not in ("id", "article_id")}
    if isinstance(kept.get("sources"), list):
        kept["sources"] = [without_ids(other) for other in kept["sources"]]  # type: ignore[attr-defined]
    return kept
