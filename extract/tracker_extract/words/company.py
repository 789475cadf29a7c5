"""What a word is in its company, where its form alone leaves several readings: asked once for an article.

In a language whose verbs come first a verb may stand anywhere, and many forms are a verb, a noun and a name alike. The
words beside it decide some of them for sure: no finite verb stands behind a preposition, nothing else behind a particle
of verbs, and before "son of" stands a name. What is left open here stays open for later stages.
"""

from __future__ import annotations

from collections.abc import Callable

from ..packs import Features
from . import classes as lx
from . import passes
from .classes import Word
from .phrases import longest
from .tokens import Tokens, WordTable

# What holds one noun phrase together: a title stands at most this far before the name that may be a verb.
_TITLE = 5
# What a particle of verbs may stand before without changing it.
_FUNCTION = (
    lx.PREPOSITION
    | lx.ADVERB
    | lx.TIME
    | lx.RELATIVE
    | lx.SUBORDINATOR
    | lx.AUXILIARY
    | lx.NEGATION
    | lx.PRONOUN
    | lx.THAT
    | lx.MARK
    | lx.BREAK
    | lx.NUMBER
)
_WOMAN, _WOMEN = Features("f", "sg"), Features("f", "pl")
_ENDS = lx.THAT | lx.COLON | lx.QUOTE | lx.COMMA | lx.STOP


# -- readings that are left ------------------------------------------------------------------------------------------


def as_noun(word: Word) -> Word:
    """The word without its readings as a finite verb."""
    left = word.copy()
    left.cues = tuple(cue for cue in word.cues if cue.part != "verb")
    left.readings = tuple(reading for reading in word.readings if reading.part != "verb")
    left.bits &= ~(lx.VERB | (0 if left.cues else lx.CUE))
    if any(r.pronoun for r in word.readings) or any(cue.pronoun for cue in word.cues):
        left.bits |= lx.OWNED
    return left


def as_verb(word: Word) -> Word:
    """The word as a finite verb and nothing else."""
    left = word.copy()
    left.cues = tuple(cue for cue in word.cues if cue.part == "verb")
    left.bits = lx.WORD | lx.VERB | (lx.CUE if left.cues else 0)
    _forget_names(left)
    return left


def as_name(word: Word) -> Word:
    """The word as part of a person's name and nothing else."""
    left = word.copy()
    left.cues, left.titles, left.prefixed_titles, left.readings = (), (), (), ()
    left.bits, left.stem, left.prefix = lx.WORD | lx.GIVEN, word.fold, ""
    left.names = bool(left.heads or left.prefixed_heads)
    return left


def as_people(word: Word) -> Word:
    """The word as a noun for several women and nothing else."""
    left = word.copy()
    left.cues, left.features = (), _WOMEN
    left.bits = lx.WORD | lx.UNNAMED
    return left


def as_particle(word: Word) -> Word:
    """The word as a particle of a name and nothing else."""
    left = word.copy()
    left.cues = ()
    left.bits = lx.WORD | lx.PARTICLE
    return left


def as_manner(word: Word) -> Word:
    """The word as an adverb and nothing else."""
    left = word.copy()
    left.cues, left.bits = (), lx.WORD | lx.ADVERB
    left.readings = tuple(r for r in word.readings if r.part == "participle")
    return left


def as_unknown(word: Word) -> Word:
    """The word with nothing known of it."""
    left = word.copy()
    left.cues, left.readings, left.bits = (), (), lx.WORD
    return left


def _forget_names(word: Word) -> None:
    word.heads, word.titles, word.prefixed_heads, word.prefixed_titles = (), (), (), ()
    word.names = False


# -- rules -----------------------------------------------------------------------------------------------------------


def _is_governed(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind a preposition no finite verb stands (في شرحها للخطة – "in her explanation of the plan", not "she explained it").

    Not behind words that open clauses as well (من قال – "who said"), nor behind an adverb of two (فيما بعد قال – "later
    on he said").
    """
    before = t.bits[i - 1]
    if not before & lx.PREPOSITION or before & (lx.CUE | lx.VERB | lx.GIVEN) or t.words[i].conjunction:
        return False
    if t.words[i - 1].stem in table.vocabulary.clause_openers or len(t.folds[i - 1]) == 1:
        return False
    if _is_written_otherwise(t, table, i - 1) and i > 1 and _may_be_named(t, i - 2):
        return False  # وقال حسن علي أعلن: the man's name
    if t.folds[i] in table.vocabulary.own_words and t.words[i - 1].fixed:
        return False  # حسب رأيه – "in his opinion": an attribution of its own
    return i < 2 or not t.bits[i - 2] & lx.PREPOSITION


def _is_measured(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind "every" and the like no finite verb stands (بكل أسف – "with every regret", not "he regretted")."""
    before = t.words[i - 1]
    return before.stem in table.vocabulary.quantifiers and not (before.article or t.words[i].conjunction)


def _is_told_of(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind a complementiser that a noun must follow, a past that is a noun as well is one (أن طلب النقابة – "that the union's demand").

    Not where that belongs to a preposition or predicate (بعد أن طلب – "after he demanded", سبق أن كشف – "had revealed before").
    """
    if not t.bits[i - 1] & lx.THAT or t.words[i].conjunction or i < 2:
        return False
    past = [cue for cue in t.words[i].cues if cue.part == "verb"]
    if not past or any(cue.tense != "past" or not cue.frames.has("homograph") for cue in past):
        return False
    predicates = table.vocabulary.predicates
    if any(t.folds[j] in predicates or t.words[j].stem in predicates for j in range(max(0, i - 4), i - 1)):
        return False
    return not t.bits[i - 2] & (lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.SUBORDINATOR | lx.RELATIVE)


def _is_of_verb(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind a particle of verbs nothing but a verb stands (لم يزد – "he did not add", no man called Yazid)."""
    word = t.words[i]
    if t.folds[i - 1] not in table.vocabulary.verb_particles or t.words[i - 1].prefix:
        return False
    return not (word.article or word.prefix or word.conjunction or word.bits & _FUNCTION)


def _is_of_lineage(t: Tokens, table: WordTable, i: int) -> bool:
    """Before "son of" a word that can be a name is one (خلف بن سند – "Khalaf bin Sanad", not "behind bin Sanad")."""
    word = t.words[i]
    named = word.fold in table.lexicon.given or word.fold in table.vocabulary.given_as_well
    return named and not (word.article or word.prefix or word.bits & lx.CUE)


def _is_within_name(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind a particle of foreign names another is one, too (دي لا روزا – "de la Rosa"; لا is "not" elsewhere)."""
    before = t.bits[i - 1]
    return (
        bool(t.bits[i] & lx.PARTICLE) and not before & ~(lx.WORD | lx.PARTICLE) and bool(before & lx.PARTICLE)
    )


def _is_named_so(t: Tokens, table: WordTable, i: int) -> bool:
    """A name that folds like a preposition, in an article that writes the preposition as it is (علي – "Ali", على – "on")."""
    if not _is_written_otherwise(t, table, i) or t.words[i].conjunction:
        return False
    return any(form in t.forms for form in table.vocabulary.written_as.get(t.folds[i], ()))


def _is_stray_verb(t: Tokens, table: WordTable, i: int) -> bool:
    """Behind a title or given name, a verb that agrees neither with it nor with what follows is the next name.

    عضو المجلس حكمت حبيب – "the council member Hikmat Habib": "she judged" agrees with no man.
    """
    word = t.words[i]
    if not word.readings or word.conjunction or i + 1 >= len(t.bits):
        return False
    genders = {reading.features.gender for reading in word.readings if reading.part == "verb"}
    if len(genders) != 1:
        return False
    before = _gender_before(t, i)
    if before not in ("m", "f") or before in genders:
        return False
    following = t.words[i + 1].features if t.bits[i + 1] & lx.GIVEN else None
    return bool(t.bits[i + 1] & _ENDS) or following is not None and following.gender == before


def _gender_before(t: Tokens, i: int) -> str:
    """The gender of the title or given name that heads the words right before token `i`, "" where none does."""
    for at in range(i - 1, max(-1, i - 1 - _TITLE), -1):
        word = t.words[at]
        if word.bits & (_FUNCTION | lx.CUE):
            break
        found = longest(word.titles, t.folds, at, i) if word.titles else None
        if found is not None:
            return str(found.payload[0].gender)
        if at == i - 1 and word.bits & lx.GIVEN:
            return _gender(word.features)
    return ""


def _gender(features: Features | None) -> str:
    return features.gender if features is not None else ""


def _is_given_behind_report(t: Tokens, table: WordTable, i: int) -> bool:
    """Right behind a reporting verb a given name is one, whatever else it is (أكدت أمل … – "Amal confirmed", not "he hoped")."""
    word = t.words[i]
    return bool(word.bits & lx.GIVEN) and not word.conjunction and _is_report(t, i - 1)


def _is_given_before_surname(t: Tokens, table: WordTable, i: int) -> bool:
    """A noun that is a given name as well, with a surname in its own shape behind it (تحسين الخفاجي – "Tahsin al-Khafaji").

    Behind a definite word or a reporting verb; not behind a title (المتحدث باسم الجعفري – "speaking for al-Jaafari").
    """
    if t.folds[i] not in table.vocabulary.given_as_well or i + 2 >= len(t.bits):
        return False
    before, surname = t.words[i - 1], t.words[i + 1]
    if not (before.article and not before.titles or _is_report(t, i - 1)):
        return False
    if not surname.article or surname.prefix or surname.conjunction or surname.bits & ~lx.WORD:
        return False
    ends = _ENDS | lx.PREPOSITION | lx.CUE | lx.VERB | lx.TIME | lx.ADVERB
    return surname.stem.endswith(table.vocabulary.surname) and bool(t.bits[i + 2] & ends)


def _are_people(t: Tokens, table: WordTable, i: int) -> bool:
    """A feminine plural behind a reporting verb or a numeral is who reports (قالت طالبات – "women students said", not "demanding")."""
    word, before = t.words[i], t.words[i - 1]
    if word.article or word.prefix or word.conjunction:
        return False
    if not before.cues and before.fold not in table.vocabulary.counts:
        return False
    if any(cue.part != "participle" or cue.features != _WOMEN for cue in word.cues):
        return False
    if before.fold in table.vocabulary.counts:
        return True
    return any(cue.part == "verb" and cue.features == _WOMAN for cue in before.cues)


def _is_no_manner(t: Tokens, table: WordTable, i: int) -> bool:
    """An accusative participle that does not agree with the reporting verb before it is no adverb (قالت جانا جبور – "Jana Jabbour said")."""
    word = t.words[i]
    if word.conjunction or not word.readings or any(r.part != "participle" for r in word.readings):
        return False
    genders = {cue.features.gender for cue in t.words[i - 1].cues if cue.part == "verb"}
    return _is_report(t, i - 1) and not genders & {"-", *(r.features.gender for r in word.readings)}


def _is_manner(t: Tokens, table: WordTable, i: int) -> bool:
    """An accusative participle right behind a reporting verb says how (وأردف مازحا – "he went on jokingly", not "they joked")."""
    before = t.words[i - 1].cues
    if not before or t.words[i].conjunction:
        return False
    participles = {
        r.features for r in t.words[i].readings if r.part == "participle" and r.features.gender == "m"
    }
    return any(cue.part == "verb" and cue.features in participles for cue in before)


def _is_report(t: Tokens, i: int) -> bool:
    """Whether the word at `i` can be a finite reporting verb and no preposition."""
    return not t.bits[i] & lx.PREPOSITION and any(cue.part == "verb" for cue in t.words[i].cues)


def _may_be_named(t: Tokens, i: int) -> bool:
    """Whether a name may end with the word at `i`."""
    return bool(t.bits[i] & lx.GIVEN or t.words[i].heads)


def _is_written_otherwise(t: Tokens, table: WordTable, i: int) -> bool:
    """Whether a word that folds like a preposition and begins a listed name is not written as the preposition is."""
    return (
        bool(t.words[i].heads)
        and t.forms[i] == t.folds[i]
        and t.forms[i] not in table.vocabulary.prepositions
    )


Rule = tuple[Callable[[Tokens, WordTable, int], bool], Callable[[Word], Word]]
# Each with the classes that it is about, and the reading that is left where it holds; the first that holds counts.
_RULES: tuple[tuple[int, Callable[[Tokens, WordTable, int], bool], Callable[[Word], Word]], ...] = (
    (lx.PARTICLE, _is_within_name, as_particle),
    (lx.PREPOSITION, _is_named_so, as_name),
    (lx.CUE, _is_given_behind_report, as_name),
    (lx.CUE, _are_people, as_people),
    (lx.VERB | lx.CUE, _is_governed, as_noun),
    (lx.CUE, _is_measured, as_noun),
    (lx.CUE, _is_told_of, as_noun),
    (lx.VERB, _is_manner, as_manner),
    (lx.VERB, _is_stray_verb, as_name),
    (lx.ADVERB, _is_no_manner, as_unknown),
)
# The rules for each combination of classes that came up: there are a few hundred.
_RULES_FOR: dict[int, tuple[Rule, ...]] = {}


def _rules_for(bits: int) -> tuple[Rule, ...]:
    rules = tuple((holds, left) for classes, holds, left in _RULES if bits & classes)
    return _RULES_FOR.setdefault(bits, rules)


def settle(t: Tokens, table: WordTable) -> None:
    """Put the reading that is left in place of the words whose company decides."""
    if table.vocabulary.verb_first:
        _settle_by_class(t, table)
        _settle_names(t, table)
        _settle_verbs(t, table)


def _settle_by_class(t: Tokens, table: WordTable) -> None:
    words, known = t.words, _RULES_FOR
    for i in t.chosen(passes.COMPANY):
        if not i:
            continue
        word = words[i]
        for holds, left in known.get(word.bits) or _rules_for(word.bits):
            if holds(t, table, i):
                t.replace(i, table.read_as(t.forms[i], word, left))
                break


def _settle_names(t: Tokens, table: WordTable) -> None:
    listed, v = t.chosen(passes.LISTED), table.vocabulary
    for i in listed:
        if i and t.folds[i] in v.lineage and _is_of_lineage(t, table, i - 1):
            t.replace(i - 1, table.read_as(t.forms[i - 1], t.words[i - 1], as_name))
    for i in listed:
        if i and t.folds[i] in v.given_as_well and _is_given_before_surname(t, table, i):
            t.replace(i, table.read_as(t.forms[i], t.words[i], as_name))


def _settle_verbs(t: Tokens, table: WordTable) -> None:
    for i in t.chosen(passes.PARTICLE):
        if i + 1 < len(t.bits) and _is_of_verb(t, table, i + 1):
            t.replace(i + 1, table.read_as(t.forms[i + 1], t.words[i + 1], as_verb))
