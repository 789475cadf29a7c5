"""Reporting verbs: whose they are, and where their content begins."""

from __future__ import annotations

from collections.abc import Callable

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.sentences import Sentence
from ...packs import CueForm, Features
from ...words import classes as lx
from ..frame import Frame, frame_of
from ..opening import Opening
from .addressees import urges_man
from .draft import Draft, opening_behind
from .marks import SHORT, runs_on
from .prepositions import glued
from .refusals import behind_indefinite_noun
from .relays import passes_on
from .service import named_behind_service
from .whose import passed_on, source_before, source_behind, told_before, unread_subject

_PLURAL = Features("f", "pl")
# An expression that names whose words a clause is has at most so many words before its verb (بحسب ما – "by what").
_ATTRIBUTION = 4
# Kinds of those that take one.
_NAMES_BY_VERB = (("attribution", "cue"), ("attribution", "told"))
# Frames of verbs that need somebody for an object.
_OF_SOMEBODY = ("blame", "hold", "describe")


def match_verb(d: Draft, refused: Callable[[Draft], bool]) -> Frame | None:
    """The frame of a verb, with the source before or behind it, or none where its ending is the subject.

    `refused` says whether the verb with its subject reports nothing. Of one that passes words on (`relays`) only what it
    says with a clause of its own is read here.
    """
    if passes_on(d) and not d.form.frames.has("that"):
        return None
    d = _with_subject(d)
    return None if refused(d) else _framed(d)


def _framed(d: Draft) -> Frame | None:
    """The frame of a verb that reports, if its content opens behind it."""
    start = d.after.end if d.after is not None else d.cue + 1
    if d.after is not None and _in_marks(d, d.after):
        start += start in d.reading.outline.by_end
    after, found = _with_opening(d, start)
    if found is None:
        return None
    if _is_no_report(d, start, after, found):
        return None
    if d.form.tense == "future" and not _is_planned(d, found):
        return None
    order = "subject-verb" if d.before is not None else "verb-subject" if after is not None else "verb"
    frame = frame_of(
        d.cue,
        d.form,
        d.before or after,
        found,
        f"{order}-{found.rule}",
        before=d.before is not None,
        act=_feeling(d, start, found.begin),
    )
    return passed_on(d.reading, frame, start)


def _is_no_report(d: Draft, start: int, after: Mention | None, found: Opening) -> bool:
    """Whether the verb with its subject and what opens behind it says nothing of anybody's."""
    weak = d.form.frames.has("weak")
    if _is_counted(d, start, found) or _is_of_object(d, start, after, found):
        return True
    if found.kind != "noun":
        return weak and _another_verb_between(d, start, found)
    if weak or _tells_whose(d) or _is_list(d, after, found):
        return True
    if after is not None and _is_object_of_modifier(d, after):
        return True
    subject = after or d.before
    return subject is not None and (_is_taken_for(d, subject) or _is_ranked(d, start, found))


def _is_list(d: Draft, after: Mention | None, found: Opening) -> bool:
    """Whether a dual that is a noun as well has a bare object and nobody for a subject (قدم كشفا – "handed in a list", not "the two revealed")."""
    twofold = d.form.features.number == "du" and d.form.frames.has("homograph")
    return twofold and not (found.preposition or after or d.before)


def _tells_whose(d: Draft) -> bool:
    """Whether a verb only tells whose words the clause before it is (…، حسبما أفادت الصحيفة المهتمة بأخبار – "…, as the paper that cares for news of … reported")."""
    r = d.reading
    for at in range(d.cue - 1, max(d.sentence.start - 1, d.cue - _ATTRIBUTION), -1):
        if r.words[at].fixed and r.folds[at] not in r.vocabulary.again:
            fixed = r.outline.fixed(at, d.limit)
            if fixed is not None and fixed[0] == d.cue and fixed[1:] in _NAMES_BY_VERB:
                return at > d.sentence.start
    return False


def _is_taken_for(d: Draft, after: Mention) -> bool:
    """Whether a thing behind a present verb is what it says it of, and nobody speaks (يعتبر الصمغ الأكثر ضررا – "resin is held to do most harm")."""
    if not d.form.frames.has("impersonal") or not d.form.tense.startswith("present"):
        return False
    if d.form.pronoun is not None or after.features.number in ("pl", "du"):
        return False
    if after.kind not in ("body", "unnamed", "name"):
        return False
    head = d.reading.bits[after.start] & (lx.UNNAMED | lx.TITLE | lx.GIVEN)
    return not (after.persons or after.named_bodies or after.places or head)


def _has_object(d: Draft, start: int, found: Opening) -> bool:
    """Whether something of its subject's is the object of a verb that only goes on (واصل الفريق استعداداته … "…" – "the team continued its preparations").

    What was said is its object, too (واصل حديثه: "…" – "went on speaking: '…'").
    """
    r = d.reading
    for i in range(start, min(found.begin, len(r.bits))):
        word = r.words[i]
        if not r.bits[i] & lx.OWNED or word.prefix or word.conjunction or r.bits[i] & (lx.EVENT | lx.CUE):
            continue
        if not r.bits[i - 1] & lx.PREPOSITION and word.stem not in r.vocabulary.sayings:
            return r.folds[i] not in r.vocabulary.own_words
    return False


def _is_of_object(d: Draft, start: int, after: Mention | None, found: Opening) -> bool:
    """Whether marks or a colon stand behind the object of a verb that takes no clause, or around its subject's name."""
    if found.kind not in ("quote", "colon") or d.form.frames.has("that"):
        return False
    return _has_object(d, start, found) or after is not None and _names_what_goes_on(d, start, found)


def _names_what_goes_on(d: Draft, start: int, found: Opening) -> bool:
    """Whether marks right behind the subject of a verb that only goes on or ends are its name (أكملت الشركة "النخيل" بناءها – "the company 'The Palm' finished building").

    They hold no more than a name has, or the clause runs on behind them.
    """
    r = d.reading
    quotation = r.outline.by_start.get(found.begin)
    if quotation is None or d.form.act != "add" or found.kind != "quote" or found.begin != start:
        return False
    return quotation.words(r.tokens) <= SHORT or runs_on(r, quotation.end + 1, d.limit)


def _is_counted(d: Draft, start: int, found: Opening) -> bool:
    """Whether a present that is "is counted as" as well has its content too far off to be a report.

    تعد المدينة مركزا للصناعة ب… – "the town is counted a centre of industry in …"; but يعد الوزير بأن – "the minister promises that".
    """
    if not _may_be_counted(d) or found.object == "own":
        return False
    subject = d.before or d.after
    if found.kind == "noun" and subject is not None and not _can_count(subject):
        return True
    opener = found.begin - 1 if found.kind == "that" else found.begin
    return opener > start and not d.reading.bits[opener - 1] & (lx.COMMA | lx.MARK)


def _can_count(subject: Mention) -> bool:
    """Whether a subject is somebody who promises or counts, no thing (تعد تلك الإشارات آمنة بـ – "those signs are counted safe by")."""
    return bool(subject.persons or subject.titles or subject.named or subject.named_bodies or subject.places)


def _may_be_counted(d: Draft) -> bool:
    one = d.form.frames.has("counted") and d.form.features.number == "sg" and d.form.pronoun is None
    return one and d.form.tense == "present"


def _is_ranked(d: Draft, start: int, found: Opening) -> bool:
    """Whether a place or body is only ranked, and nobody holds anything (تعتبر لندن أكبر مركز – "London is held to be the largest centre")."""
    if not _may_be_counted(d) or found.object != "own":
        return False
    folds, ranking = d.reading.folds, d.reading.vocabulary.ranking
    return not ranking.isdisjoint(folds[start : found.begin + 2])


def _another_verb_between(d: Draft, start: int, found: Opening) -> bool:
    """Whether the clause that opens belongs to a verb behind the source.

    سجل فلان هدفين وكان يدرك أن – "So-and-so scored (also: recorded) twice, and knew that".
    """
    if found.kind != "that":
        return False
    r = d.reading
    between = (i for i in range(start, found.begin - 1) if not r.bits[i - 1] & lx.RELATIVE)
    return any(is_finite(r.tokens, i) and not r.bits[i] & lx.PREPOSITION for i in between)


def _is_planned(d: Draft, found: Opening) -> bool:
    """Whether words to come are known: of a speech that is announced, and with a clause or quotation of their own.

    سيقول في كلمة غدا إن – "will say in a speech tomorrow that".
    """
    return found.kind != "noun" and any(d.reading.bits[i] & lx.EVENT for i in range(d.cue + 1, found.begin))


# -- whose verb it is --------------------------------------------------------------------------------------------------


def _with_subject(d: Draft) -> Draft:
    """The draft with the mention before or behind the verb that is its subject.

    A subject behind the verb goes before a bare name or several names in front of it, which may be an object or the end
    of another clause, unless it is a bare name itself.
    """
    told = told_before(d)
    if told is not None:
        return d._replace(before=told)
    before = source_before(d.reading, d.cue, _clause_of(d))
    if before is not None and not _can_lead(d.reading, before):
        before = None
    acts = _who_acts_behind(d) if before is not None else None
    if acts is not None:
        return d._replace(after=acts)
    if _has_own_subject(d.form) or before is not None and before.kind not in ("name", "group"):
        return d._replace(before=before or unread_subject(d))
    after = source_behind(d.reading, d.cue, d.form, _before_blame(d))
    if before is None and (unread := unread_subject(d)) is not None:
        return d._replace(before=unread)
    if after is None or after.kind == "name" and before is not None:
        return d._replace(before=before)
    return d._replace(after=after)


def _who_acts_behind(d: Draft) -> Mention | None:
    """The subject behind the verb of a relative clause, where a pronoun takes up the noun before that clause.

    المرة التي تعلن فيها إسرائيل – "the time at which Israel announces"; الأمر الذي أشار إليه الوزير – "a matter to which
    the minister pointed".
    """
    r, behind = d.reading, d.cue + 1
    relative = d.cue > d.sentence.start and r.bits[d.cue - 1] & lx.RELATIVE
    if not relative or behind >= d.limit or r.folds[behind] not in r.vocabulary.taken_up:
        return None
    acts = source_behind(r, d.cue, d.form, d.limit)
    known = acts is not None and (acts.named or acts.places or acts.named_bodies)
    return acts if known else None


def _clause_of(d: Draft) -> Sentence:
    """The stretch of a sentence in which the subject of a verb can stand: behind the connective of the verb's clause.

    عاد الصيادون بعدما قال – "the fishermen came back after … said"; لكن الوزير قال – "but the minister said".
    """
    clause = d.reading.outline.clause_around(d.cue, d.sentence)
    if clause is None or clause.verb != d.cue:
        return d.sentence
    return d.sentence._replace(start=clause.opens)


def _before_blame(d: Draft) -> int:
    """Where the subject of a verb that lays blame on somebody ends at the latest: before the blame."""
    if "lay" not in d.form.frames.by:
        return d.limit
    words, blame = d.reading.words, d.reading.vocabulary.blame
    return next((i for i in range(d.cue + 1, d.limit) if words[i].stem in blame), d.limit)


def _can_lead(r: Reading, source: Mention) -> bool:
    """Whether a phrase before the verb is a subject: no indefinite thing, no name with a complement."""
    if source.common_noun:
        return source.named or r.words[source.start].article
    if source.name is None or source.titles:
        return True
    return not any(r.bits[i] & lx.PREPOSITION or r.words[i].prefix for i in range(source.start, source.end))


def _has_own_subject(form: CueForm) -> bool:
    """Whether a plural ending is the subject, so that no phrase follows (اتهموا – "they accused", يقولون – "they say")."""
    return form.features.number in ("pl", "du") and form.features.gender != "-"


# -- source and content ------------------------------------------------------------------------------------------------


def _with_opening(d: Draft, start: int) -> tuple[Mention | None, Opening | None]:
    """The source behind the verb with the content behind that; where none opens there, the phrase was the object."""
    found = opening_behind(d, start, d.before or d.after)
    after, transitive = d.after, _needs_object(d.form)
    if after is None:
        return None, found
    if found is None:
        return (None, None) if _surely_acts(d, after) else _with_opening_inside(d, after)
    if transitive and _is_object(d, after, found):
        return None, opening_behind(d, d.cue + 1, None)
    if found.kind != "noun":
        after = named_behind_service(d.reading, after, d.limit)
    object_found = not transitive or found.object == "other"
    if object_found and (_is_addressee(d.form, after) or urges_man(d.form, d.cue, after)):
        return None, found
    return after, found


def _surely_acts(d: Draft, phrase: Mention) -> bool:
    """Whether a phrase behind a verb that needs no object is its subject: a person, or a name in marks."""
    if _needs_object(d.form):
        return False
    return bool(phrase.persons or phrase.titles and phrase.name or _in_marks(d, phrase))


def _in_marks(d: Draft, phrase: Mention) -> bool:
    """Whether marks stand around the phrase right behind the verb."""
    return phrase.start > d.cue + 1 and phrase.start - 1 in d.reading.outline.by_start


def _with_opening_inside(d: Draft, phrase: Mention) -> tuple[Mention | None, Opening | None]:
    """The content that opens within the phrase behind the verb, and the part of the phrase before it as the source.

    رحبت النقابة بقرار المجلس – "the union welcomed the council's decision": not "the union by decision of the council".
    """
    found = opening_behind(d, d.cue + 1, None)
    if found is None or not found.preposition or not phrase.start < found.begin < phrase.end:
        return None, found
    end = found.begin - (d.reading.folds[found.begin - 1] == found.preposition)
    source = d.reading.plain.read(phrase.start, end)
    return (source if source is not None and source.end == end else None), found


def _needs_object(form: CueForm) -> bool:
    """Whether a verb accuses, blames or describes somebody whom no pronoun written onto it names."""
    return form.pronoun is None and not form.frames.names.isdisjoint(_OF_SOMEBODY)


def _is_addressee(form: CueForm, phrase: Mention) -> bool:
    """Whether the phrase behind a verb of another gender is the addressee.

    ودعا أنقرة إلى – "and urged Ankara to"; أبلغت مجلس الأمن بأن – "informed the Security Council that".
    """
    feminine_verb = form.features.gender == "f" and phrase.features.gender == "m"
    return (form.frames.has("urge") or feminine_verb) and _disagrees(form, phrase)


def _is_object(d: Draft, phrase: Mention, found: Opening) -> bool:
    """Whether the phrase behind a verb that needs an object is that object: the accused, blamed or described."""
    if _adjacent(d, phrase.end) or _is_definite_thing(d.reading, phrase):
        return True
    return found.object != "other" and (found.kind != "that" or d.form.frames.has("describe"))


def _adjacent(d: Draft, at: int) -> bool:
    """Whether the preposition stands right behind the only phrase: that phrase is the accused, not who accuses."""
    r, frames = d.reading, d.form.frames
    bits, size = r.bits, len(r.bits)
    wanted = frames.prepositions("blame") | frames.prepositions("describe")
    if at + 1 < size and bits[at] & lx.COMMA and bits[at + 1] & lx.THAT:
        at += 1
    if at >= size:
        return False
    if bits[at] & lx.THAT:
        return r.folds[at].startswith(tuple(wanted)) or frames.has("blame")
    if r.folds[at] in wanted:
        return True
    return any(glued(r, at, p, at, of_person=True) for p in wanted if len(p) == 1)


def _is_definite_thing(r: Reading, phrase: Mention) -> bool:
    """Whether a definite noun that names nobody stands there, with a clause or complement behind it."""
    if phrase.kind != "name" and not (phrase.common_noun and not phrase.named):
        return False
    nxt = phrase.end
    follows = lx.PREPOSITION | lx.RELATIVE | lx.THAT | lx.ADVERB
    return r.words[phrase.start].article and nxt < len(r.bits) and bool(r.bits[nxt] & follows)


def _disagrees(form: CueForm, phrase: Mention) -> bool:
    """Whether a country, body or the like has another gender than the verb before it, which cannot be its subject."""
    mine, theirs = form.features, phrase.features
    if "-" in (mine.gender, theirs.gender) or mine.number != "sg" or mine.gender == theirs.gender:
        return False
    # Of unnamed sources only a feminine plural (states, parties) tells; before men the verb may be either.
    several = phrase.kind == "unnamed" and theirs == _PLURAL
    return several or phrase.kind in ("country", "body")


def _is_object_of_modifier(d: Draft, after: Mention) -> bool:
    """Whether a country or body behind the verb of an indefinite noun is its object (وثائق تدين قطر – "documents incriminating Qatar")."""
    present = d.form.tense.startswith("present") and d.form.pronoun is None
    return present and after.kind in ("country", "body") and behind_indefinite_noun(d.reading, d.cue)


def _feeling(d: Draft, start: int, begin: int) -> str:
    """The act that the noun behind a verb names, "" for other verbs (أعرب عن أمله – "expressed his hope": hope)."""
    frames = d.form.frames
    if "to" not in frames.by or frames.plain:
        return ""
    words = d.reading.words
    for at in range(start, min(begin + 1, len(words))):
        for noun in words[at].cues:
            if noun.part == "noun" and noun.pronoun is not None:
                return noun.act
    return ""
