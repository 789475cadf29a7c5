"""A report in Markdown, in which nothing of an article acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker_cli.pages.environment import web_address
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.render.delimited import markdown
from tracker_cli.render.telling import content, telling_act, unsure
from tracker_cli.report.content import Report, speaker_name
from tracker_store.asking.record import Record

# What at the start of a line would make a list or a heading.
_LIST = re.compile(r"^([-+=]|\d+(?=[.)]))")
_LINK = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"})


def markdown_lines(report: Report, words: Words, names: Names) -> Iterator[str]:
    """The report, a line at a time."""
    yield f"# {escaped(report.title)}\n\n"
    for label, value in report.demands:
        yield f"- {escaped(label)}: {escaped(value)}\n"
    yield f"\n## {words['summary']}\n\n"
    for label, value in report.figures:
        yield f"- {escaped(label)}: {escaped(value)}\n"
    yield from _table(words["timeline"], words["period"], words["statements"], _periods(report))
    yield from _table(words["who_spoke_most"], words["speaker"], words["statements"], report.speakers)
    yield from _changes(report, words)
    yield f"\n## {words['sayings_by_day']}\n"
    if report.cut_off:
        yield f"\n{words['cut_off']} {report.cut_off}\n"
    for day, sayings in report.days:
        yield f"\n### {day or words['undated']}\n"
        for record in sayings:
            yield from _saying(record, words, names)
    yield f"\n## {words['index_of_articles']}\n\n"
    for article in report.articles:
        facts = [
            escaped(str(fact)) for fact in (article["published"], article["outlet"], article["count"]) if fact
        ]
        yield f"- {_title(article, words)} ({words['comma'].join(facts)})\n"
    yield f"\n{words['made_on']} {report.made}\n"


def _changes(report: Report, words: Words) -> Iterator[str]:
    """The changes of position that a person confirmed, with their note."""
    if not report.changes:
        return
    yield f"\n## {words['changes']}\n\n{words['changes_help']}\n"
    for pair in report.changes:
        yield f"\n- {escaped(pair['note'] or '…')}\n"
        for side in pair["sides"]:
            act = words["acts"].get(side["act"], side["act"])
            who = escaped(f"{side['date'] or words['undated']} {speaker_name(side, words)} ({act})")
            yield f"    - {who}: {escaped(content(side, words))}\n"


def escaped(text: str) -> str:
    """Text that is itself in Markdown, also at the start of a line."""
    return _LIST.sub(r"\\\1", markdown(text))


def _periods(report: Report) -> tuple[tuple[str, int], ...]:
    return tuple((row["period"], row["statements"]) for row in report.periods if row["statements"])


def _table(title: str, key: str, value: str, rows: tuple[tuple[str, int], ...]) -> Iterator[str]:
    if not rows:
        return
    yield f"\n## {title}\n\n| {key} | {value} |\n| --- | ---: |\n"
    for name, number in rows:
        yield f"| {markdown(name)} | {number} |\n"


def _saying(record: Record, words: Words, names: Names) -> Iterator[str]:
    who = escaped(speaker_name(record, words))
    if not record["speaker_id"] and record["source_text"]:
        who += f": {markdown(record['source_text'])}"
    role = f"{words['comma']}{markdown(names.role(record))}" if record["role"] else ""
    act = telling_act(record, words)
    joint = words["comma"] if role else words["act_joint"]
    did = f"{joint}{act}:" if act else ""
    doubt = unsure(record, words)
    yield f"\n**{who}**{f' {escaped(doubt)}' if doubt else ''}{role}{did}\n\n> {escaped(content(record, words))}\n\n"
    places = [_place(record, words), *(_place(source, words) for source in record["sources"])]
    yield f"{words['semicolon'].join(places)}\n"


def _place(place: Record, words: Words) -> str:
    outlet = f"{words['comma']}{markdown(place['outlet'])}" if place["outlet"] else ""
    return _title(place, words) + outlet


def _title(place: Record, words: Words) -> str:
    title = escaped(place["title"] or words["no_title"])
    address = web_address(place["url"])
    return f"[{title}](<{address.translate(_LINK)}>)" if address else title
