"""One statement for a reader: its sentence with marks, and the reasoning step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker_cli.options.shared import Bidi
from tracker_cli.render.directions import stretches
from tracker_cli.render.pieces import in_marks, listed
from tracker_cli.render.plain import write_lines
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.tracing import trial_lines, trial_values
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Evidence, Span
from tracker_extract.rules import Trial
from tracker_store.asking.explain import Explained
from tracker_store.asking.passages import sentences
from tracker_store.asking.record import Record

CONTENT, CUE, SOURCE = ("⟦", "⟧"), ("{", "}"), ("<", ">")
LEGEND = "⟦content⟧ {cue} <source>"
LABEL = 12


def write_explanation(
    outside: Outside,
    explained: Explained,
    bidi: Bidi,
    trials: Sequence[Trial] | None = None,
    with_rules: bool = True,
) -> None:
    """Print the explanation; on a terminal, wrapped and with right-to-left text in order.

    `trials` are what today's rules were asked about it, None where they find no such statement; `with_rules`: they are told.
    """
    lines = (*_lines(explained), *(_rules(explained, trials) if with_rules else ()))
    write_lines(outside, (tuple(map(one_line, line)) for line in lines), bidi)


def write_json(outside: Outside, explained: Explained, trials: Sequence[Trial] | None = None) -> None:
    """Print the record with `encoding`, `version`, `cue_span`, `source_span`, `sentence`, `evidence`, `trace` added."""
    import json

    begin, end = sentence(explained)
    whole = {
        **explained.record,
        "encoding": explained.encoding,
        "version": explained.version,
        "cue_span": explained.cue,
        "source_span": explained.source,
        "sentence": [begin, end],
        "evidence": [step.values() for step in explained.evidence],
        "trace": None if trials is None else trial_values(trials),
    }
    outside.stdout.write(escaped_json(json.dumps(whole, ensure_ascii=False)) + "\n")


def _lines(explained: Explained) -> Iterator[tuple[str, ...]]:
    record = explained.record
    yield from _facts(explained, record)
    yield ()
    yield (f"{LEGEND}:",)
    yield (marked(explained),)
    yield ()
    yield ("Why:",)
    yield from step_lines(explained.evidence, explained.text)
    if not explained.evidence:
        yield ("  no steps were recorded",)


def _rules(explained: Explained, trials: Sequence[Trial] | None) -> Iterator[tuple[str, ...]]:
    yield ()
    yield ("Rules, as they are today:",)
    if trials is None:
        yield ("  they find no such statement; `tracker reprocess` finds the article's anew",)
    else:
        yield from trial_lines(trials, explained.text)


def _facts(explained: Explained, record: Record) -> Iterator[tuple[str, ...]]:
    places = (record["outlet"], record["url"], record["path"], record["published"])
    facts: dict[str, tuple[str, ...]] = {
        "Statement": (
            f"{record['id']}: {record['kind']}, {record['act']}, said {record['date'] or 'on an unknown day'}, "
            f"confidence {record['confidence']:.2f}",
        ),
        "Speaker": tuple(_speaker(record)),
        "Topics": listed(record["topics"]) or ("none",),
        "Article": (f"{record['article_id']}: ", record["title"] or "without title"),
        "From": listed(str(place) for place in places if place),
        "Read as": (f"{explained.encoding or 'unknown encoding'}; found by tracker {explained.version}",),
    }
    for label, fact in facts.items():
        if fact:
            yield (f"{label + ':':<{LABEL}}", *fact)
        if label == "Speaker":
            yield from parts_lines(explained.evidence)


def _speaker(record: Record) -> Iterator[str]:
    source = in_marks(record["source_text"]) if record["source_text"] else ("nobody named",)
    if record["speaker"] is None and record["speaker_ar"] is None:
        yield from ("unresolved; the source is ", *source)
        return
    yield from listed(
        dict.fromkeys(name for name in (record["speaker"], record["speaker_ar"]) if name), " / "
    )
    details = (record["speaker_id"], record["role"], record["country"])
    yield from (" (", *listed((detail for detail in details if detail), "; "), ")")
    yield from (f", by {record['resolved_by']} from ", *source)


def step_lines(steps: Iterable[Evidence], text: str) -> Iterator[tuple[str, ...]]:
    """The lines of the reasoning, each in pieces; a step that is but figures has its own (`parts_lines`)."""
    for step in steps:
        if not step.parts:
            yield _step_line(step, text)


def parts_lines(steps: Iterable[Evidence]) -> Iterator[tuple[str, ...]]:
    """The lines with what a confidence was made of and what is known of it, if that was kept."""
    for step in steps:
        if step.parts:
            told = listed(f"{name} {value}" for name, value in step.parts)
            if step.note:
                yield (f"{'Confidence:':<{LABEL}}", step.rule, ": ", step.note)
                yield (f"{'Known:':<{LABEL}}", *told)
            else:  # of an earlier version, which gave no reasons
                yield (f"{'Confidence:':<{LABEL}}", step.rule, ": ", *told)


def _step_line(step: Evidence, text: str) -> tuple[str, ...]:
    note = (*(piece for piece, _ in stretches(step.note)), " ") if step.note else ()
    words = (piece for start, end in step.spans for piece in (*in_marks(text[start:end]), " "))
    return (f"  {step.step:<9} ", step.rule, ": ", *note, *words)


def sentence(explained: Explained) -> Span:
    """The sentence or sentences that hold the statement, its cue and its source."""
    held = [
        *map(tuple, explained.record["spans"]),
        *(span for span in (explained.cue, explained.source) if span),
    ]
    first, last = min(start for start, _ in held), max(end for _, end in held)
    return sentences(explained.text, first, last)


def marked(explained: Explained) -> str:
    """That sentence with content, cue and source marked as in the legend."""
    begin, end = sentence(explained)
    spans = [(Span(*span), CONTENT) for span in explained.record["spans"]]
    spans += [(span, marks) for span, marks in ((explained.cue, CUE), (explained.source, SOURCE)) if span]
    # Where one ends and the next begins the closing mark comes first; of two that begin together the longer opens first.
    events = [(span.start, 1, -span.end, marks[0]) for span, marks in spans]
    events += [(span.end, 0, -span.start, marks[1]) for span, marks in spans]
    pieces, at = [], begin
    for offset, _, _, mark in sorted(events):
        pieces += [explained.text[at:offset], mark]
        at = offset
    return "".join([*pieces, explained.text[at:end]]).strip()
