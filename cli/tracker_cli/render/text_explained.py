"""A text that nobody stored, explained: whom it names, its statements with their reasons, and cues that made none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_cli.options.shared import Bidi
from tracker_cli.render.explanation import LEGEND, marked, parts_lines, step_lines
from tracker_cli.render.pieces import in_marks, listed
from tracker_cli.render.plain import write_lines
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.tracing import span_values, trial_lines, trial_values
from tracker_cli.terminal.outside import Outside
from tracker_extract.engine import Stages
from tracker_extract.models import Article, Statement
from tracker_extract.rules import Trace
from tracker_extract.traced import of_statement, silent_cues
from tracker_store.asking.explain import Explained


@dataclass(frozen=True, slots=True)
class TextExplained:
    """An article with what each stage made of it, and the trace of its rules."""

    article: Article
    stages: Sequence[Stages]
    trace: Trace

    @property
    def statements(self) -> list[Statement]:
        """Its statements, in text order."""
        found = [statement for stages in self.stages for statement in stages.statements]
        return sorted(found, key=lambda statement: statement.spans[0].start)

    @property
    def mentions(self) -> list[tuple[int, int, str]]:
        """Whom it names, in text order: from where to where, and as what."""
        found = [
            (*stages.outline.span(m.start, m.end), m.kind) for stages in self.stages for m in stages.mentions
        ]
        return sorted(found)


def write_text(outside: Outside, explained: TextExplained, bidi: Bidi) -> None:
    """Print the explanation; on a terminal, wrapped and with right-to-left text in order."""
    write_lines(outside, (tuple(map(one_line, line)) for line in text_lines(explained)), bidi)


def text_lines(explained: TextExplained) -> Iterator[tuple[str, ...]]:
    """The lines of the explanation, each in pieces."""
    text, trace = explained.article.text, explained.trace
    yield (
        "Languages:  ",
        *(listed(stages.language for stages in explained.stages) or ("none that is read",)),
    )
    names = [("", *in_marks(text[start:end]), f" {kind}") for start, end, kind in explained.mentions]
    yield ("Mentions:   ", *(listed("".join(name) for name in names) or ("none",)))
    for number, statement in enumerate(explained.statements, 1):
        yield ()
        yield (
            f"Statement {number}: {statement.kind}, {statement.act}, confidence {statement.confidence:.2f}",
        )
        yield ("Speaker:    ", *_speakers(statement))
        yield from parts_lines(statement.evidence)
        yield (f"{LEGEND}:",)
        yield (marked(_as_stored(text, statement)),)
        yield ("Why:",)
        yield from step_lines(statement.evidence, text)
        yield ("Rules:",)
        yield from trial_lines(of_statement(trace, statement), text)
    for cue, trials in silent_cues(trace, explained.statements):
        yield ()
        yield ("No statement at ", *in_marks(text[slice(*cue)]), ":")
        yield from trial_lines(trials, text)


def _speakers(statement: Statement) -> tuple[str, ...]:
    if not statement.speakers:
        return ("unresolved",)
    names = listed(f"{s.name} ({s.id})" for s in statement.speakers)
    return (*names, f", by {statement.resolved_by}")


def _as_stored(text: str, statement: Statement) -> Explained:
    """The statement as one that was stored, for its marks in its sentence."""
    spans = [list(span) for span in statement.spans]
    return Explained({"spans": spans}, text, None, "", statement.cue, statement.source, statement.evidence)


def write_text_json(outside: Outside, explained: TextExplained) -> None:
    """Print the explanation as one JSON object: text, languages, mentions, statements, silent."""
    outside.stdout.write(escaped_json(json.dumps(_values(explained), ensure_ascii=False)) + "\n")


def _values(explained: TextExplained) -> dict[str, Any]:
    text, trace = explained.article.text, explained.trace
    return {
        "text": text,
        "languages": [stages.language for stages in explained.stages],
        "mentions": [
            {"start": start, "end": end, "text": text[start:end], "kind": kind}
            for start, end, kind in explained.mentions
        ],
        "statements": [_statement(text, trace, statement) for statement in explained.statements],
        "silent": [
            {"cue": span_values(text, cue), "trace": trial_values(trials)}
            for cue, trials in silent_cues(trace, explained.statements)
        ],
    }


def _statement(text: str, trace: Trace, said: Statement) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "act": said.act,
        "cue": span_values(text, said.cue),
        "source": span_values(text, said.source),
        "parts": [span_values(text, span) for span in said.spans],
        "speakers": [
            {"id": s.id, "name": s.name, "name_ar": s.name_ar, "role": s.role} for s in said.speakers
        ],
        "resolved_by": said.resolved_by,
        "date": said.date.isoformat() if said.date else None,
        "topics": list(said.topics),
        "confidence": said.confidence,
        "evidence": [step.values() for step in said.evidence],
        "trace": trial_values(of_statement(trace, said)),
    }
