"""What a trace says of one statement, and of the cues that made none."""

from __future__ import annotations

from collections.abc import Iterable

from .models import Span, Statement
from .rules import Trace, Trial

# Stages in which a word is asked whether it reports: one with an answer in none of the others made no statement.
AT_CUE = frozenset({"refusal", "cue", "order"})
# Stages that ask a sentence, not a cue.
OF_SENTENCE = frozenset({"headline", "continuation", "attribution"})


def place_of(statement: Statement) -> Span:
    """The words by which a trace knows a statement: its cue, else the first part of its content."""
    return statement.cue or statement.spans[0]


def of_statement(trace: Trace, statement: Statement) -> tuple[Trial, ...]:
    """The rules that were asked about a statement, in the order of the asking."""
    place = place_of(statement)
    return tuple(trial for trial in trace.trials if _is_about(trial, place))


def _is_about(trial: Trial, place: Span) -> bool:
    if trial.cue is not None:
        return trial.cue == place or trial.cue.start == place.start and trial.cue.end <= place.end
    within = trial.span is not None and trial.span.start <= place.start and place.end <= trial.span.end
    return within and trial.stage in OF_SENTENCE and trial.verdict == "fired"


def silent_cues(trace: Trace, statements: Iterable[Statement]) -> tuple[tuple[Span, tuple[Trial, ...]], ...]:
    """The words that could have reported and made no statement, in text order, each with what was asked about it."""
    told = [place_of(statement) for statement in statements]
    asked: dict[Span, list[Trial]] = {}
    for trial in trace.trials:
        if trial.cue is not None and not any(_is_about(trial, place) for place in told):
            asked.setdefault(trial.cue, []).append(trial)
    silent = [(cue, tuple(trials)) for cue, trials in sorted(asked.items())]
    return tuple((cue, trials) for cue, trials in silent if any(trial.stage in AT_CUE for trial in trials))
