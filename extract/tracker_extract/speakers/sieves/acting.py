"""Who acts in a clause that reports nothing: the subject before its verb or right behind it."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...names import name_words
from ...packs import Features
from ...reports.kind import TERM
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..discourse import Entity
from ..facts import is_definite, words_in
from .gap import Gap

# The subject of a clause begins among its first so many tokens: a verb, an auxiliary or a particle may stand before it.
OPENING = 4
# An adverbial before a verb has so many tokens.
_FRONT = 8

NOUN = lx.TITLE | lx.UNNAMED | lx.BODY | lx.COMMON | lx.GIVEN | lx.CONTENT_NOUN


def subject(c: Context, start: int, limit: int, gap: Gap) -> Referent | None:
    """The referent of the mention among the first words of a clause: before its verb or right behind it."""
    return _surely(c, start, limit, gap) or _among_first(
        c, _behind_front(c.reading, start, limit), limit, gap
    )


def _surely(c: Context, start: int, limit: int, gap: Gap) -> Referent | None:
    """The subject right behind the verb of a clause that a particle or an adverbial opens."""
    cue = gap.cue
    if cue is not None and not (gap.participle or gap.opens or c.reading.words[cue].conjunction):
        return None  # شعارات تتهم – "slogans that accuse"
    verb = verb_behind_front(c.reading, start, limit)
    one = limit != gap.cue or _is_one_clause(c.reading, verb + 1, limit)
    return behind_verb(c, verb, limit, gap) if one else None


def _among_first(c: Context, start: int, limit: int, gap: Gap) -> Referent | None:
    """The referent of the mention among the first words from `start` on."""
    r, passed = c.reading, start
    for at in range(start, min(start + OPENING, limit)):
        mention = r.mentions.read(at, limit) if at >= passed else None
        if mention is None or _is_within(r, at, start):
            continue
        if is_object_of_cue(r, at):
            return None
        if _is_bare_name(mention) and not (at == start + 1 and _has_title_behind(r, mention)):
            if mention.kind == "name" and at == start + 1:
                return _named_actor(c, mention, gap.wanted)
        elif _is_dateline(r, mention, limit):
            passed = mention.end
        elif mention.kind != "group":  # an adjective of the noun before
            actor = _acting(c, mention, gap)
            if actor is not None or mention.named:
                return actor
    return None


def behind_verb(c: Context, verb: int, limit: int, gap: Gap) -> Referent | None:
    """Whoever is surely the subject of a verb, right behind it: by a full name, a definite title, or as a body; nobody where there is no verb (-1)."""
    r = c.reading
    mention = r.mentions.read(verb + 1, limit) if 0 <= verb < limit - 1 else None
    if mention is None or mention.kind in ("unnamed", "group", "pronoun", "country"):
        return None
    if mention.kind == "name" and not mention.titles:
        return _named_actor(c, mention, gap.wanted)
    if mention.kind == "body" and not (mention.named_bodies or _is_definite_body(r, mention)):
        return None
    return _acting(c, mention, gap) if mention.kind == "body" or is_actor(r, mention) else None


def _is_definite_body(r: Reading, m: Mention) -> bool:
    """Whether a body is named by its noun with more words, the first or the last of them definite."""
    return m.end - m.start > 1 and bool(r.words[m.start].article or r.words[m.end - 1].article or m.places)


def verb_behind_front(r: Reading, start: int, limit: int) -> int:
    """The verb of a clause that a particle or an adverbial opens (كما، من جانبه), -1 where none stands before the comma."""
    if not r.vocabulary.verb_first or limit - start < 3:
        return -1
    if r.bits[start] & lx.ADVERB and not r.bits[start] & (lx.VERB | lx.CUE | lx.AUXILIARY | NOUN):
        return start + 1 if may_be_verb(r, start + 1) else -1
    if not r.bits[start] & lx.PREPOSITION:
        return -1
    for j in range(start + 1, min(limit - 1, start + _FRONT)):
        if r.bits[j] & (lx.COMMA | lx.RELATIVE | lx.THAT | lx.SUBORDINATOR | lx.QUOTE):
            return -1
        if _is_finite(r, j) or _is_behind_owned(r, start, j):
            return j
    return -1


def _is_behind_owned(r: Reading, start: int, j: int) -> bool:
    """Whether a verb stands behind a preposition and what is somebody's (من جانبه طمأن – "for his part he set at ease")."""
    return j == start + 2 and bool(r.bits[j - 1] & lx.OWNED) and may_be_verb(r, j)


def _is_one_clause(r: Reading, start: int, limit: int) -> bool:
    """Whether no verb is joined by and to the one before `start`: who did the second thing may be somebody else."""
    return not any(r.words[i].conjunction and _is_finite(r, i) for i in range(start, limit))


def may_be_verb(r: Reading, i: int) -> bool:
    """Whether the word at `i` is a verb, or a bare word of no list before a definite one."""
    if _is_finite(r, i):
        return True
    word, behind = r.words[i], r.words[i + 1]
    plain = not word.bits & ~(lx.WORD | lx.VERB | lx.CUE | lx.COMMON | lx.CONTENT_NOUN)
    return (
        plain and not (word.article or word.prefix) and bool(behind.article or behind.titles or behind.heads)
    )


def _acting(c: Context, m: Mention, gap: Gap) -> Referent | None:
    """The referent of a mention as the actor of the clause, if the verb agrees with it."""
    answer = c.refer(c, m, gap.report)
    if not answer.entities or not _agree(m, answer.entities, gap.wanted):
        return None
    return Referent(answer.entities, "elided", "the actor of the clause")


def _agree(m: Mention, entities: tuple[Entity, ...], wanted: Features) -> bool:
    """Whether a verb agrees with whom a mention means; with two or more in the plural or dual."""
    if len(entities) > 1 and m.features.number in ("du", "pl"):
        return wanted.number in ("du", "pl", "-")
    return _verb_agrees(m, entities[0], wanted)


def _is_bare_name(m: Mention) -> bool:
    """Whether a mention is a pronoun or a name that nobody listed."""
    return m.kind in ("name", "pronoun") and not m.persons


def _is_dateline(r: Reading, m: Mention, limit: int) -> bool:
    """Whether a mention is a country with a mark behind it (Moscow: …)."""
    return m.kind == "country" and m.end < limit and bool(r.bits[m.end] & lx.MARK)


def _behind_front(r: Reading, start: int, limit: int) -> int:
    """Where the subject of a clause may stand: behind "although", behind the comma of a topic that is put first.

    ورغم أن فلانا لم …، إلا أنه قال – "although X did not …, he said"; وعن مصير فلان، قال – "on the fate of X, he said". Nowhere, at
    `limit`, behind a participle: محملا بريطانيا … – "blaming Britain …".
    """
    if any(form.part == "participle" for form in r.words[start].cues):
        return limit
    if not r.bits[start] & lx.PREPOSITION:
        return start
    if start + 2 < limit and r.bits[start + 1] & lx.THAT:
        return start + 2
    if r.bits[start] & lx.SUBORDINATOR:
        return start
    return next((j + 1 for j in range(start, limit) if r.bits[j] & lx.COMMA), limit)


def _is_finite(r: Reading, i: int) -> bool:
    """Whether the word at `i` is a verb and nothing else."""
    word = r.words[i]
    surely = word.bits & lx.VERB or any(form.part == "verb" for form in word.cues)
    return bool(surely) and not word.bits & (NOUN | lx.PREPOSITION) and not word.prefix


def _is_within(r: Reading, at: int, start: int) -> bool:
    """Whether a mention stands in a quotation, or belongs to a noun (وصول رئيس الحكومة – "the arrival of the prime minister")."""
    if r.outline.outer_quotation(at, least=TERM + 1) is not None:
        return True
    return at - 1 > start and bool(r.bits[at - 1] & lx.CONTENT_NOUN) and not r.words[at - 1].article


def _named_actor(c: Context, m: Mention, wanted: Features) -> Referent | None:
    """An unlisted name right behind the verb: an actor if the article has introduced it before, or gives it in full."""
    known = c.discourse.named(name_words(words_in(c.reading, *m.name))) if m.name else []
    if not known and is_full_name(c.reading, m):
        known = list(c.refer(c, m, None).entities)
    if not known or not known[0].agrees(wanted):
        return None
    return Referent((known[0],), "elided", "the actor of the clause")


def is_full_name(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed is a given name with a surname (استقبل سامر الخطيب الوفد – "Samer al-Khatib received the delegation")."""
    if m.name is None or m.name[1] - m.name[0] < 2:
        return False
    first, second = r.bits[m.name[0]], r.bits[m.name[0] + 1]
    # أم يوسف – "Umm Yusuf": a particle before a given name is as good
    return bool(first & lx.GIVEN or first & lx.PARTICLE and second & lx.GIVEN)


def _has_title_behind(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed, of two words or with a given name, has its title behind it.

    وعلق فلان نائب الوزير – "X, the deputy minister, commented".
    """
    if m.name is None or not m.titles or m.titles[0][0] < m.name[1]:
        return False
    return m.name[1] - m.name[0] > 1 or bool(r.bits[m.name[0]] & lx.GIVEN)


def _verb_agrees(m: Mention, entity: Entity, wanted: Features) -> bool:
    """Whether a verb agrees with a mention: a title stands for an organisation in its own gender."""
    title = m.titles[0][2] if m.titles else None
    if m.bodies and m.bodies[0][1].kind in (
        "document",
        "report",
    ):  # تقرير للنقابة، قائلا – "a report of the union, saying"
        return Entity(entity.speaker, Features(m.bodies[0][1].gender, "sg")).agrees(wanted)
    if entity.speaker.speaker_class != "person" and title is not None and title.gender:
        return Entity(entity.speaker, Features(title.gender, "sg")).agrees(wanted)
    return entity.agrees(wanted)


def is_object_of_cue(r: Reading, at: int) -> bool:
    """Whether who is named at a token completes a noun of doing that a reporting verb has as its object.

    واعتبر زيارة مملوك خطوة – "and considered Mamlouk's visit a step": somebody else considered it.
    """
    if at < 2 or r.words[at].prefix:
        return False
    verb, deed = r.words[at - 2 : at]
    takes_object = any("object" in cue.frames.plain for cue in verb.cues)
    return takes_object and bool(deed.bits & (lx.CONTENT_NOUN | lx.EVENT)) and not deed.article


def is_actor(r: Reading, m: Mention) -> bool:
    """Whether a subject is surely somebody: listed, a full name, or a definite title, with a name or without."""
    if not m.named:
        return bool(m.titles) and is_definite(r, m)
    return bool(m.titles or m.persons) or is_full_name(r, m)
