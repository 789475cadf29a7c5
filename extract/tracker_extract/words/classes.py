"""What a word can be: its classes, as bits, and the analysis of one form."""

from __future__ import annotations

from ..packs import BodyHead, CueForm, Features, Place
from .inflection import Inflected
from .phrases import Node

# Classes of words, as bits of Word.bits.
PREPOSITION = 1 << 0
ADVERB = 1 << 1
TIME = 1 << 2
RELATIVE = 1 << 3
SUBORDINATOR = 1 << 4
AUXILIARY = 1 << 5
NEGATION = 1 << 6
CONTENT_NOUN = 1 << 7
EVENT = 1 << 8
PRONOUN = 1 << 9
UNNAMED = 1 << 10
TITLE = 1 << 11
BODY = 1 << 12
PLACE = 1 << 13
ADJECTIVE = 1 << 14
PARTICLE = 1 << 15
CUE = 1 << 16
THAT = 1 << 17
NUMBER = 1 << 18
BREAK = 1 << 19
STOP = 1 << 20
COMMA = 1 << 21
COLON = 1 << 22
QUOTE = 1 << 23
OPEN = 1 << 24
CLOSE = 1 << 25
MARK = 1 << 26
DOTS = 1 << 27
WORD = 1 << 28
GIVEN = 1 << 29
DASH = 1 << 30
CITY = 1 << 31
COMMON = 1 << 32
# Only where names are capitalised (capitals.py).
CAPITAL, PASSIVE, DETERMINER, CONJUNCTION, VERB, HEARER, CARRIER, POSSESSIVE = (1 << i for i in range(33, 41))
OWNED = 1 << 41  # a noun with a pronoun, or a plural of things: no part of a name


_NOTHING: Node = {}


class Word:
    """The analysis of one form; shared by all its occurrences."""

    __slots__ = (
        "adjective",
        "article",
        "bits",
        "bodies",
        "body",
        "conjunction",
        "cues",
        "fold",
        "heads",
        "place",
        "prefix",
        "features",
        "phrased",
        "prefixed_heads",
        "prefixed_titles",
        "stem",
        "that",
        "topics",
        "fixed",
        "titles",
        "names",
        "passes",
        "pronoun",
        "readings",
    )

    def __init__(self, folded: str, bits: int) -> None:
        self.fold = folded
        self.stem = folded
        self.bits = bits
        self.conjunction = ""
        self.prefix = ""
        self.article = False
        self.cues: tuple[CueForm, ...] = ()
        self.that: Features | None = None
        self.pronoun: Features | None = None
        self.features: Features | None = None
        self.place: Place | None = None
        self.adjective: Place | None = None
        self.body: BodyHead | None = None
        self.heads: tuple[Node, ...] = ()
        self.titles: tuple[Node, ...] = ()
        # The same behind a preposition written onto the word (لكيري – "to Kerry"): a complement, never the subject.
        self.prefixed_heads: tuple[Node, ...] = ()
        self.prefixed_titles: tuple[Node, ...] = ()
        # What it can be as a form of a common verb (verbs.csv).
        self.readings: tuple[Inflected, ...] = ()
        self.names = False  # whether any of these four is there
        self.topics: tuple[Node, ...] = ()
        self.fixed: tuple[Node, ...] = ()
        self.passes = 0  # the passes over an article that look at it, see `passes`
        # Bodies and reporting expressions of several words.
        self.bodies = _NOTHING
        self.phrased = _NOTHING

    def copy(self) -> Word:
        """Another analysis of the same form, of which less may be left."""
        other = Word(self.fold, self.bits)
        other.stem, other.conjunction, other.prefix, other.article = (
            self.stem,
            self.conjunction,
            self.prefix,
            self.article,
        )
        other.cues, other.that, other.pronoun, other.features = (
            self.cues,
            self.that,
            self.pronoun,
            self.features,
        )
        other.place, other.adjective, other.body = self.place, self.adjective, self.body
        other.heads, other.prefixed_heads, other.bodies = self.heads, self.prefixed_heads, self.bodies
        other.titles, other.prefixed_titles, other.names = self.titles, self.prefixed_titles, self.names
        other.readings, other.topics, other.fixed, other.phrased = (
            self.readings,
            self.topics,
            self.fixed,
            self.phrased,
        )
        return other
