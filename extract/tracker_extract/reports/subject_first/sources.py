"""Whose verb it is where subjects come first: the noun phrase before a reporting verb, behind it, or at the sentence's head.

`end` is everywhere the first token of the verb group whose subject is asked for.
"""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.capitalised.surnames import finite_cue
from ...mentions.mention import LONGEST, Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from .asides import REACH, past_when_and_where
from .clauses import BEFORE_SUBJECT, BOUNDS, begins_clause, behind_last
from .insertions import before_insertion, before_open_apposition, before_relative, before_relative_clause
from .phrases import ending_at, is_governed
from .verbs import VERBAL, VERBAL_OR_CUE, is_full_verb, is_participle, is_participle_phrase

# Words that may stand right behind an inverted subject (…, said Lavrov [on] …).
_BEHIND_INVERTED = (
    lx.MARK
    | lx.PREPOSITION
    | lx.TIME
    | lx.RELATIVE
    | lx.ADVERB
    | lx.BREAK
    | lx.CONJUNCTION
    | lx.SUBORDINATOR
    | lx.CARRIER
    | lx.HEARER
)


# What an article calls a text by whose words somebody speaks.
DOCUMENTS = frozenset(("document", "report"))

# A plural without a determiner is a subject behind these.
_BEFORE_PLURAL = BOUNDS | lx.TIME | lx.ADVERB | lx.CLOSE | lx.PREPOSITION


class Place(NamedTuple):
    """Where a subject is looked for: before the verb group that begins at `end`; `phrase` is the noun phrase right there."""

    reading: Reading
    end: int
    sentence: Sentence
    phrase: Mention | None

    @property
    def last(self) -> int:
        """The classes of the word right before the verb."""
        return self.reading.bits[self.end - 1]


def place_before(r: Reading, end: int, sentence: Sentence) -> Place:
    """The place before a verb that does not open its sentence."""
    apart = r.bits[end - 1] & (lx.RELATIVE | lx.COMMA | lx.DASH)
    return Place(r, end, sentence, None if apart else ending_at(r, end, sentence))


def of_relative(p: Place) -> Mention | None:
    """X, who said: what the relative pronoun takes up."""
    return before_relative(p.reading, p.end - 1, p.sentence) if p.last & lx.RELATIVE else None


def past_insertion(p: Place) -> Mention | None:
    """X, 33, said: the phrase before the insertion that ends at the comma or dash."""
    if p.last & lx.QUOTE and p.end - 2 > p.sentence.start and p.reading.bits[p.end - 2] & lx.COMMA:
        return before_insertion(p.reading, p.end - 2, p.sentence)  # X, who wrote "The Moon," said
    apart = p.last & (lx.COMMA | lx.DASH) and not p.last & lx.RELATIVE
    return before_insertion(p.reading, p.end - 1, p.sentence) if apart else None


def open_apposition(p: Place) -> Mention | None:
    """X, a steward in the guild that runs the weir told: the phrase before an apposition that no comma closes."""
    if p.last & (lx.RELATIVE | lx.COMMA | lx.DASH) or p.phrase is not None and p.phrase.named:
        return None
    return before_open_apposition(p.reading, p.end, p.sentence)


def past_relative_clause(p: Place) -> Mention | None:
    """A resident who fled said: the phrase whose relative clause ends right before the verb or the phrase there."""
    if p.last & (lx.RELATIVE | lx.COMMA | lx.DASH) or p.phrase is None and p.last & lx.CONJUNCTION:
        return None
    return before_relative_clause(p.reading, p.end if p.phrase is None else p.phrase.start, p.sentence)


def right_before(place: Place) -> Mention | None:
    """The noun phrase that ends right before the verb, unless it belongs to another clause or noun."""
    r, p, sentence = place.reading, place.phrase, place.sentence
    if p is None or _follows_unlisted(r, p, sentence) or _is_in_clause(r, p, sentence):
        return None
    if is_governed(r, p.start, sentence) and not _opens_clause(r, p):
        return None
    # A letter from X, a firm, to Y says: Y only gets it.
    return None if p.start > sentence.start and r.folds[p.start - 1] in r.vocabulary.infinitive_marks else p


def _is_in_clause(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """Whether a plural without a determiner stands within a clause: an object, or what another noun modifies.

    There were no *injuries* reported; not: *bakers* said, in Porto *bakers* said, later *bakers* said.
    """
    if (
        p.kind != "unnamed"
        or p.head_token is None
        or p.titles
        or r.bits[p.start] & (lx.DETERMINER | lx.NUMBER | lx.UNNAMED)
    ):
        return False
    return not begins_clause(r, p.start, sentence.start, _BEFORE_PLURAL)


def _opens_clause(r: Reading, p: Mention) -> bool:
    """Whether a preposition that opens clauses as well stands before somebody (a week after [Delta] said)."""
    return r.folds[p.start - 1] in r.vocabulary.conjunctional and not p.common_noun


def _follows_unlisted(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """A noun that no list knows behind a word that none knows either: its object (residents fleeing [the city] said)."""
    return p.start - 1 > sentence.start and p.common_noun and not r.bits[p.start - 1] & ~lx.WORD


# -- a subject farther off -------------------------------------------------------------------------------------------


def before_participle(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """A subject with a participle behind it (a council set up to oversee the talks has told, residents reached by phone said)."""
    first = behind_last(r, max(sentence.start, end - LONGEST), end, BOUNDS & ~lx.CONJUNCTION)
    p = r.capitalised.read(first, end) if not is_full_verb(r, first) else None
    if p is None or p.end >= end or not _may_be_described(r, p):
        return None
    if _is_issued(r, p, end):
        return p._replace(end=end)
    unnamed = p.kind == "unnamed"
    alone = p.end + 1 == end and bool(r.bits[p.end] & lx.VERB) and _speaks(r, end)
    between = p.end + 1 if unnamed and (alone or is_participle_phrase(r, p.end, end)) else p.end
    if _other_clause(r, between, end):
        return None
    # The words that describe an unnamed source are all the article says of it.
    return p._replace(end=end) if not p.named and (unnamed or p.kind == "body") else p


def _is_issued(r: Reading, p: Mention, end: int) -> bool:
    """Whether a participle with who acts behind it says whose a document is, up to the verb at `end` (a statement [sent late on
    Monday by the guild] said)."""
    if not p.bodies or p.bodies[0][1].kind not in DOCUMENTS or r.folds[p.end] not in r.vocabulary.issuing:
        return False
    agent = next((i for i in range(p.end + 1, end - 1) if r.folds[i] in r.vocabulary.agents), end)
    return agent + 1 < end and not _other_clause(r, p.end + 1, end)


def _speaks(r: Reading, i: int) -> bool:
    """Whether a verb of plain speech stands at token `i` (the editor involved [said]; not: the crisis increased [bets])."""
    return any(c.part == "verb" and c.frames.has("colon") for c in r.words[i].cues)


def _may_be_described(r: Reading, p: Mention) -> bool:
    """Somebody whom a participle behind may describe; an adverbial there describes only what a body does."""
    if not (p.titles or p.bodies or p.named or p.kind == "unnamed"):
        return False
    return bool(p.bodies) or not r.bits[p.end] & (lx.PREPOSITION | lx.TIME | lx.ADVERB)


def _other_clause(r: Reading, start: int, end: int) -> bool:
    """Whether another clause stands between a subject and its verb: a verb, a conjunction, or a cue right before it."""
    bits = r.bits
    if start < end and bits[end - 1] & lx.CUE:
        return True
    return any(bits[i] & (VERBAL | lx.CONJUNCTION) or finite_cue(r.tokens, i) for i in range(start, end))


# -- behind the verb, and at the head of the sentence ----------------------------------------------------------------


def behind(r: Reading, at: int, limit: int) -> Mention | None:
    """The noun phrase right behind an inverted verb (…, said X), with its appositions."""
    bits = r.bits
    while at < limit and bits[at] & (lx.ADVERB | lx.HEARER) and r.capitalised.read(at, limit) is None:
        at += 1
    at = _past_indefinite(r, at, limit) if r.vocabulary.asides_before_subjects else at
    p = r.capitalised.read_joined(at, limit)
    if p is None or p.end >= limit or bits[p.end] & _BEHIND_INVERTED or is_participle(r, p.end):
        return p
    return p if _is_acted_on(r, p.end, limit) else None


def _past_indefinite(r: Reading, at: int, limit: int) -> int:
    """Past days and occasions before who speaks (a déclaré [mercredi à Paris] X), and the article of several who do, which is a
    preposition as well (ont raconté [des] habitants)."""
    last = min(limit, at + REACH)
    while at < last:
        if r.bits[at] & lx.PREPOSITION and r.folds[at] in r.vocabulary.plurals:
            return at + 1
        end = past_when_and_where(r, at, limit)
        if end is None or end >= limit or r.bits[end] & lx.MARK:
            return at
        at = end
    return at


def _is_acted_on(r: Reading, at: int, limit: int) -> bool:
    """Whether a participle with who acts behind it stands at token `at` (said a source [briefed by] the guild)."""
    acted = r.bits[at] & (lx.VERB | lx.CUE) and at + 1 < limit
    return bool(acted) and r.folds[at + 1] in r.vocabulary.agents


def of_sentence(r: Reading, sentence: Sentence, limit: int) -> Mention | None:
    """The subject of the sentence: the first noun phrase before a verb, for what is coordinated or hangs on it."""
    read = r.capitalised.read_joined
    for start in range(sentence.start, min(limit, sentence.start + LONGEST)):
        if not begins_clause(r, start, sentence.start, BEFORE_SUBJECT):
            continue
        p = read(start, limit)
        if p is not None and _may_be_subject(r, p) and _has_verb_behind(r, p, limit):
            return p
    return None


def _may_be_subject(r: Reading, p: Mention) -> bool:
    """Somebody or something, and no capital that only begins the sentence."""
    if p.kind in ("", "group") or p.common_noun and not _is_plain(r, p) or _opens_with_participle(r, p):
        return False
    if p.kind != "name":
        return True
    return (p.end - p.start > 1 or _is_known_name(r, p)) and not _opens_with_verb(r, p)


def _opens_with_participle(r: Reading, p: Mention) -> bool:
    """Whether the capital that begins a sentence is a participle with what belongs to it, up to a comma (Meeting in Porto, …)."""
    if not r.bits[p.start] & lx.CAPITAL or p.end >= len(r.bits) or not r.bits[p.end] & lx.COMMA:
        return False
    behind = r.bits[p.start + 1] & (lx.PREPOSITION | lx.DETERMINER)
    return bool(behind) and any(a.part == "participle" for a in r.words[p.start].readings)


def _is_plain(r: Reading, p: Mention) -> bool:
    """Whether a noun that no list knows has its article and no complement (the tribe; not: Clinton's own way of arguing)."""
    return r.words[p.start].article and p.end - 1 == p.head_token


def _is_known_name(r: Reading, p: Mention) -> bool:
    """A name that begins no sentence, here or elsewhere in the text, so that its capital means something, or that is listed."""
    if p.persons or p.start > 0 and not r.bits[p.start - 1] & (lx.STOP | lx.BREAK):
        return True
    return r.folds[p.start] in r.outline.inner_capitals


def _opens_with_verb(r: Reading, p: Mention) -> bool:
    """Asked about the report, …: a capital that only begins the sentence."""
    return p.name == (p.start, p.start + 1) and is_full_verb(r, p.start)


def _has_verb_behind(r: Reading, p: Mention, limit: int) -> bool:
    """Whether a verb stands behind a phrase, or, where it names somebody, an insertion before its verb."""
    bits, at = r.bits, p.end
    while at < limit and bits[at] & lx.ADVERB:
        at += 1
    if at >= limit:
        return False
    if r.folds[at] in r.vocabulary.infinitive_marks and r.outline.region_at(at) == "title":
        return True  # crew to sail on Monday
    return bool(bits[at] & VERBAL_OR_CUE or bits[at] & lx.COMMA and (p.named or p.named_bodies))
