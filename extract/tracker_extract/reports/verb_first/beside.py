"""Clauses that end the words of a speaker: another's act beside them, and the main clause behind a fronted one."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import Clause, is_finite
from ...packs import Features
from ...words import classes as lx
from ..frame import Frame
from .match import match
from .scan import skip
from .speech import Speech

_WOMEN = Features("f", "pl")
# What a word may not be, too, that is surely a past.
_NO_PAST = (
    lx.GIVEN
    | lx.TITLE
    | lx.BODY
    | lx.UNNAMED
    | lx.COMMON
    | lx.CONTENT_NOUN
    | lx.PLACE
    | lx.CITY
    | lx.ADJECTIVE
    | lx.ADVERB
    | lx.PREPOSITION
    | lx.TIME
    | lx.EVENT
    | lx.AUXILIARY
)
# The tenses of a past: without an ending, and with one.
_PAST = ("past", "past2")


def at_clause_beside(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where a connective at token `at` opens another act of reporting beside the content, else ""."""
    clause = s.reading.outline.clauses.get(at)
    return "clause" if clause is not None and another_act(s, clause, comma) else ""


def at_main_clause(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where the main clause begins at token `at` behind a fronted one that holds the content, else ""."""
    return "clause" if main_clause(s, at, comma) else ""


def at_joined_clause(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where a past that can be nothing else is joined at token `at` to a mere noun phrase, else "".

    أدانت القصف وحثت على الحوار – "condemned the shelling and urged a dialogue": no clause is joined to a noun phrase, unless
    that holds one (التي أغلقت – "which were closed"). Without a comma the verb must have an ending of its own.
    """
    r = s.reading
    joined = r.words[at].conjunction
    if s.frame.opener != "noun" or not joined or joined in r.vocabulary.resumes:
        return ""
    if not _is_surely_past(r, at, marked=not comma):
        return ""
    within = lx.THAT | lx.RELATIVE | lx.SUBORDINATOR | lx.QUOTE | lx.NEGATION | lx.AUXILIARY
    if any(r.bits[j] & within or is_finite(r.tokens, j) for j in range(part, at)):
        return ""
    return "clause"


def _is_surely_past(r: Reading, at: int, marked: bool) -> bool:
    """Whether a word is a past and can be nothing else: no noun, name or present has its letters.

    `marked`: it has an ending of a feminine or of several men (وحثت – "and she urged"; ونشر may be "and the spread of").
    """
    word = r.words[at]
    if word.bits & _NO_PAST or word.article or word.prefix or word.names or _may_be_noun(r, at):
        return False
    tenses = _PAST[marked:]
    read = all(_is_past(f.part, f.tense, f.pronoun, f.features, tenses) for f in word.readings)
    known = all(_is_past(c.part, c.tense, c.pronoun, c.features, tenses) for c in word.cues)
    return bool(word.readings or word.cues) and read and known


def _may_be_noun(r: Reading, at: int) -> bool:
    """Whether a word is only spelled like a verb, or is a noun as well."""
    return r.folds[at] in r.vocabulary.looks_verbal or any(
        cue.frames.has("homograph") for cue in r.words[at].cues
    )


def _is_past(part: str, tense: str, pronoun: object, features: Features, tenses: tuple[str, ...]) -> bool:
    return part == "verb" and tense in tenses and not pronoun and features != _WOMEN


def another_act(s: Speech, clause: Clause, comma: bool) -> bool:
    """Whether somebody else, or the speaker anew, reports in a clause beside the content.

    لكن وزير التربية قال إن – "but the education minister said that"; not under it: عندما أعلن الوزير أن – "when the
    minister announced that".
    """
    if not clause.beside or clause.verb is None or not clause.reports:
        return False
    found = match(s.reading, clause.verb, s.sentence)
    if found is None or found.form.part != "verb":
        return False
    if found.object and not _opposes(s, found, comma):
        return False
    if clause.pronoun is not None:
        return comma or can_be(clause.pronoun, s.frame)
    return comma or found.source is not None


def _opposes(s: Speech, found: Frame, comma: bool) -> bool:
    """Whether an act with a mere noun phrase as its content stands beside what was said, and not within it.

    After a noun phrase: معارضتها لأي عمل لكن موسكو أعلنت دعمها – "its opposition to any act, but Moscow announced its
    support"; after a comma where somebody acts: …، بينما رجح دبلوماسي تأجيل الجولة – ", while a diplomat held it likely
    that the round would be put off".
    """
    if s.frame.opener == "noun" and found.before:
        return True
    return comma and found.source is not None


def can_be(pronoun: Features, frame: Frame) -> bool:
    """Whether a pronoun can stand for the speaker of a frame (قال … لكنه أضاف – "he said … but he added")."""
    speaker = frame.source.features if frame.source is not None else frame.form.features
    gender = "-" in (pronoun.gender, speaker.gender) or pronoun.gender == speaker.gender
    return gender and ("-" in (pronoun.number, speaker.number) or pronoun.number == speaker.number)


def main_clause(s: Speech, i: int, comma: bool) -> bool:
    """Whether the main clause begins at token `i`, behind a clause in front of it in which the cue stands.

    وبينما أكد الاتحاد تمسكه بموعده، رفضت النقابة – "and while the association insisted on its date, the union refused".
    """
    r = s.reading
    if r.words[i].conjunction or not _fronted(s):
        return False
    if comma and _reports_of_its_own(s, i):
        return True
    if not is_finite(r.tokens, i) and not (comma and r.bits[i] & lx.AUXILIARY):
        return False
    if not comma:
        found = match(r, i, s.sentence) if s.frame.opener == "noun" else None
        return found is not None and not found.before and _is_of_note(found.source)
    at = skip(r.bits, i + 1, s.sentence.end, lx.ADVERB | lx.TIME)
    return r.plain.read(at, s.sentence.end) is not None


def _reports_of_its_own(s: Speech, i: int) -> bool:
    """Whether behind the comma a verb of saying opens a clause or a quotation (…، قال: إن – "…, he said: that")."""
    found = match(s.reading, i, s.sentence) if s.reading.bits[i] & lx.CUE else None
    return found is not None and found.form.part == "verb" and not found.before and found.opener != "noun"


def _fronted(s: Speech) -> bool:
    """Whether the cue stands in what its sentence begins with, before the main verb.

    As the verb of a clause (وبينما أكد – "and while … insisted"), or as a participle within a phrase (ورغم اعترافه
    بالنقص مشيرا إلى أن – "and though he admits the lack, pointing out that").
    """
    r, start = s.reading, s.sentence.start
    clause = r.outline.clauses.get(start)
    if clause is not None:
        return clause.verb == s.frame.cue
    if s.frame.form.part != "participle" or not r.bits[start] & lx.PREPOSITION:
        return False
    return not any(
        is_finite(r.tokens, i) and not r.bits[i - 1] & lx.RELATIVE for i in range(start + 1, s.frame.cue)
    )


def _is_of_note(source: Mention | None) -> bool:
    return source is not None and (source.named or bool(source.titles) or source.kind in ("body", "country"))
