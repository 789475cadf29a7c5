"""Articles and statements for tests of the store and the commands, made by hand so that every field is known."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Article, Evidence, Span, Speaker, Statement
from tracker_store.database.connect import writing
from tracker_store.writing.write import Writer, add_topics


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def at_terminal(*arguments: str | Path, **env: str) -> tuple[list[str], str, int]:
    """Lines on stdout, stderr and code of a command at a terminal without colours, 80 columns unless `COLUMNS` says."""
    out, err = Terminal(), Terminal()
    settings = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "xterm", **env}
    code = run([str(argument) for argument in arguments], Outside(io.StringIO(), out, err, settings))
    return out.getvalue().splitlines(), err.getvalue(), code


# The command run as a process: what the fixture `tracker` is.
Run = Callable[..., "subprocess.CompletedProcess[str]"]

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

KERRY = Speaker(
    "john-kerry",
    "John Kerry",
    "جون كيري",
    role="Secretary of State of the United States",
    country="US",
    registered=True,
)
LAVROV = Speaker(
    "sergey-lavrov", "Sergey Lavrov", "سيرغي لافروف", role="Minister of Foreign Affairs of Russia", country="RU",
    registered=True,
)  # fmt: skip
MIKHAIL = Speaker("mikhail-lavrov", "Mikhail Lavrov", "ميخائيل لافروف")
ALIASES = {"john-kerry": ("Kerry", "كيري"), "sergey-lavrov": ("Lavrov", "لافروف", "Sergei Lavrov")}


def statement_of(
    text: str,
    content: str,
    *speakers: Speaker,
    cue: str | None = None,
    source: str | None = None,
    said: date | None = None,
    topics: Sequence[str] = (),
    **more: object,
) -> Statement:
    """The statement whose parts are the words of `content`, divided by `…`, at their first places in `text`; cue and
    source at the first ones in the line of the content."""
    fields: dict[str, object] = {
        "kind": "direct", "act": "say", "resolved_by": "name" if speakers else "unresolved", "language": "ar",
        "confidence": 0.9, "evidence": (Evidence("find", "verb-that", "a verb of saying", (Span(0, 3),)),), **more,
    }  # fmt: skip
    spans = tuple(_place(text, part) for part in content.split("…"))
    line = text.rfind("\n", 0, spans[0].start) + 1
    return Statement(
        spans=spans,
        cue=_place(text, cue, line) if cue else None,
        source=_place(text, source, line) if source else None,
        speakers=speakers,
        date=said,
        topics=tuple(topics),
        **fields,  # type: ignore[arg-type]
    )


def _place(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def store(path: Path, *articles: tuple[Article, Sequence[Statement]]) -> list[int | None]:
    """Store articles with their statements and the three topics; their ids."""
    with writing(path) as db:
        add_topics(db, ("syria", "aleppo", "ceasefire"))
        writer = Writer(db, lambda speaker: ALIASES.get(speaker, ()), "9.9")
        return [writer.add(article, statements, AT) for article, statements in articles]


FIRST_TEXT = (
    "كيري: لا اتفاق بعد\nوقال كيري إن الهدنة قريبة، وأضاف أن العمل مستمر\nوأعلن لافروف وكيري أن حلب أولا.\n"
)
SECOND_TEXT = "Talks\nA man said peace is near.\nMikhail Lavrov said no.\n"


def articles_of_two() -> list[tuple[Article, Sequence[Statement]]]:
    """An Arabic article of 27 August 2016 with three statements, an undated English one with two."""
    first = Article(
        FIRST_TEXT, "كيري: لا اتفاق بعد", date(2016, 8, 27), "ar", "Agency", "https://example.org/1", "first.txt",
        "utf-8", "ab" * 32,
    )  # fmt: skip
    day = date(2016, 8, 27)
    found = [
        statement_of(
            FIRST_TEXT, "لا اتفاق بعد", KERRY, source="كيري", said=day, topics=("syria",), kind="headline",
            resolved_by="headline",
        ),
        statement_of(
            FIRST_TEXT, "الهدنة قريبة…العمل مستمر", KERRY, cue="وقال", source="كيري", said=date(2016, 8, 26),
            topics=("syria", "ceasefire"), kind="indirect",
        ),
        statement_of(
            FIRST_TEXT, "حلب أولا", LAVROV, KERRY, cue="وأعلن", source="لافروف وكيري", said=day,
            topics=("aleppo", "syria"), kind="indirect", act="announce",
        ),
    ]  # fmt: skip
    second = Article(SECOND_TEXT, "Talks", None, "en", None, None, "second.txt", "utf-8", "cd" * 32)
    others = [
        statement_of(SECOND_TEXT, "peace is near", cue="said", source="A man", language="en"),
        statement_of(SECOND_TEXT, "no", MIKHAIL, cue="said", source="Mikhail Lavrov", language="en"),
    ]
    return [(first, found), (second, others)]
