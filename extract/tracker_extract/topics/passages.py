"""What a statement is about where its own words do not say it: the passage it stands in, and what it takes up.

A passage is the sentences around a statement. An article can be set in a topic as a whole (a country at war): then
its statements are about it even where they only say "the proposal", unless they speak of other places. Words that
take a topic up (the city, the deal) do so where it was named just before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..outline.outline import Outline
from ..outline.sentences import Sentence
from ..packs import Place
from ..reports.report import Report
from ..words.classes import ADJECTIVE, CITY, EVENT, PLACE, PREPOSITION, PRONOUN
from .marks import Marks, Stretch

# The share of an article's sentences that must name a topic of setting, beside its title: measured on the development
# articles (25 to 30 % serve alike; above, articles about Syria fall out, below, those that only touch on it come in).
SETTING = 0.3
# Named in so many of all sentences, or of those around a statement, a topic holds although another place is named:
# three in four articles so full of Syria went on about it where a neighbour was mentioned, of the others one in three.
STEADY, SURROUNDED = 0.65, 0.75
# The sentences around a statement, on either side.
AROUND = 3
# Words take up what was named so many sentences before: further back it is another passage.
BEFORE = 1


@dataclass(frozen=True, slots=True)
class Trait:
    """How a topic passes on: whether articles are set in it, whether a speaker who goes on goes on about it.

    `parties` are the countries whose mention leads nobody away from it.
    """

    implies: tuple[str, ...] = ()
    setting: bool = False
    goes_on: bool = False
    parties: frozenset[str] = frozenset()


def trait_of(topic: Mapping[str, Any]) -> Trait:
    """How a topic passes on, by its entry in `topics.toml`."""
    return Trait(
        tuple(topic.get("implies", ())),
        topic.get("setting", False),
        topic.get("goes_on", False),
        frozenset(topic.get("parties", ())),
    )


@dataclass(slots=True)
class Passages:
    """The topics of the statements of one article; `traits` has an entry for every topic."""

    outline: Outline
    marks: Marks
    traits: dict[str, Trait]
    _named: dict[Sentence, dict[str, Stretch]] = field(default_factory=dict)
    _titled: frozenset[str] = frozenset()  # the topics of setting that the title names
    _set: dict[str, tuple[float, Stretch]] = field(default_factory=dict)

    def topics(self, reports: Sequence[Report], outside: Sequence[list[Stretch]]) -> list[dict[str, Stretch]]:
        """For each report its topics, with the words that speak for each; `outside` are the clauses that report it.

        Its content's own, those that its words take up, and of the clause and the article only topics of setting: a
        truce that the clause mentions is not what the speaker talks of.
        """
        self._set = self._settings()
        found: list[dict[str, Stretch]] = []
        last: Report | None = None
        for report, around in zip(reports, outside, strict=True):
            near = last if last is not None and self._is_next(last.sentence, report.sentence) else None
            found.append(self._of(report, around, near, found[-1] if near is not None else {}))
            last = report
        return found

    def _of(
        self, report: Report, around: Sequence[Stretch], last: Report | None, said: dict[str, Stretch]
    ) -> dict[str, Stretch]:
        """The topics of a report; `last` is one in this sentence or the one before, `said` its topics."""
        own = self.marks.topics(report.parts)
        topics = self._of_clause(around, report) | own
        topics = self._taken_up(report, said, topics) | topics
        held: dict[str, Stretch] | None = None
        if last is not None and (said or self._set) and self._goes_on(last, report):
            topics = self._carried(said, last, report, topics) | topics
            held = said if last.sentence == report.sentence else None
        elif last is None:
            topics = self._told(report, around, topics) | topics
        return self._of_setting(report, own, held) | topics

    def _settings(self) -> dict[str, tuple[float, Stretch]]:
        """The topics an article is set in, each with the share of sentences that name it and its words in the title."""
        titles = [region for region in self.outline.article.regions if region.kind == "title"]
        at = self.outline.tokens.starts
        title = {s for s in self.outline.sentences for r in titles if r.start <= at[s.start] < r.end}
        named = self.marks.topics(sorted((s.start, s.end) for s in title))
        asked = {topic: words for topic, words in named.items() if self.traits[topic].setting}
        self._titled = frozenset(asked)
        if not asked:
            return {}
        body = [sentence for sentence in self.outline.sentences if sentence not in title]
        shares = {t: sum(t in self._in(s) for s in body) / max(1, len(body)) for t in asked}
        return {t: (shares[t], words) for t, words in asked.items() if shares[t] >= SETTING}

    def _in(self, sentence: Sentence) -> dict[str, Stretch]:
        if sentence not in self._named:
            self._named[sentence] = self.marks.topics([(sentence.start, sentence.end)])
        return self._named[sentence]

    def _is_next(self, before: Sentence, sentence: Sentence) -> bool:
        return 0 <= self._number(sentence) - self._number(before) <= 1

    def _number(self, sentence: Sentence) -> int:
        return bisect_left(self.outline.sentences, sentence)

    def _of_clause(self, around: Sequence[Stretch], report: Report) -> dict[str, Stretch]:
        """The topics of setting that the reporting clause names; a place named with the speaker says only who he is."""
        clause = {t: at for t, at in self.marks.topics(around).items() if self.traits[t].setting}
        if any(self.traits[t].goes_on for t in clause):
            beside = self.marks.topics(_without(around, report))
            clause = {t: at for t, at in clause.items() if t in beside or not self.traits[t].goes_on}
        return clause

    def _taken_up(
        self, report: Report, said: dict[str, Stretch], topics: dict[str, Stretch]
    ) -> dict[str, Stretch]:
        """The topics named just before, or in the title, that words of the content take up."""
        asked = self.marks.asked(report.parts) - topics.keys()
        if not asked:
            return {}
        before = (said.keys() | self._named_before(report.sentence)) & asked
        away = {t for t in before if self.traits[t].setting and self._elsewhere(t, report.parts)}
        return self.marks.topics(report.parts, before - away)

    def _named_before(self, sentence: Sentence) -> set[str]:
        """The topics that the title, a sentence and those just before it name, but a place only until another is named."""
        number = self._number(sentence)
        named = set(self._titled)
        for earlier in self.outline.sentences[max(0, number - BEFORE) : number + 1]:
            here = self._in(earlier)
            stretch = [(earlier.start, earlier.end)]
            named -= {
                t for t in named - here.keys() if self.traits[t].setting and self._elsewhere(t, stretch)
            }
            named.update(here)
        return named

    def _goes_on(self, last: Report, report: Report) -> bool:
        """Whether the speaker of the statement before goes on: nobody is named, a pronoun is, or the same words again."""
        here, before = report.source, last.source
        words = self.outline.tokens.words
        if here is None or all(w.bits & PRONOUN for w in words[here.start : here.end]):
            return True
        if before is None:
            return False
        length = here.end - here.start
        return length == before.end - before.start and all(
            words[here.start + i].stem == words[before.start + i].stem for i in range(length)
        )

    def _carried(
        self, said: dict[str, Stretch], last: Report, report: Report, own: dict[str, Stretch]
    ) -> dict[str, Stretch]:
        """The topics that pass on by themselves to a statement whose own words are `own`, with what they imply.

        A report goes on about the same events; a quotation may be of another moment.
        """
        away = own.keys() | {t for t in said if self._elsewhere(t, last.parts)}
        carried = [t for t in said.keys() - away if self._carries(t, report, own)]
        return {t: said[t] for topic in carried for t in (topic, *self.traits[topic].implies) if t in said}

    def _told(self, report: Report, around: Sequence[Stretch], own: dict[str, Stretch]) -> dict[str, Stretch]:
        """The places that the sentence before tells of, in the same paragraph and in nobody's words.

        "Bombs fell on the east of Aleppo. A spokesman said that two schools had been hit", but not "… In Paris the
        minister said that the law had passed".
        """
        number = self._number(report.sentence)
        before = self.outline.sentences[number - 1] if number else None
        if before is None or before.paragraph != report.sentence.paragraph:
            return {}
        named = self._in(before)
        clause = _without(around, report)
        told = [
            t
            for t in named.keys() - own.keys()
            if self._carries(t, report, own) and not self._elsewhere(t, clause)
        ]
        return {t: named[t] for topic in told for t in (topic, *self.traits[topic].implies) if t in named}

    def _carries(self, topic: str, report: Report, own: dict[str, Stretch]) -> bool:
        trait = self.traits[topic]
        if not trait.goes_on or report.kind != "indirect" or own.keys() - {topic, *trait.implies}:
            return False
        return not self._elsewhere(topic, report.parts)

    def _of_setting(
        self, report: Report, own: dict[str, Stretch], said: dict[str, Stretch] | None
    ) -> dict[str, Stretch]:
        """The topics of setting of the article that hold in a statement's passage.

        `said` are those of a statement by the same speaker in the same sentence: who went elsewhere stays there.
        """
        return {
            topic: at
            for topic, (share, at) in self._set.items()
            if topic in self._in(report.sentence)
            or not own.keys() & set(self.traits[topic].implies)  # of the whole country, not of the city
            and self._holds(topic, share, report)
            and (said is None or topic in said)
        }

    def _holds(self, topic: str, share: float, report: Report) -> bool:
        if share >= STEADY or not self._elsewhere(topic, report.parts):
            return True
        return self._surrounded(topic, report.sentence)

    def _surrounded(self, topic: str, sentence: Sentence) -> bool:
        number = self._number(sentence)
        sentences = self.outline.sentences
        around = [*sentences[max(0, number - AROUND) : number], *sentences[number + 1 : number + 1 + AROUND]]
        return sum(topic in self._in(s) for s in around) >= SURROUNDED * max(1, len(around))

    def _other_places(self, topic: str, ranges: Sequence[Stretch]) -> bool:
        """Whether ranges of tokens name a place of another topic, one that does not lie in this one."""
        others = self.marks.places(ranges) - {topic}
        return any(topic not in self.traits[other].implies for other in others)

    def _elsewhere(self, topic: str, ranges: Sequence[Stretch]) -> bool:
        """Whether ranges of tokens name a place that is not the topic's: a country no party to it, or a place of another topic."""
        if self._other_places(topic, ranges):
            return True
        parties = self.traits[topic].parties
        return any(
            place.country not in parties and not self._is_venue(i, start)
            for start, end in ranges
            for i in range(start, end)
            if (place := self._place_at(i)) is not None
        )

    def _place_at(self, i: int) -> Place | None:
        word = self.outline.tokens.words[i]
        return (word.place or word.adjective) if word.bits & (PLACE | CITY | ADJECTIVE) else None

    def _is_venue(self, i: int, start: int) -> bool:
        """Whether token `i` is the place where something was said or agreed (talks in Geneva): it is not spoken of."""
        bits = self.outline.tokens.bits
        return i - 2 >= start and bool(bits[i - 1] & PREPOSITION and bits[i - 2] & EVENT)


def _without(around: Sequence[Stretch], report: Report) -> Sequence[Stretch]:
    """The reporting clause without its source: where a speaker comes from is not where the words lead."""
    if report.source is None:
        return around
    start, end = report.source.start, report.source.end
    cut = [(a, b) for s, e in around for a, b in ((s, min(e, start)), (max(s, end), e))]
    return [(a, b) for a, b in cut if a < b]
