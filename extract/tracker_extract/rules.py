"""What a rule is: a function with a name, a line that says what it does, and examples; cascades of rules; and a trace.

Rules are functions of the records of their stage and stand in their modules; a register (`rules.py` of a room) names
them and says in which order they are asked. The ids are a closed list of English names. Nothing here knows a language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, NamedTuple, TypeVar, TypeVarTuple

from .models import Span

Answer = TypeVar("Answer")
Asked = TypeVarTuple("Asked")
Verdict = Literal["tried", "refused", "fired"]


class Example(NamedTuple):
    """A text in which a rule fires, or does not, with what it means in English where it is in another language.

    `published` is the ISO date of the article, `title` its title; both are "" where they do not matter.
    """

    language: str
    text: str
    gloss: str = ""
    published: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Answer, *Asked]):
    """A rule: its id (place/name), what it does in one line, the function, and texts that show it.

    It fires in each of `examples`, and switching it off changes the statements of at least one of them; it does not fire
    in those of `but_not`. What it answers is None, False or empty where it has nothing to say.
    """

    id: str
    says: str
    apply: Callable[[*Asked], Answer]
    examples: tuple[Example, ...] = ()
    but_not: tuple[Example, ...] = ()


class Trial(NamedTuple):
    """A rule that was asked: at which cue, in which stage, with which verdict, about which words, and what it noted.

    tried: it had nothing to say; refused: it says that nothing is reported; fired: it gave the answer. `cue` and `span`
    are in offsets of the article's text.
    """

    cue: Span | None
    stage: str
    rule: str
    verdict: Verdict
    span: Span | None
    note: str = ""


@dataclass(slots=True)
class Trace:
    """What the rules of one article were asked and what they said, in that order and each answer once.

    `off` are the ids of rules that are passed over. Places are given in tokens and kept as offsets of the text, by
    `span_of`, which the engine sets for each outline that it makes.
    """

    off: frozenset[str] = frozenset()
    span_of: Callable[[int, int], Span] = Span
    _trials: dict[Trial, None] = field(default_factory=dict)
    _cue: Span | None = None

    @property
    def trials(self) -> tuple[Trial, ...]:
        """All that was asked, in the order of the asking."""
        return tuple(self._trials)

    def fired(self) -> tuple[str, ...]:
        """The ids of the rules that fired or refused, once for each of the words they were asked about."""
        answered = ((trial.rule, trial.span) for trial in self._trials if trial.verdict != "tried")
        return tuple(rule for rule, _ in dict.fromkeys(answered))

    @contextmanager
    def about(self, start: int, end: int) -> Iterator[None]:
        """Whatever is asked meanwhile is asked about the cue from token `start` to `end`."""
        before, self._cue = self._cue, self.span_of(start, end)
        try:
            yield
        finally:
            self._cue = before

    def note(
        self, stage: str, rule: str, verdict: Verdict, at: tuple[int, int] | None, note: str = ""
    ) -> None:
        """Keep one answer; `at` are the tokens it is about."""
        span = self.span_of(*at) if at is not None else None
        self._trials.setdefault(Trial(self._cue, stage, rule, verdict, span, note))


@dataclass(frozen=True, slots=True)
class Cascade(Generic[Answer, *Asked]):
    """Rules in the order in which they are asked, all of one signature; `refuses`: their answer is that nothing is there."""

    stage: str
    rules: tuple[Rule[Answer, *Asked], ...]
    refuses: bool = False
    # The functions by themselves: a cascade is asked some hundred times an article, and nobody traces most of them.
    _functions: tuple[Callable[[*Asked], Answer], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_functions", tuple(rule.apply for rule in self.rules))

    def first(self, trace: Trace | None, at: tuple[int, int], *asked: *Asked) -> Answer | None:
        """The answer of the first rule that has one, None where none has; `at` are the tokens that they are asked about."""
        if trace is not None:
            return self._traced(trace, at, *asked)[1]
        for function in self._functions:
            answer = function(*asked)
            if answer:
                return answer
        return None

    def named(
        self, trace: Trace | None, at: tuple[int, int], *asked: *Asked
    ) -> tuple[str, Answer] | tuple[str, None]:
        """As `first`, with the id of the rule that answered, "" where none did."""
        if trace is not None:
            return self._traced(trace, at, *asked)
        for rule in self.rules:
            answer = rule.apply(*asked)
            if answer:
                return rule.id, answer
        return "", None

    def _traced(
        self, trace: Trace, at: tuple[int, int], *asked: *Asked
    ) -> tuple[str, Answer] | tuple[str, None]:
        for rule in self.rules:
            answer = None if rule.id in trace.off else rule.apply(*asked)
            if answer:
                note = getattr(answer, "note", "")
                trace.note(self.stage, rule.id, "refused" if self.refuses else "fired", at, note)
                return rule.id, answer
            trace.note(self.stage, rule.id, "tried", at)
        return "", None


# Any of them, whatever it is asked and answers.
AnyRule = Rule[Any, *tuple[Any, ...]]
AnyCascade = Cascade[Any, *tuple[Any, ...]]
