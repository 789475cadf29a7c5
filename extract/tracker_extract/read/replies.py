"""What of a mail is no part of its own words: marks before the subject, quoted mails, the signature; and `format=flowed`."""

from __future__ import annotations

import re

from tracker_extract.models import Region
from tracker_extract.read.layout_words import layout_words, plain_words

_MARK = re.compile(r"\s*\[?([^\W\d_](?:[^:：\[\]]{0,18}[^\W\d_])?)(?:\s*[\[(]\d+[\])])?\s*[:：]\]?\s*")
_QUOTED = re.compile(r"[ \t]*[>|]")
_SIGNATURE = re.compile(r"--[ \t]*\Z")
_RULE = re.compile(r"[-_*=]{2,}\s*(.+?)\s*[-_*=]{2,}\Z")
_HEADERS = re.compile(
    r"\*?(?:From|De|Von|Da|От|من)\*?\s*:.*\n\*?(?:Sent|To|Date|Subject|Envoyé|À|Gesendet|An|Дата|Кому|إلى|التاريخ)\*?\s*:",
    re.IGNORECASE,
)
# A day and an hour, or an address: "In 2019 she wrote:" has neither.
_WHEN = re.compile(r"\d.*\d[:.]\d\d\b|\d.*@|@.*\d")
# Lines over which "On Monday, 13 May 2019, Anna wrote:" may run where it is wrapped.
_ATTRIBUTION_LINES = 3


def bare_subject(subject: str | None) -> str | None:
    """A subject without what answers and mails passed on put before it: `Re: Fwd: Lamp` is `Lamp`."""
    known = layout_words().reply
    while subject and (mark := _MARK.match(subject)) and plain_words(mark[1]) in known:
        subject = subject[mark.end() :]
    return subject.strip() or None if subject else None


def flowed(text: str, *, delete_space: bool) -> str:
    """A text of `format=flowed` (RFC 3676) as its paragraphs: a line that ends in a blank goes on in the next of its depth."""
    lines: list[str] = []
    depth_before, open_line = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare.removeprefix(" ")  # space-stuffed
        soft = bare.endswith(" ") and bare != "-- "
        words = bare[:-1] if soft and delete_space else bare
        if open_line and depth == depth_before and bare != "-- ":
            lines[-1] += words
        else:
            lines.append((">" * depth + " " if depth else "") + words)
        depth_before, open_line = depth, soft
    return "\n".join(line if line == "-- " else line.rstrip(" ") for line in lines)


def set_apart(text: str, regions: tuple[Region, ...], start: int) -> tuple[Region, ...]:
    """The regions of a mail whose body begins at `start`, with quoted mails and the signature as furniture."""
    cut = _not_own(text, start)
    found: list[Region] = []
    for region in regions:
        found += _without(region, cut) if region.kind not in ("title", "repeat") else [region]
    return tuple(
        sorted(
            [*_trimmed(text, found), *(Region("furniture", a, b) for a, b in _bare(text, cut))], key=_start
        )
    )


def _start(region: Region) -> int:
    return region.start


def _not_own(text: str, start: int) -> list[tuple[int, int]]:
    """The stretches that are not the sender's own words, in order."""
    found: list[tuple[int, int]] = []
    lines = _lines(text, start)
    for number, (begin, end) in enumerate(lines):
        line = text[begin:end]
        if (
            (_SIGNATURE.match(line) and number)
            or _passed_on(text, begin, line)
            or _opens_quotation(text, lines, number)
        ):
            found.append((begin, len(text)))
            break
        if _QUOTED.match(line):
            found.append((_attribution(text, lines, number), end))
    return _merged(found)


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    lines = []
    for line in text[start:].splitlines(keepends=True):
        lines.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return lines


def _passed_on(text: str, begin: int, line: str) -> bool:
    rule = _RULE.match(line.strip())
    name = plain_words(rule[1] if rule else line.strip().rstrip(":"))
    return name in layout_words().forwarded or _HEADERS.match(text, begin) is not None


def _opens_quotation(text: str, lines: list[tuple[int, int]], number: int) -> bool:
    """Whether a line says who wrote what follows to the end, which no mark quotes: On 8 March 2021 at 09:00, Anna wrote:"""
    begin, end = lines[number]
    line = text[begin:end].rstrip()
    if not line.endswith(layout_words().quoting) or not _WHEN.search(line):
        return False
    below = next((text[a:b] for a, b in lines[number + 1 :] if text[a:b].strip()), ">")
    return not _QUOTED.match(below)


def _attribution(text: str, lines: list[tuple[int, int]], number: int) -> int:
    """Where a quoted line begins, with the line above that says who wrote it and when."""
    before = number - 1
    while before >= 0 and not text[lines[before][0] : lines[before][1]].strip():
        before -= 1
    if before < 0 or not text[lines[before][0] : lines[before][1]].rstrip().endswith(layout_words().quoting):
        return lines[number][0]
    first = before
    while (
        first > 0
        and before - first < _ATTRIBUTION_LINES - 1
        and text[lines[first - 1][0] : lines[first - 1][1]].strip()
    ):
        first -= 1
    # The whole stretch only where nothing else stands in it: a sentence of the sender's ends in its mark.
    while first < before and text[lines[first][0] : lines[first][1]].rstrip().endswith((".", "!", "?", "؟")):
        first += 1
    return lines[first][0]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, end in spans:
        if merged and begin <= merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def _without(region: Region, cut: list[tuple[int, int]]) -> list[Region]:
    pieces = [region]
    for begin, end in cut:
        last = pieces.pop()
        if end <= last.start or begin >= last.end:
            pieces.append(last)
            continue
        if begin > last.start:
            pieces.append(last._replace(end=begin))
        pieces.append(last._replace(start=min(end, last.end)))
    return [piece for piece in pieces if piece.start < piece.end]


def _trimmed(text: str, regions: list[Region]) -> list[Region]:
    """The regions without the blanks at their edges, and without those of nothing else."""
    found = []
    for kind, start, end in regions:
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            found.append(Region(kind, start, start + len(words.strip())))
    return found


def _bare(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(r.start, r.end) for r in _trimmed(text, [Region("furniture", *span) for span in spans])]
