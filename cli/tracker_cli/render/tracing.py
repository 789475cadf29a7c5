"""What rules were asked about a statement, for a reader and as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracker_cli.render.directions import stretches
from tracker_cli.render.pieces import in_marks, listed
from tracker_extract.models import Span
from tracker_extract.rules import Trial

# What is told of a stage by itself, not as one rule among others.
_BY_ITSELF = {"end": "ends with", "candidate": "candidate"}
_LABEL = 14


def trial_lines(trials: Sequence[Trial], text: str) -> Iterator[tuple[str, ...]]:
    """The lines of what was asked, stage by stage: what answered, on which words, and what was asked before in vain."""
    stages = dict.fromkeys(trial.stage for trial in trials)
    for stage in stages:
        of_stage = [trial for trial in trials if trial.stage == stage]
        answered = [trial for trial in of_stage if trial.verdict != "tried"]
        for trial in answered:
            yield _answer(trial, text)
        rules = dict.fromkeys(t.rule for t in of_stage if t.verdict == "tried")
        tried = [rule for rule in rules if rule not in {trial.rule for trial in answered}]
        if tried:
            yield (f"  {stage:<{_LABEL}}", "not ", *listed(tried))


def _answer(trial: Trial, text: str) -> tuple[str, ...]:
    words = () if trial.span is None else (" ", *in_marks(" ".join(text[slice(*trial.span)].split())))
    note = tuple(piece for piece, _ in stretches(trial.note))
    if trial.stage == "end":
        return (f"  {_BY_ITSELF['end']:<{_LABEL}}", trial.rule.partition("/")[2], *words)
    if trial.stage == "candidate":
        verdict = "turned down: " if trial.verdict == "refused" else ""
        return (f"  {'candidate':<{_LABEL}}", verdict, *note, *words)
    verdict = ": reports nothing" if trial.verdict == "refused" else ""
    told = (": ", *note) if note else ()
    return (f"  {trial.stage:<{_LABEL}}", trial.rule, verdict, *told, *words)


def trial_values(trials: Iterable[Trial]) -> list[dict[str, Any]]:
    """What was asked, as values: stage, rule, verdict (tried, refused, fired), span and note."""
    return [
        {
            "stage": trial.stage,
            "rule": trial.rule,
            "verdict": trial.verdict,
            "span": trial.span,
            "note": trial.note,
        }
        for trial in trials
    ]


def span_values(text: str, span: Span | None) -> dict[str, Any] | None:
    """A stretch of the text, as values."""
    return None if span is None else {"start": span.start, "end": span.end, "text": text[slice(*span)]}
