"""From a reporting word to its source and to where its content begins."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm, Features
from ...words import classes as lx
from ..frame import FARTHEST, Frame
from .complements import complement
from .objects import after_colon, glued, short_aside
from .subjects import read_glued, source_after, source_before
from .verbal_nouns import match_noun

PLURAL = Features("f", "pl")


def match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    """The frame of the reporting word at token `cue`, or None where it reports nothing."""
    if cue > sentence.start and _unsaid(r, cue, sentence):
        return None
    if r.outline.unnamed_clause(cue, sentence.end) is not None:
        return None
    fixed = r.outline.fixed(cue, sentence.end)
    if fixed is not None and fixed[1] in ("impersonal", "tail"):
        return None
    for form in r.words[cue].cues:
        frame = _match_form(r, cue, form, sentence)
        if frame is not None:
            return frame
    return None


def _unsaid(r: Reading, cue: int, sentence: Sentence) -> bool:
    """Negated (لم يقل), or only wished or avoided: أن يعلن, دون أن تعلن."""
    before = r.bits[cue - 1]
    if before & lx.NEGATION:
        return True
    present = any(form.tense.startswith("present") for form in r.words[cue].cues)
    return bool(before & lx.THAT) and present and not r.words[cue].conjunction


def _match_form(r: Reading, cue: int, form: CueForm, sentence: Sentence) -> Frame | None:
    limit = min(sentence.end, cue + FARTHEST)
    if form.part == "noun":
        return match_noun(r, cue, form, limit)
    if form.part == "participle":
        return _match_participle(r, cue, form, sentence, limit)
    return _match_verb(r, cue, form, sentence, limit)


def _match_participle(r: Reading, cue: int, form: CueForm, sentence: Sentence, limit: int) -> Frame | None:
    if cue + 1 < limit and form.features.number != "sg" and _says(r, cue + 1):
        return None  # لكن منتقدين يقولون: the subject of the verb behind it
    if r.bits[cue] & lx.COMMON and form.features == PLURAL:
        return None  # لافتات كتب عليها: banners
    if r.words[cue].conjunction and any(other.part == "noun" for other in r.words[cue].cues):
        return None  # ومطالبة, one noun among others
    if (
        cue > sentence.start
        and r.bits[cue - 1] & (lx.PREPOSITION | lx.BODY)
        and not r.bits[cue - 1] & lx.ADVERB
    ):
        return None
    if form.frames.has("weak") and not (cue and r.bits[cue - 1] & lx.COMMA):
        return None  # جماعات معارضة: an adjective
    if form.frames.has("relay"):
        return _match_relay(r, cue, form, limit)  # ناقلا عن فلان أنه
    found = complement(r, cue, form, cue + 1, limit, None)
    if found is None or cue == sentence.start and found[1] == "noun":
        return None
    begin, opener, rule = found
    return Frame(cue, form, None, begin, opener, f"participle-{rule}")


def _says(r: Reading, at: int) -> bool:
    return any(form.part == "verb" and form.features.number == "pl" for form in r.words[at].cues)


def _match_verb(r: Reading, cue: int, form: CueForm, sentence: Sentence, limit: int) -> Frame | None:
    if form.frames.has("relay") or form.frames.has("stated"):
        relay = _match_relay(r, cue, form, limit)
        if relay is not None or not form.frames.has("that"):
            return relay
    before = source_before(r, cue, sentence)
    if before is not None and not _can_lead(r, before):
        before = None
    after = None
    if not _has_own_subject(r, form) and (before is None or before.kind in ("name", "group")):
        after = source_after(r, cue, form, limit)
        if after is not None and (after.kind != "name" or before is None):
            before = None
        else:
            after = None
    if before is None and after is None and _of_something_else(r, cue, form, sentence):
        return None
    twofold = form.frames.has("homograph") or bool(r.bits[cue] & lx.PREPOSITION)
    if twofold and form.tense == "past" and not _opens_clause(r, cue, sentence):
        return None
    start = after.end if after is not None else cue + 1
    if form.frames.has("weak") and before is None and after is None:
        return None
    if form.frames.has("unsure") and not _sure(r, cue, before, after):
        return None
    after, found = _with_source(r, cue, form, after, start, limit, before)
    if found is None:
        return None
    begin, opener, rule = found
    source = before or after
    if opener == "noun" and (form.frames.has("weak") or after and _has_object(r, cue, form, after)):
        return None
    order = "subject-verb" if before is not None else "verb-subject" if after is not None else "verb"
    return Frame(
        cue,
        form,
        source,
        begin,
        opener,
        f"{order}-{rule}",
        before=before is not None,
        act=_feeling(r, form, start, begin),
    )


def _has_object(r: Reading, cue: int, form: CueForm, after: Mention) -> bool:
    """وثائق تدين قطر: a country or body behind the verb of an indefinite noun is its object."""
    present = form.tense.startswith("present") and form.pronoun is None
    return present and after.kind in ("country", "body") and _modifies(r, cue)


def _can_lead(r: Reading, source: Mention) -> bool:
    """Whether a phrase before the verb is a subject: no indefinite thing, no name with a complement."""
    if source.thing:
        return source.named or r.words[source.start].article
    if source.name is None or source.titles:
        return True
    return not any(r.bits[i] & lx.PREPOSITION or r.words[i].prefix for i in range(source.start, source.end))


def _of_something_else(r: Reading, cue: int, form: CueForm, sentence: Sentence) -> bool:
    """A verb without a source that belongs to a noun before it, or a passive of everybody's."""
    if form.tense == "present" and form.frames.has("impersonal"):
        return True
    if cue == sentence.start:
        return False
    if r.bits[cue - 1] & lx.RELATIVE:
        return True  # قرار المجلس الذي دعا إلى
    return form.tense.startswith("present") and _modifies(r, cue)


def _modifies(r: Reading, cue: int) -> bool:
    """قرارا يطالب بـ: a present verb right behind an indefinite noun."""
    word = r.words[cue - 1]
    plain = word.bits & lx.WORD and not word.bits & (
        lx.AUXILIARY | lx.SUBORDINATOR | lx.ADVERB | lx.TIME | lx.THAT | lx.PRONOUN | lx.PREPOSITION
    )
    if any(form.part == "verb" and form.tense.startswith("past") for form in word.cues):
        return False  # ومضت تقول
    return bool(plain) and not word.article and not r.words[cue].conjunction


def _opens_clause(r: Reading, cue: int, sentence: Sentence) -> bool:
    """Whether a verb that is a noun as well stands where a clause begins."""
    if cue == sentence.start or r.words[cue].conjunction:
        return True
    opening = lx.MARK | lx.AUXILIARY | lx.ADVERB | lx.SUBORDINATOR | lx.THAT | lx.TIME | lx.RELATIVE
    if r.bits[cue - 1] & opening:
        return True
    return not r.bits[cue] & lx.PREPOSITION and source_before(r, cue, sentence) is not None


def _sure(r: Reading, cue: int, before: Mention | None, after: Mention | None) -> bool:
    """A word with other senses reports only with a titled or listed source, or its content right behind it."""
    source = before or after
    nxt = after.end if after is not None else cue + 1
    opened = nxt < len(r.tokens) and bool(r.bits[nxt] & (lx.THAT | lx.COLON | lx.QUOTE))
    if source is None:
        return opened
    if source.joined and r.bits[cue] & lx.PREPOSITION:
        return False  # بين الوزير ونظيره
    if opened and r.bits[source.start] & lx.PARTICLE:
        return True  # وزاد أبو البراء أن
    if source.kind == "unnamed" and source.definite and nxt < len(r.tokens) and r.bits[nxt] & lx.RELATIVE:
        return True  # وبين المصدر الذي … أن
    if source.thing and not source.named:
        return False
    of_note = source.kind in ("body", "country") and bool(source.named_bodies or source.places)
    return opened and source.kind != "name" or bool(source.titles or source.persons) or of_note


def _feeling(r: Reading, form: CueForm, start: int, begin: int) -> str:
    """The act that the noun behind أعرب عن names (أمله, أسفه); empty for other verbs."""
    if "to" not in form.frames.by or form.frames.plain:
        return ""
    for at in range(start, min(begin + 1, len(r.tokens))):
        for noun in r.words[at].cues:
            if noun.part == "noun" and noun.pronoun is not None:
                return noun.act
    return ""


def _with_source(
    r: Reading,
    cue: int,
    form: CueForm,
    after: Mention | None,
    start: int,
    limit: int,
    before: Mention | None,
) -> tuple[Mention | None, tuple[int, str, str] | None]:
    """The complement behind a source; where none stands there, the phrase read was the object."""
    found = complement(r, cue, form, start, limit, before or after)
    if after is None:
        return None, found
    transitive = form.frames.has("blame") or form.frames.has("hold") or form.frames.has("describe")
    if transitive and form.pronoun is None:
        if found is not None and _adjacent(r, form, after.end):
            return None, complement(r, cue, form, cue + 1, limit, None)
        if found is not None and _is_object(r, after):
            return None, complement(r, cue, form, cue + 1, limit, None)
        if found is not None and not found[2].endswith("-object"):
            return (
                (after, found)
                if found[1] == "that" and not form.frames.has("describe")
                else (None, complement(r, cue, form, cue + 1, limit, None))
            )
        if found is None:
            return None, complement(r, cue, form, cue + 1, limit, None)
    if found is None:
        surely = bool(after.persons or after.titles and after.name)
        return None, None if surely else complement(r, cue, form, cue + 1, limit, None)
    object_of_she = form.features.gender == "f" and after.features.gender == "m"
    if _disagrees(r, form, after) and (form.frames.has("urge") or object_of_she):
        return None, found  # ودعا أنقرة إلى, أبلغت مجلس الأمن بأن: the verb has another gender
    return after, found


def _disagrees(r: Reading, form: CueForm, phrase: Mention) -> bool:
    """Whether a country or body has another gender than the verb before it, which then cannot be its subject."""
    mine, theirs = form.features, phrase.features
    known = "-" not in (mine.gender, theirs.gender) and mine.number == "sg"
    return known and mine.gender != theirs.gender and phrase.kind in ("country", "body")


def _adjacent(r: Reading, form: CueForm, at: int) -> bool:
    """Whether the preposition stands right behind the only phrase: that phrase is the accused, not who accuses."""
    wanted = form.frames.prepositions("blame") | form.frames.prepositions("describe")
    if at + 1 < len(r.tokens) and r.bits[at] & lx.COMMA and r.bits[at + 1] & lx.THAT:
        at += 1
    if at >= len(r.tokens):
        return False
    if r.bits[at] & lx.THAT:
        return r.folds[at].startswith(tuple(wanted)) or form.frames.has("blame")
    return r.folds[at] in wanted or any(glued(r, at, p, at, "urge") for p in wanted if len(p) == 1)


def _is_object(r: Reading, phrase: Mention) -> bool:
    """Whether the phrase behind a verb that needs an object is that object: a thing, with the clause behind it."""
    if phrase.kind != "name" and not (phrase.thing and not phrase.named):
        return False
    nxt = phrase.end
    return (
        r.words[phrase.start].article
        and nxt < len(r.tokens)
        and bool(r.bits[nxt] & (lx.PREPOSITION | lx.RELATIVE | lx.THAT | lx.ADVERB))
    )


def _has_own_subject(r: Reading, form: CueForm) -> bool:
    """A plural ending is the subject: no phrase follows (اتهموا, يقولون)."""
    return form.features.number in ("pl", "du") and form.features.gender != "-"


def _match_relay(r: Reading, cue: int, form: CueForm, limit: int) -> Frame | None:
    """نقلت الوكالة عن الوزير قوله إن: the channel, then the speaker behind a preposition."""
    stated = form.frames.prepositions("stated")
    wanted = form.frames.prepositions("relay") | stated
    channel = r.plain.read(cue + 1, limit, wanted)
    for at in range(channel.end if channel else cue + 1, min(limit, cue + 20)):
        word = r.words[at]
        glued = (
            word.prefix in wanted
            and word.prefix != ""
            or word.bits == lx.WORD
            and word.fold[0] in wanted
            and not word.article
            and len(word.fold) > 3
        )
        if word.fold in wanted or glued:
            if word.fold in stated and not _is_document(r, at + 1, limit):
                return None
            source = r.plain.read(at if glued else at + 1, limit) if not glued else read_glued(r, at, limit)
            if source is None:
                return None
            found = _relayed(r, cue, source.end, limit)
            if found is None:
                return None
            begin, opener = found
            return Frame(cue, form, source, begin, opener, f"relay-{opener}", channel=channel)
        if word.bits & (lx.THAT | lx.COLON | lx.STOP):
            return None
    return None


def _is_document(r: Reading, at: int, limit: int) -> bool:
    """A statement, report or post: what somebody's words stand in (جاء في بيان)."""
    return at < limit and bool(r.bits[at] & lx.EVENT)


def _relayed(r: Reading, cue: int, start: int, limit: int) -> tuple[int, str] | None:
    for at in range(start, min(limit, start + 25)):
        b = r.bits[at]
        if b & lx.THAT:
            return at + 1, "that"
        if b & (lx.COLON | lx.QUOTE) and not short_aside(r, at, limit):
            return after_colon(r, at, limit)
        if b & lx.CUE and not b & lx.PREPOSITION and any(c.part == "verb" for c in r.words[at].cues):
            return None
    return None
