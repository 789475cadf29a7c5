"""Which words report, where subjects come first, and in which readings."""

from __future__ import annotations

from ...mentions.capitalised.common_nouns import is_noun_before_verb, is_plural_before_cue
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ...words.phrases import longest


def cues_in(r: Reading, sentence: Sentence) -> list[int]:
    """The tokens of a sentence that may report, in order."""
    return [i for i in r.outline.cues_in(sentence) if is_cue(r, i, sentence)]


def is_cue(r: Reading, i: int, sentence: Sentence) -> bool:
    """Whether the word at token `i` may report: no name, no noun, and outside quotation marks."""
    bits = r.bits[i]
    if not (bits & lx.CUE or r.words[i].phrased):
        return False
    if i > sentence.start and (_is_capitalised(r, i) or _is_noun(r, i)):
        return False
    return r.outline.outer_quotation(i, least=1) is None or interrupts(r, i)


def _is_capitalised(r: Reading, i: int) -> bool:
    """A capital that is not due to what stands before: the word is, or belongs to, a name."""
    return bool(r.bits[i] & lx.CAPITAL) and not r.bits[i - 1] & (lx.QUOTE | lx.COLON)


def _is_noun(r: Reading, i: int) -> bool:
    """Right behind a determiner or owner (the claim), which is no pronoun by itself (that said), or before its own verb."""
    before = r.bits[i - 1]
    if r.bits[i] & lx.AUXILIARY and before_told(r, i) < i:
        return False  # leur a dit
    if _begins_body(r, i) or _ends_title(r, i) or is_plural_before_cue(r.capitalised.columns, i):
        return True
    if not before & (lx.CAPITAL | lx.PRONOUN | lx.RELATIVE) and is_noun_before_verb(r.capitalised.columns, i):
        return True
    return bool(before & (lx.DETERMINER | lx.POSSESSIVE)) and not before & (lx.THAT | lx.PRONOUN | lx.UNNAMED)


def _begins_body(r: Reading, i: int) -> bool:
    """Whether a listed name for a body begins with the word (a [think tank])."""
    found = longest((r.words[i].bodies,), r.folds, i, len(r.folds)) if r.words[i].bodies else None
    return found is not None and found.end > i + 1


def _ends_title(r: Reading, i: int) -> bool:
    """Whether a listed title of several words that begins right before goes on with the word (a general [counsel])."""
    titles = r.words[i - 1].titles
    found = longest(titles, r.folds, i - 1, len(r.folds)) if titles else None
    return found is not None and found.end > i


def interrupts(r: Reading, i: int) -> bool:
    """A reporting clause between dashes inside one pair of marks («А, — сказал X, — Б», "A, – said X, – B"), or between commas
    where a language has them there."""
    mark = r.bits[before_told(r, i) - 1]
    return bool(mark & lx.DASH) or r.vocabulary.commas_interrupt and bool(mark & lx.COMMA)


def before_told(r: Reading, i: int) -> int:
    """The token at which a verb begins, a pronoun before it for whom it is told included ([m']a dit, [leur] a promis)."""
    told = r.vocabulary.told_pronouns
    return i - 1 if told and i and r.folds[i - 1] in told else i


def cue_forms(r: Reading, cue: int) -> list[tuple[int, CueForm]]:
    """The readings of a reporting word, with the token after it: expressions of several words first."""
    word = r.words[cue]
    found: list[tuple[int, CueForm]] = []
    if word.phrased:
        phrase = longest((word.phrased,), r.folds, cue, len(r.folds))
        if phrase is not None:
            found += [(phrase.end, form) for form in phrase.payload]
    return found + [(cue + 1, form) for form in word.cues]
