"""Pronouns, and what an elided subject shares with them: whoever spoke last and agrees."""

from __future__ import annotations

from ...mentions.capitalised.finite import HELPING, stands_as_verb
from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...names import name_words
from ...outline.sentences import Sentence
from ...packs import Features
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, unresolved
from ..companies import is_company_name
from ..context import Context
from ..discourse import FULL, Entity
from ..facts import words_in

# How far back an elided subject may reach, in statements: the longest chain seen in the development articles is 6.
REACH = 8
# Between the sentence that a pronoun takes up and its own stands at most one line end.
_PARAGRAPH = 1
# A phrase that is put first ends with its comma within so many tokens, and at the first of these marks.
FRONT = 24
_FRONT_ENDS = lx.COMMA | lx.QUOTE | lx.COLON | lx.DASH | lx.OPEN


def pronoun(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A pronoun as the source: the last speaker that it may refer to."""
    if m.kind != "pronoun":
        return None
    if report is not None:
        for about in (_subject_of_sentence, _subject_ahead, subject_before, _stranger_before):
            subject = about(c, m, report)
            if subject is not None:
                return subject
    answer = last_speaker(c, m.features, pronoun=True)
    if not answer.entities:
        answer = _only_of_gender(c, m.features) or answer
    return Referent(answer.entities, "pronoun", answer.note) if answer.entities else answer


def _subject_of_sentence(c: Context, m: Mention, report: Report) -> Referent | None:
    """The person whose name opens the sentence in which a pronoun reports what stands behind it.

    Kerry met the envoys before he said …; not: Kerry was wrong, he said; Kerry's plan failed, and he said ….
    """
    r, first = c.reading, report.sentence.start
    if not r.vocabulary.neuter or report.cue is None or report.parts[0][0] < report.cue[0]:
        return None
    opening = _named_at(c, first + 1 if r.bits[first] & lx.CONJUNCTION else first, m.start)
    if opening is None or opening.end >= m.start:
        return None
    if m.features.number != "sg" or r.bits[opening.end] & (lx.POSSESSIVE | lx.CONJUNCTION):
        return None
    found = c.refer(c, opening, None)
    fits = len(found.entities) == 1 and _may_be(found.entities[0], m.features)
    return Referent(found.entities, "pronoun", "who opens the sentence") if fits else None


def _subject_ahead(c: Context, m: Mention, report: Report) -> Referent | None:
    """The person whose clause follows that of a pronoun which a conjunction subordinates at the head of the sentence.

    While she said the pier was safe, [Ms. Holm] was still worried; not: The pier was safe, she said, Ms. Holm was worried.
    """
    r, (first, end) = c.reading, (report.sentence.start, report.sentence.end)
    subordinates = r.bits[first] & lx.SUBORDINATOR and not r.bits[first] & lx.CONJUNCTION
    if not r.vocabulary.neuter or not subordinates or m.start != first + 1 or m.features.number != "sg":
        return None
    commas = (i for i in range(m.end, end - 1) if r.bits[i] & lx.COMMA)
    named = (_named_at(c, comma + 1, end) for comma in commas)
    opening = next((each for each in named if each is not None and _acts(c, each, end)), None)
    found = c.refer(c, opening, None).entities if opening is not None else ()
    fits = len(found) == 1 and _may_be(found[0], m.features)
    return Referent(found, "pronoun", "whose clause follows") if fits else None


def _may_be(entity: Entity, pronoun: Features) -> bool:
    """Whether a pronoun can stand for an entity: a person, and not known to be of the other gender."""
    if entity.speaker.speaker_class != "person" or pronoun.gender == "n":
        return False
    return {entity.features.gender, pronoun.gender} != {"m", "f"}


def subject_before(c: Context, m: Mention, report: Report) -> Referent | None:
    """The person whose name opens the sentence before, where nobody has spoken since: that of the same paragraph, or any if
    the pronoun opens its own (Obama wanted a contrast. ¶ He said …; Lena Holm put it at one in ten. "…," she said)."""
    before = _sentence_taken_up(c, m, report)
    if before is None or m.features.number != "sg" or m.features.gender == "n":
        return None
    opening = _opening(c, before)
    if opening is None:
        return None
    found = c.refer(c, opening, None).entities
    if len(found) != 1 or found[0].speaker.speaker_class != "person":
        return None
    opposed = {found[0].features.gender, m.features.gender} == {"m", "f"}
    return None if opposed else Referent(found, "pronoun", "who opens the sentence before")


def _opening(c: Context, sentence: Sentence) -> Mention | None:
    """The person named as the subject of a sentence: at its head, or behind the comma of a phrase that is put first
    (In spite of her rank, [Holm] had to wait; One of them, [Senator Ann Holm], left)."""
    r, (first, end) = c.reading, (sentence.start, sentence.end)
    first = first + 1 if r.bits[first] & lx.CONJUNCTION else first
    opening = r.mentions.read(first, end)
    if opening is None or not opening.named:
        comma = _front_comma(r, first, end)
        opening = r.mentions.read(comma + 1, end) if comma is not None else None
    return opening if opening is not None and _acts(c, opening, end) else None


def _front_comma(r: Reading, first: int, end: int) -> int | None:
    """The comma behind a phrase that is put first, before any other mark."""
    limit = min(end - 1, first + FRONT)
    mark = next((i for i in range(first, limit) if r.bits[i] & _FRONT_ENDS), None)
    return mark if mark is not None and r.bits[mark] & lx.COMMA else None


def _stranger_before(c: Context, m: Mention, report: Report) -> Referent | None:
    """The man or woman without a name who opens the sentence before with a verb ([A man] who answered at the gate would not
    give his name. "No idea," he said), where nobody has spoken since."""
    before = _sentence_taken_up(c, m, report) or _paragraph_before(c, report)
    opening = c.reading.mentions.read(before.start, before.end) if before is not None else None
    if before is None or opening is None or not _is_stranger(c.reading, opening, before.end):
        return None
    if m.features.number != "sg" or _differs(opening.features, m.features):
        return None
    found = c.refer(c, opening, None).entities
    return Referent(found, "pronoun", "who opens the sentence before") if len(found) == 1 else None


def _paragraph_before(c: Context, report: Report) -> Sentence | None:
    """The sentence before a report of words in marks that opens its own paragraph, where nobody spoke in it."""
    before, previous = c.reading.outline.sentence_before(report.sentence), c.discourse.previous
    if before is None or report.kind != "direct" or not c.reading.vocabulary.neuter:
        return None
    if report.sentence.paragraph - before.paragraph > _PARAGRAPH:
        return None
    return None if previous is not None and previous.sentence.end > before.start else before


def _is_stranger(r: Reading, m: Mention, limit: int) -> bool:
    """Whether a mention brings in one person without a name, with a verb or a relative clause behind."""
    if m.kind != "unnamed" or m.definite or m.common_noun or m.features.number != "sg" or m.end >= limit:
        return False
    acts = r.bits[m.end] & (lx.VERB | lx.CUE | HELPING | lx.RELATIVE)
    return bool(acts) or stands_as_verb(r, m.end)


def _differs(one: Features, other: Features) -> bool:
    """Whether one is a man's and the other a woman's, or a pronoun is for things alone."""
    return other.gender == "n" or {one.gender, other.gender} == {"m", "f"}


def _sentence_taken_up(c: Context, m: Mention, report: Report) -> Sentence | None:
    """The sentence before that of a report, in which nobody spoke: of its paragraph, or of any where the source opens its own."""
    sentence, previous = report.sentence, c.discourse.previous
    before = c.reading.outline.sentence_before(sentence)
    if (
        not c.reading.vocabulary.neuter
        or before is None
        or previous is not None
        and previous.sentence.end > before.start
    ):
        return None
    apart = sentence.paragraph - before.paragraph
    opens = m.start <= sentence.start + 1 or m.kind != "pronoun"
    return before if apart == 0 or apart <= _PARAGRAPH and opens else None


def _acts(c: Context, m: Mention, limit: int) -> bool:
    """Whether somebody named in full, or introduced before by that name, has a verb or an insertion behind the name."""
    r = c.reading
    if not m.named or m.end >= limit or m.kind not in ("person", "name"):
        return False
    if m.kind == "name" and m.name is not None and not _is_person(c, *m.name):
        return False
    return bool(r.bits[m.end] & (lx.VERB | lx.CUE | HELPING | lx.COMMA | lx.ADVERB)) or stands_as_verb(
        r, m.end
    )


def _is_person(c: Context, start: int, end: int) -> bool:
    """Whether a name nobody listed is that of somebody introduced, or of two words and more none of which is a body's."""
    if c.discourse.named(name_words(words_in(c.reading, start, end))):
        return True
    return end - start >= FULL and not any(
        b & (lx.BODY | lx.PLACE | lx.CITY) for b in c.reading.bits[start:end]
    )


def _named_at(c: Context, at: int, limit: int) -> Mention | None:
    """The person whose name begins at a token: listed, with a title, introduced, or of two words none of which is a body's."""
    r = c.reading
    m = r.mentions.read(at, limit) if at < limit else None
    if m is None or not m.named or m.kind not in ("person", "name"):
        return None
    if m.kind == "person" or m.name is None:
        return m if m.kind == "person" else None
    acts = m.end < limit and (r.bits[m.end] & (lx.VERB | lx.CUE | HELPING) or stands_as_verb(r, m.end))
    return m if acts and not m.bodies and _is_person(c, *m.name) else None


def _only_of_gender(c: Context, wanted: Features) -> Referent | None:
    """The only man or woman of the article so far, where the gender of all persons in it is known."""
    if wanted.number != "sg" or wanted.gender not in ("m", "f") or not c.reading.vocabulary.neuter:
        return None
    persons = [e for e in c.discourse.entities if e.speaker.speaker_class in ("person", "unnamed")]
    fit = [e for e in persons if e.features.gender == wanted.gender]
    if len(fit) != 1 or any(e.features.gender not in ("m", "f") for e in persons):
        return None
    return Referent((fit[0],), "elided", "the only one in the article that agrees")


def last_speaker(c: Context, wanted: Features, pronoun: bool = False) -> Referent:
    """Whoever spoke last and agrees with a verb or `pronoun` of these features, else the only person named nearby."""
    newest = len(c.discourse.turns) - 1
    for turn in range(newest, max(newest - REACH, -1), -1):
        answer = _of_turn(c, turn, wanted, pronoun)
        if answer is not None:
            return answer
    if pronoun and wanted.gender == "n":
        return unresolved("no body spoke before")
    if wanted.number == "du" or pronoun and wanted.number == "pl":
        return _two_named(c)
    return _only_one_named(c, wanted)


def _of_turn(c: Context, turn: int, wanted: Features, pronoun: bool) -> Referent | None:
    """Whoever made the statement of that turn, if they agree; None where an earlier turn should be asked."""
    discourse = c.discourse
    entities, is_newest = discourse.turns[turn], turn == len(discourse.turns) - 1
    if turn in discourse.asides:
        return None
    if not entities:
        return unresolved("who spoke last is not known") if is_newest else None
    if len(entities) > 1:
        several = wanted.number in ("pl", "du", "-")
        return Referent(entities, "elided", "those who spoke last") if several else None
    if not is_newest and not pronoun and not _is_near(discourse.nearby, entities[0]):
        return None
    fits = _takes(c, entities[0], wanted) if pronoun else discourse.agrees(turn, wanted)
    if not fits:
        return None
    known = _of_known_gender(c, entities[0], wanted) if pronoun else None
    return known or Referent(entities, "elided", "the last speaker that agrees")


def _of_known_gender(c: Context, last: Entity, wanted: Features) -> Referent | None:
    """The only person near who is known to be a man or woman as the pronoun says, where that of the last speaker is not known."""
    if not c.reading.vocabulary.neuter or last.features.gender != "-" or wanted.gender not in ("m", "f"):
        return None
    near = [e for e in c.discourse.persons_nearby() if e.features.gender == wanted.gender and e is not last]
    if len(near) != 1 or last.said_at >= c.discourse.nearby:
        return None
    return Referent((near[0],), "pronoun", "the only one named nearby who is known to agree")


def _is_near(nearby: int, entity: Entity) -> bool:
    """Whether somebody spoke or was named in this sentence or the one before: with another voice between, nobody
    further back goes on."""
    return max(entity.said_at, entity.named_at) >= nearby


def _takes(c: Context, entity: Entity, wanted: Features) -> bool:
    """Whether a pronoun may refer to an entity: where one is for things alone, the others are for persons.

    An organisation that spoke through an unnamed spokesperson counts as a person.
    """
    if not c.reading.vocabulary.neuter:
        return entity.agrees(wanted)
    person = entity.speaker.speaker_class in ("person", "unnamed")
    mine = entity.features
    if wanted.gender == "n":
        return not person or _may_be_company(entity)
    if wanted.number != "sg":
        return mine.number != "sg" or not person
    if entity.speaker.id in c.discourse.through:
        return True
    if is_company_name(c, entity):
        return False
    unsure = mine.number != "pl" and "-" in (mine.gender, wanted.gender)
    return person and (unsure or mine.gender == wanted.gender)


def _may_be_company(entity: Entity) -> bool:
    """Whether what was read as a person may be a company: one word of no list, no title, no gender (Tesla said …. It added …)."""
    return (
        not entity.speaker.registered
        and len(entity.words) == 1
        and not entity.titled
        and entity.features.gender == "-"
    )


def _two_named(c: Context) -> Referent:
    """The only two persons named in this sentence or the one before, where no two spoke (X and Y met. They said …)."""
    near = c.discourse.persons_nearby()
    if len(near) == 2 and all(e.speaker.registered or len(e.words) >= FULL for e in near):
        return Referent(tuple(near), "elided", "the two named nearby")
    return unresolved("no two that spoke or were named")


def _only_one_named(c: Context, wanted: Features) -> Referent:
    """Nobody who spoke agrees: the only person named in this sentence or the one before that does."""
    near = [e for e in c.discourse.persons_nearby() if e.agrees(wanted) and e.features.gender != "-"]
    if len(near) == 1:
        return Referent((near[0],), "elided", "the only one named nearby that agrees")
    return unresolved("no earlier speaker agrees with the verb")
