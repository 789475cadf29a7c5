"""Sources named beside a clause (بحسب, وفقا لـ – "according to"); the clause before or behind is the content."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ...words.classes import Word
from ..report import Report
from .attributed_clause import Attribution, beginning, with_clause_before, with_clause_behind
from .scan import skip
from .sources import read_glued, read_joined

# Verbs of these acts say no more than that somebody said it: with them حسبما ("according to what") names a source as
# بحسب ("according to") does.
PLAIN = ("say", "report")
# Acts of which as tells that they were done (كما أوضح – "as he explained").
_TOLD = (
    *PLAIN,
    "explain",
    "affirm",
    "announce",
    "point-out",
    "opine",
    "predict",
    "claim",
    "write",
    "describe",
)
_PERSONS = lx.UNNAMED | lx.BODY | lx.TITLE | lx.GIVEN | lx.PLACE


def names_source(r: Reading, i: int, fixed: tuple[int, str, str], sentence: Sentence) -> bool:
    """Whether the attribution at token `i` names somebody who can speak, the speaker of the sentence among them."""
    return own_words(r, fixed[0], sentence) or _read(r, i, fixed, sentence) is not None


def own_words(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether an attribution names the speaker of its sentence at `at` (بحسب تعبيره – "as he put it"; وفقا لقوله – "according to his words")."""
    if at >= sentence.end:
        return False
    word, own = r.words[at], r.vocabulary.own_words
    return r.folds[at] in own or bool(word.prefix) and r.folds[at][len(word.prefix) :] in own


def attributed(r: Reading, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report of the first attribution of a sentence that has a clause before or behind it."""
    for i in r.outline.fixed_in(sentence):
        fixed = r.outline.fixed(i, sentence.end)
        if fixed is None or fixed[1] != "attribution" or r.outline.outer_quotation(i) is not None:
            continue
        attribution = _read(r, i, fixed, sentence)
        report = _report(r, attribution, sentence, found) if attribution is not None else None
        if report is not None:
            return report
    return None


def _report(r: Reading, a: Attribution, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report of an attribution: with the clause behind it where it opens the sentence, else with the one before."""
    i = a.start
    if i - sentence.start <= 1 or r.bits[i - 1] & lx.DOTS:
        if a.with_verb and found:
            return None
        return with_clause_behind(r, a, sentence, [f for f in found if beginning(f) > i])
    if any(beginning(f) < i < f.end for f in found):
        return None
    return with_clause_before(r, a, sentence, found)


# -- who it names ------------------------------------------------------------------------------------------------------


def _read(r: Reading, i: int, fixed: tuple[int, str, str], sentence: Sentence) -> Attribution | None:
    """The attribution at `i`, None where it names nobody, or the speaker of the sentence itself."""
    end, _, takes = fixed
    act, cue_end, with_verb = "cite", end, takes in ("cue", "told")
    if with_verb:
        verb = _verb(r, end, sentence, told=r.folds[i] in r.vocabulary.again)
        if verb is None:
            return None
        act, cue_end = ("cite" if takes == "told" and verb[0] in PLAIN else verb[0]), verb[1]
        end = skip(
            r.bits, cue_end, sentence.end, lx.TIME | lx.ADVERB
        )  # بحسب ما كشف عنه أمس مسؤول محلي – "as an official revealed yesterday"
    if takes == "mouth" or own_words(r, end, sentence):
        return None  # بحسب قوله – "according to his words": the speaker of the sentence itself
    source = _source(r, i, end, sentence)
    if with_verb and source is not None and _names_rather(r, source, sentence):
        return None
    if (
        source is None
        or source.kind == "group"
        or not with_verb
        and _is_thing(r, source, _speaks(r, i, source.start))
    ):
        return None
    return Attribution(i, cue_end, act, source, with_verb)


def _tells(r: Reading, verb: int) -> bool:
    """Whether a verb behind as tells what was said: behind also others do (كما أصدر قرارا – "he also issued a decision")."""
    return any(
        form.part == "verb" and form.act in _TOLD and form.frames.has("that") and not _seldom(form)
        for form in r.words[verb].cues
    )


def _seldom(form: CueForm) -> bool:
    return form.frames.has("weak") or form.frames.has("counted") or form.frames.has("relay")


def _names_rather(r: Reading, source: Mention, sentence: Sentence) -> bool:
    """Whether the verb has a clause of its own: على ما قالت الوزارة إنها منشآت – "at what the ministry said were plants"."""
    end = source.joined[-1].end if source.joined else source.end
    return end < sentence.end and bool(r.bits[end] & lx.THAT) and not r.words[end].conjunction


def _speaks(r: Reading, start: int, end: int) -> bool:
    """Whether a noun of speech stands between the tokens of an attribution (برأي – "in the opinion of")."""
    sayings = r.vocabulary.sayings
    return any(r.words[j].stem in sayings or r.folds[j] in sayings for j in range(start, end))


def _is_thing(r: Reading, source: Mention, speaks: bool) -> bool:
    """Whether something in accordance with which something is done stands there, and nobody who speaks.

    وفق القواعد – "by the rules"; حسب الفئات العمرية – "by age"; but on whose opinion it is (برأي) is a person.
    """
    words = r.words[source.start : source.start + 2]
    if _names_standard(r, source):
        return True
    if speaks or source.persons or source.named_bodies or source.places:
        return False
    if source.named:
        # وفق البرنامج المعد – "by the plan that was made": a definite noun with its adjective is no name
        return source.kind == "name" and source.end - source.start > 1 and all(w.article for w in words)
    return source.kind == "unnamed" and _is_noun_for_thing(r, source)


def _is_noun_for_thing(r: Reading, source: Mention) -> bool:
    """Whether the head of an unnamed source is no noun for people: a common noun, or a title of nobody."""
    head = r.bits[source.start]
    if head & _PERSONS or r.words[source.start].fold.endswith(r.vocabulary.plural):
        return False
    return source.common_noun or bool(source.titles)


def _names_standard(r: Reading, source: Mention) -> bool:
    """Whether a rule, plan or custom stands there, also behind a demonstrative (وفق هذا النظام – "by this rule")."""
    at = source.start + bool(r.bits[source.start] & lx.PRONOUN)
    return at < len(r.words) and r.words[at].stem in r.vocabulary.standards


def _verb(r: Reading, at: int, sentence: Sentence, told: bool) -> tuple[str, int] | None:
    """The act of the verb in an attribution (حسبما قال – "as he said"), and the token behind it; `told`: only if it tells what was said."""
    at = skip(r.bits, at, sentence.end, lx.AUXILIARY)
    forms = r.words[at].cues if at < sentence.end else ()
    act = next((form.act for form in forms if form.part == "verb"), None)
    return None if act is None or told and not _tells(r, at) else (act, at + 1)


def _source(r: Reading, cue: int, at: int, sentence: Sentence) -> Mention | None:
    """Who is named from `at` on, behind a noun of saying; the attribution begins at token `cue`."""
    at = _past_saying(r, at, sentence.end)
    if at >= sentence.end:
        return None
    word = r.words[at]
    glued = bool(word.prefix) or _governs(r, cue, at)
    source = _read_source(r, at, sentence.end, glued)
    if source is None or _is_standard(word) and not source.named:
        return None
    if _ends_there(r, source, sentence):
        return source
    placed = None if glued else _with_place(r, at, sentence)
    if placed is not None:
        return placed
    limit = _source_limit(r, at, source)
    return _read_source(r, at, limit, glued) or source if limit < source.end else source


def _past_saying(r: Reading, at: int, limit: int) -> int:
    """Behind a noun of saying, and what says that it was issued (بيان صادر عن – "a statement issued by")."""
    sayings, vocabulary = r.vocabulary.sayings, r.vocabulary
    while at < limit and (r.words[at].stem in sayings or r.folds[at][1:] in sayings):
        at += 1
    issued = at + 1 < limit and r.folds[at] in vocabulary.issued and r.folds[at + 1] in vocabulary.issued_by
    return at + 2 if issued else at


def _with_place(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """An indefinite source with its place, where the clause ends with that (بحسب مصادر من النقابة. – "according to sources in the union")."""
    if not r.bits[at] & lx.UNNAMED or r.words[at].article:
        return None
    placed = read_joined(r, at, sentence.end)
    return placed if placed is not None and _ends_there(r, placed, sentence) else None


def _is_standard(word: Word) -> bool:
    """Whether a preposition is written onto an indefinite noun of things (وفقا لمعايير عالية – "according to high standards")."""
    return bool(word.prefix and not word.article and word.bits & lx.COMMON and not word.bits & _PERSONS)


def _read_source(r: Reading, at: int, limit: int, glued: bool) -> Mention | None:
    return read_glued(r, at, limit) if glued else read_joined(r, at, limit, r.vocabulary.governors)


def _governs(r: Reading, cue: int, at: int) -> bool:
    """Whether an attribution takes a one-letter preposition, and the unlisted word at `at` begins with it (وفقا لهنادي)."""
    preposition = r.vocabulary.governed.get(r.folds[cue])
    return preposition is not None and at == cue + 1 and r.folds[at].startswith(preposition)


def _ends_there(r: Reading, source: Mention, sentence: Sentence) -> bool:
    """Whether the clause ends with the source: at a mark, or with the sentence."""
    end = source.joined[-1].end if source.joined else source.end
    return end >= sentence.end or bool(r.bits[end] & lx.MARK) and not r.bits[end] & lx.QUOTE


def _source_limit(r: Reading, at: int, source: Mention) -> int:
    """Where a source within its clause ends at the latest: its verb goes on, or a complement of that.

    برأي المهندس تتطلب – "in the engineer's opinion requires"; بحسب نقيبة الصيادلة من المحطة إلى السور – "according to the
    head of the pharmacists from the station to the wall"; but مسؤولين من الوزارة – "officials of the ministry".
    """
    indefinite = r.bits[at] & lx.UNNAMED and not r.words[at].article
    for j in range(at + 1, source.described_until or source.end):
        word = r.words[j]
        if is_finite(r.tokens, j) and not r.bits[j - 1] & lx.RELATIVE:
            return j
        if word.prefix in r.vocabulary.moves or not indefinite and word.fold in r.vocabulary.moves:
            return j
    return source.end
