"""A small press for questions: articles of several outlets in two languages, made by hand so that every answer is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sample import KERRY, LAVROV, statement_of, store
from tracker_extract.models import Article, Speaker, Statement
from tracker_store.database.connect import writing

KREMLIN = Speaker("kremlin", "Kremlin", "الكرملين", "office", None, "RU", True)
OFFICIAL = Speaker("an-official", "an official", "مسؤول", "unnamed")

# Outlet, day, language, url, then statements: content, speaker, act, kind, topics.
_Said = tuple[str, Speaker | None, str, str, tuple[str, ...]]
PRESS: tuple[tuple[str, str, str, tuple[_Said, ...]], ...] = (
    (
        "Agency", "2016-08-27", "ar",
        (
            ("وقف إطلاق النار في حلب يبدأ يوم الاثنين المقبل", LAVROV, "promise", "direct", ("aleppo", "ceasefire", "syria")),
            ("الأزمة لا تحل إلا بالحوار مع كيري", LAVROV, "say", "indirect", ("syria",)),
        ),
    ),
    (
        "Daily", "2016-08-28", "ar",
        (
            ("إن وقف اطلاق النار في حلب يبدأ الاثنين المقبل", LAVROV, "say", "indirect", ("aleppo", "ceasefire")),
            ("للوزير وبالمدرسة ومُؤتَمر", KERRY, "warn", "indirect", ()),
        ),
    ),
    (
        "Weekly", "2016-09-15", "en",
        (
            ("There is no ceasefire in Aleppo", LAVROV, "deny", "direct", ("aleppo", "ceasefire")),
            ("It's 100% clear: a-b AND c", KREMLIN, "affirm", "mixed", ()),
            ("nobody knows", None, "say", "indirect", ()),
            ("peace talks go on", OFFICIAL, "say", "headline", ("syria",)),
        ),
    ),
)  # fmt: skip
IDS = {
    "promise": 1,
    "dialogue": 2,
    "copy": 3,
    "minister": 4,
    "denial": 5,
    "kremlin": 6,
    "nobody": 7,
    "official": 8,
}


def articles() -> list[tuple[Article, Sequence[Statement]]]:
    """The articles with their statements, whose ids are those of IDS."""
    made = []
    for number, (outlet, day, language, said) in enumerate(PRESS, start=1):
        text = f"{outlet} {number}\n" + "\n".join(content for content, *_ in said)
        published = date.fromisoformat(day)
        statements = [
            statement_of(
                text, content, *([speaker] if speaker else []), said=published, topics=topics, act=act, kind=kind,
                language=language, confidence=0.5 if speaker is None else 0.9,
            )
            for content, speaker, act, kind, topics in said
        ]  # fmt: skip
        url = f"https://example.org/{number}"
        article = Article(
            text,
            f"{outlet} {number}",
            published,
            language,
            outlet,
            url,
            f"{number}.txt",
            "utf-8",
            f"{number}",
        )
        made.append((article, statements))
    return made


def print_press(path: Path) -> None:
    """Store the press in a database."""
    store(path, *articles())
    with writing(path) as db:
        assert db.execute("select count(*) from statements").fetchone()[0] == len(IDS)
