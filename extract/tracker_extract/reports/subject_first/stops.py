"""Where another act of reporting begins, so that the content before it ends."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from .clauses import behind_comma
from .cues import cue_forms, is_cue
from .occasions import closes_sentence
from .opening import is_weak_object
from .openings import find_opening
from .phrases import accompanied
from .verbs import is_finite, past_auxiliaries, verb_group

# Conjunctions, adverbs and commas before the first word of a clause (, but then, however).
_LINKS = 4
_LINK = lx.CONJUNCTION | lx.SUBORDINATOR | lx.ADVERB | lx.COMMA


class Scope(NamedTuple):
    """The sentence in which content is read, and the cue it hangs on: another report behind that cue ends it."""

    reading: Reading
    sentence: Sentence
    cue: int


def begins_report(scope: Scope, i: int) -> bool:
    """Whether the clause that begins at token `i` is another act of reporting."""
    if scope.reading.trace is None:
        return _begins_report(scope, i)
    with scope.reading.trace.about(i, i + 1):
        return _begins_report(scope, i)


def _begins_report(scope: Scope, i: int) -> bool:
    r, sentence, cue = scope
    bits, at = r.bits, i
    while at < sentence.end and bits[at] & _LINK and at - i < _LINKS:
        at += 1
    if at >= sentence.end:
        return False
    if behind_comma(r, i) and accompanied(r, at, sentence.end) is not None:
        return True
    verb = _verb_at(r, at, sentence)
    if verb is not None and verb > cue and _reports_alone(scope, verb, i):
        return True
    if not behind_comma(r, i) and not bits[i] & lx.CONJUNCTION and not _is_beside(r, i, sentence):
        return False
    if bits[at] & lx.RELATIVE and bits[at - 1] & lx.CONJUNCTION:
        return _says_of_pronoun(r, at + 1, sentence)
    return _has_subject_and_verb(r, at, sentence)


def _is_beside(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether a word that opens the author's tails, and a clause too, stands at token `i` (said the pier was shut [while] Y said …)."""
    return bool(r.bits[i] & lx.SUBORDINATOR) and r.outline.fixed_as("tail", i, sentence.end) is not None


def _verb_at(r: Reading, at: int, sentence: Sentence) -> int | None:
    """A reporting verb at token `at`, past its auxiliaries."""
    at = past_auxiliaries(r, at, sentence.end)
    if at < sentence.end and is_cue(r, at, sentence) and not r.bits[at] & lx.CAPITAL:
        return at
    return None


def _reports_alone(scope: Scope, verb: int, i: int) -> bool:
    """Whether a verb without a subject goes on reporting: a participle behind a comma, a past form behind "and"."""
    r, sentence, cue = scope
    bits = r.bits
    comma = behind_comma(r, i) or bool(bits[i] & lx.COMMA)
    joined = any(bits[j] & lx.CONJUNCTION for j in range(i, verb))
    tenses = {"past", *(form.tense for form in r.words[cue].cues)}
    for end, form in cue_forms(r, verb):
        if form.part == "participle" and comma and not form.frames.has("weak"):
            return True
        if not _may_go_on(form, comma, joined, tenses):
            continue
        opening = find_opening(r, end, form, sentence.end)
        if opening is not None and not is_weak_object(form, opening):
            return True
    return False


def _may_go_on(form: CueForm, comma: bool, joined: bool, tenses: set[str]) -> bool:
    """Whether a form may hang on the clause before it: a participle with a link, a verb behind "and" in the same tense."""
    if form.part == "participle":
        return comma or joined
    return form.part != "verb" or joined and form.tense in tenses and not form.frames.has("weak")


def _has_subject_and_verb(r: Reading, at: int, sentence: Sentence) -> bool:
    """X and a reporting verb of X's own that takes a complement (…, but Berri answered: "…")."""
    subject = r.capitalised.read_joined(at, sentence.end)
    verb = _verb_at(r, subject.end, sentence) if subject is not None else None
    if verb is None:
        return False
    group = verb_group(r, verb, sentence.start)
    if group.reports_nothing or group.passive:
        return False
    joined = bool(r.bits[at - 1] & (lx.CONJUNCTION | lx.SUBORDINATOR))
    return any(
        form.part == "verb" and _reports(r, end, form, sentence, joined) for end, form in cue_forms(r, verb)
    )


def _says_of_pronoun(r: Reading, at: int, sentence: Sentence) -> bool:
    """X says, and a finite verb whose subject is the relative pronoun before (…, but which [divers say closes] the bay)."""
    subject = r.capitalised.read_joined(at, sentence.end)
    verb = _verb_at(r, subject.end, sentence) if subject is not None else None
    return verb is not None and verb + 1 < sentence.end and is_finite(r, verb + 1)


def _reports(r: Reading, end: int, form: CueForm, sentence: Sentence, joined: bool) -> bool:
    """Whether a verb with its subject reports: by a clear opening, or because the sentence ends with it (…, X said)."""
    opening = find_opening(r, end, form, sentence.end)
    if opening is None:
        return form.frames.has("bare") and not joined and closes_sentence(r, end, sentence)
    return (joined or opening.kind in ("that", "quote", "colon")) and not form.frames.has("weak")
