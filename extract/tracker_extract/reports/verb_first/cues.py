"""What keeps a reporting word from reporting, whoever stands beside it."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx

# What somebody says who does not do so, with a clause: who does not rule out that something may be. Who does not deny a thing
# has not admitted it.
UNDENIED = {"doubt": "predict"}

# A clause by which a source stays unnamed begins at most this many words before its verbal noun (طلب عدم ذكر اسمه).
_WITHIN = 2


def negated(r: Reading, cue: int, sentence: Sentence) -> bool:
    """لم يقل – "did not say"; but لم يستبعد أن – "did not rule out that"."""
    return is_negated(r, cue, sentence) and not undenied(r, cue)


# A subject between a verb and its clause has at most this many words here: a body with its country.
_SUBJECT = 8


def is_negated(r: Reading, cue: int, sentence: Sentence) -> bool:
    """Whether a negation stands right before a word."""
    if cue <= sentence.start or not r.bits[cue - 1] & lx.NEGATION:
        return False
    behind_preposition = cue - 1 > sentence.start and r.bits[cue - 2] & lx.PREPOSITION
    which = behind_preposition and r.folds[cue - 1] in r.vocabulary.which
    return not (which and _names_something(r, cue, sentence))


def _names_something(r: Reading, cue: int, sentence: Sentence) -> bool:
    """Whether the verb of what somebody said has a clause of its own (على ما قالت الوزارة إنه – "at what the ministry said was")."""
    for i in range(cue + 1, min(sentence.end, cue + _SUBJECT)):
        if r.bits[i] & lx.THAT:
            return not r.words[i].conjunction
        if r.bits[i] & lx.MARK:
            return False
    return False


def undenied(r: Reading, cue: int) -> bool:
    """Whether a verb is one of those that say something where they are negated."""
    forms = r.words[cue].cues
    return bool(forms) and all(form.part == "verb" and form.act in UNDENIED for form in forms)


def wished(r: Reading, cue: int, sentence: Sentence) -> bool:
    """أن يعلن – "that he announce"; دون أن تعلن – "without announcing": only wished or avoided."""
    if cue <= sentence.start or not r.bits[cue - 1] & lx.THAT:
        return False
    word = r.words[cue]
    return any(form.tense.startswith("present") for form in word.cues) and not word.conjunction


def keeps_unnamed(r: Reading, cue: int, sentence: Sentence) -> bool:
    """طلب عدم ذكر اسمه – "asked that his name is not told": the words of the clause by which a source stays unnamed."""
    for start in range(cue, max(sentence.start, cue - _WITHIN) - 1, -1):
        end = r.outline.unnamed_clause(start, sentence.end)
        if end is not None and end > cue:
            return True
    return False


def impersonal(r: Reading, cue: int, sentence: Sentence) -> bool:
    """يذكر أن – "it is to be recalled that": the author's own words."""
    fixed = r.outline.fixed(cue, sentence.end)
    return fixed is not None and fixed[1] in ("impersonal", "tail")
