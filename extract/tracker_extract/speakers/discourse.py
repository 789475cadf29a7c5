"""Who has been introduced in an article so far: the memory that short names, titles and elided subjects look into."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter

from ..models import Speaker
from ..names import name_words
from ..packs import Features
from ..reports.report import Report
from ..words.phrases import phrase_words

# A name of so many words is a full one.
FULL = 2
# What stands behind a surname has so many letters at most: Jr, II.
SUFFIX = 2

_SPOKE_AT = attrgetter("spoke_at")


@dataclass(slots=True)
class Entity:
    """Somebody an article has introduced.

    `words` are the folded words of the name (for a body or an unnamed source, of the phrase); `offices` the kinds
    of office and countries the text gave with it; `heads` the words it may be taken up by (المصدر – "the source", الوزارة – "the ministry").
    `titled` holds the words of the titles it was given (نائب وزير الدفاع الروسي – "the Russian deputy defence minister"), which name it again without the name.
    `described` holds words read as part of the name that are none of it (Sheriff Ken Mascara), `respelt` those of the name
    in another spelling. `spoke_at` counts statements; `said_at` and `named_at` are the tokens of its last statement and last
    mention, `named_before` that of the mention before.
    """

    speaker: Speaker
    features: Features
    words: frozenset[str] = frozenset()
    offices: set[tuple[str, str]] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    titled: list[frozenset[str]] = field(default_factory=list)
    described: set[str] = field(default_factory=set)
    respelt: set[str] = field(default_factory=set)
    spoke_at: int = -1
    said_at: int = -1
    named_at: int = -1
    named_before: int = -1

    def agrees(self, wanted: Features) -> bool:
        """Whether a verb or pronoun of these features can refer to it; what is not known agrees."""
        mine = self.features
        gender, number = mine.gender, mine.number
        if number == "sg" and wanted.number in ("pl", "du") and self.speaker.speaker_class != "person":
            return False
        if number != wanted.number and "-" not in (number, wanted.number) and "sg" in (number, wanted.number):
            # Plural things take the feminine singular.
            return gender == "f" and wanted.gender == "f" and wanted.number == "sg"
        return gender in (wanted.gender, "-") or wanted.gender == "-"


def surnames_of(entity: Entity) -> set[str]:
    """The last words of a person's name in either script, as the article or the registry has it, folded."""
    names = (entity.speaker.name, entity.speaker.name_ar)
    words = (phrase_words(name) for name in names if name)
    last = (next((word for word in reversed(each) if len(word) > SUFFIX), "") for each in words)
    return set(name_words(last))


@dataclass(slots=True)
class Discourse:
    """The state of the pass over an article's reports: who has been introduced and who has spoken so far.

    The one record that changes while reports are attributed; all else that the sieves look at is fixed. `entities` are
    in the order of their introduction; `turns` hold whoever made each statement, `chains` how many statements one after
    another each speaker has gone on for without being named, `voices` the gender and number of the
    words that stood for an organisation there (المتحدث باسم … – "the spokesman of …"), `asides` the turns of relative
    clauses, which no later sentence takes up.
    """

    entities: list[Entity] = field(default_factory=list)
    by_id: dict[str, Entity] = field(default_factory=dict)
    turns: list[tuple[Entity, ...]] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)
    voices: list[Features | None] = field(default_factory=list)
    asides: set[int] = field(default_factory=set)
    previous: Report | None = None  # the report before
    issuer: Entity | None = None  # whoever last issued a statement in writing
    issuer_unknown: bool = False  # whether that one is not known
    through: set[str] = field(
        default_factory=set
    )  # ids of organisations that spoke through an unnamed spokesperson
    nearby: int = 0  # the token from which on somebody counts as named near the report
    introduced: int = 0  # how many of the article's mentions that name somebody have been passed
    in_full: frozenset[str] | None = (
        None  # listed persons whom the article names by more than a surname, once asked
    )
    by_stem: dict[str, list[int]] | None = None  # the tokens of each stem of a title or body, once asked
    forenames: dict[str, set[int]] | None = (
        None  # by each name word the tokens of the names nobody listed that stand before it, once asked
    )

    def introduce(self, entity: Entity) -> Entity:
        """Add an entity, or join what is new to the one known by that id."""
        known = self.by_id.get(entity.speaker.id)
        if known is None:
            self.entities.append(entity)
            self.by_id[entity.speaker.id] = entity
            return entity
        known.offices |= entity.offices
        known.heads |= entity.heads
        known.words |= entity.words
        if known.features.gender == "-":
            known.features = entity.features
        return known

    def spoke(
        self, entities: tuple[Entity, ...], voice: Features | None = None, aside: bool = False, chain: int = 0
    ) -> None:
        """Record who made the newest statement (nobody, where it stayed unresolved), in whose voice, and how far from a name."""
        if aside:
            self.asides.add(len(self.turns))
        self.turns.append(entities)
        self.voices.append(voice)
        self.chains.append(chain)
        for entity in entities:
            entity.spoke_at = len(self.turns) - 1

    def ended_aside(self) -> bool:
        """Whether the newest statement was one of a relative clause."""
        return len(self.turns) - 1 in self.asides

    def agrees(self, turn: int, wanted: Features) -> bool:
        """Whether a verb of these features can go on with a turn: by its words where they stood for a body."""
        voice = self.voices[turn]
        if voice is not None and "-" not in (voice.gender, wanted.gender):
            if voice.number == wanted.number:
                return voice.gender == wanted.gender
            if voice.number == "sg":
                return self.turns[turn][0].agrees(wanted) and wanted.number != "sg"
        return self.turns[turn][0].agrees(wanted)

    def recent(self) -> list[Entity]:
        """Entities by how lately they spoke, then by how lately they were introduced."""
        latest = list(reversed(self.entities))
        latest.sort(key=_SPOKE_AT, reverse=True)
        return latest

    def in_office(self, kind: str, country: str) -> list[Entity]:
        """Entities the text gave this office to; an empty kind matches any, an empty country only one of the same.

        Where the text gave the office without a country, the country of the person must not contradict it.
        """
        return [
            e
            for e in self.recent()
            if any((not kind or kind == k) and self._of(country, c, e) for k, c in e.offices)
        ]

    @staticmethod
    def _of(country: str, given: str, entity: Entity) -> bool:
        return not country or given == country or not given and entity.speaker.country in (None, "", country)

    def named(self, words: frozenset[str]) -> list[Entity]:
        """Persons whose name holds all these words, or is held by them in full (Sheriff Jeffrey Gahler, Jeffrey Gahler)."""
        persons = [e for e in self.recent() if e.speaker.speaker_class == "person"]
        same = [e for e in persons if words <= e.words]
        if len(same) > 1:  # Dr. Heimlich is the Henry Heimlich of the article, if it names no other
            same = [e for e in same if len(e.words) >= FULL] or same
        return same or [e for e in persons if len(e.words) >= FULL and e.words <= words]

    def titled_so(self, words: frozenset[str], head: str) -> list[Entity]:
        """Persons whom the article gave a title that holds all these words under this head."""
        return [e for e in self.recent() if head in e.heads and any(words <= title for title in e.titled)]

    def persons_nearby(self) -> list[Entity]:
        """Persons named in the sentence of the report or the one before."""
        return [e for e in self.entities if e.speaker.speaker_class == "person" and e.named_at >= self.nearby]

    def headed(self, head: str) -> list[Entity]:
        """Entities that a definite noun takes up (المصدر – "the source", الوزارة – "the ministry")."""
        return [e for e in self.recent() if head in e.heads]
