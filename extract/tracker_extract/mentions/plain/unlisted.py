"""Names nobody listed, recognised by their company: a title before, a given name, where the words around them end."""

from __future__ import annotations

from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import ENDS, Draft
from .closing import closes_name
from .glued import carries_more
from .titles import is_of_somebody
from .words import (
    acts_on_somebody,
    begins_no_name,
    continues_lineage,
    ends_name,
    follows_report,
    is_accusative,
    is_no_noun,
    is_surname_elsewhere,
    may_be_name,
    may_carry,
)

# Words of a name without its particles: three names of two words each (عبد الله بن عمر, 'Abdullah, son of Omar').
_LONGEST_NAME = 6
# Letters of a name behind a common noun, where no list knows it; shorter words are particles.
_SHORTEST_NAME = 4
# Words of a name with the father's (محمد بن عبدالرحمن).
_PATRONYMIC = 3
_CONTENT = lx.THAT | lx.COLON
# What the word before a particle of lineage may look like, name that it is.
_BARE = lx.WORD | lx.COMMON | lx.GIVEN | lx.OWNED | lx.VERB


# -- a name begins ---------------------------------------------------------------------------------------------------


def begin_name(c: Columns, p: Draft, i: int) -> int:
    """Let a name begin at token `i`, where it can."""
    word = c.words[i]
    if len(word.fold) == 1 or begins_no_name(c, i) or _is_own_word(word):
        return ENDS
    if p.kind == "unnamed" and acts_on_somebody(c, i):
        return ENDS
    p.name = (i - _first_names(c, p, i), i + 1)
    p.kind = "name" if not p.kind else "person" if p.kind == "unnamed" else p.kind
    if word.bits & lx.GIVEN and word.features and p.features.gender == "-":
        p.features = word.features
    return i + 1


def _first_names(c: Columns, p: Draft, i: int) -> int:
    """How many words before a particle of lineage are the name it goes on (فهيد بن محمد, 'Fuhaid bin Muhammad'): one or none."""
    if i - 1 <= p.start or c.folds[i] not in c.vocabulary.lineage:
        return 0
    word = c.words[i - 1]
    bare = not (word.article or word.prefix or word.bits & ~_BARE)
    return int(bare and len(word.fold) >= _SHORTEST_NAME)


def name_begins(c: Columns, p: Draft, i: int) -> bool:
    """After a title: a word without an article behind a definite one, or a known given name."""
    if p.named or not p.titles or p.kind not in ("person", "unnamed"):
        return False
    word = c.words[i]
    if (
        _is_noun_behind_title(c, p, word, i)
        or carries_more(c, word, i)
        or is_of_somebody(c, p, i)
        or _is_in_complement(c, p, i)
    ):
        return False
    if p.titles[-1][2].takes == "none" and p.titles[-1][1] == i:
        if word.article and c.words[i - 1].stem.endswith(c.vocabulary.owned):
            return False  # نظيره الروسي, 'his Russian colleague', however it is written
        return not word.prefix and not (word.article and i + 1 < len(c) and may_be_name(c, i + 1))
    return _looks_like_name(p, word)


def _is_noun_behind_title(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether the word behind a title is a noun by its class or form, or a particle of the content."""
    if word.article and word.bits & (lx.CONTENT_NOUN | lx.EVENT):
        return True  # مقدم الاقتراح, 'the presenter of the proposal'
    if _joins_noun(c, word, i):
        return True
    if p.common_noun and len(word.fold) < _SHORTEST_NAME and i + 1 < len(c) and c.bits[i + 1] & lx.THAT:
        return True  # المؤلف كيف أن, 'the author, how'
    # الفريق الهجومية – "the attacking (f.) team": no surname ends so
    return word.article and c.forms[i].endswith(c.vocabulary.feminine) and not _is_known_name(c, i)


def _joins_noun(c: Columns, word: Word, i: int) -> bool:
    """Whether an unknown word looks like and with a noun before its complement (وأطيب التمنيات, 'and kindest wishes')."""
    if word.bits & ~lx.WORD or i + 1 >= len(c) or not word.fold.startswith(c.vocabulary.conjunctions):
        return False
    behind = c.words[i + 1]
    return behind.article and not behind.stem.endswith(c.vocabulary.surname) and not _is_known_name(c, i)


def _is_in_complement(c: Columns, p: Draft, i: int) -> bool:
    """Whether the word at `i` completes a preposition or the noun of a body right before it, so that it is no person's name."""
    before = c.bits[i - 1]
    if before & lx.PREPOSITION and not before & lx.GIVEN:
        return True  # أمين اللجنة في ينبع يوسف, '… in Yanbu Yusuf'
    # مدير التعليم في محافظة بدر, '… in the governorate of Badr'
    body = c.words[i - 1].body
    bare = body is not None and not c.words[i - 1].article and body.owner is None
    return bare and bool(p.bodies) and p.bodies[-1][0] == i - 1


def _is_known_name(c: Columns, i: int) -> bool:
    """Whether a list or the article itself knows the word at `i` as a name."""
    return bool(c.bits[i] & lx.GIVEN) or c.folds[i] in c.vocabulary.given or is_surname_elsewhere(c, i)


def _is_own_word(word: Word) -> bool:
    """A noun of saying with a pronoun (تأكيده, 'his assurance')."""
    return any(cue.part == "noun" and cue.pronoun is not None for cue in word.cues)


def _looks_like_name(p: Draft, word: Word) -> bool:
    """Whether a word behind a title is no noun: without an article behind a definite title, or a known given name."""
    if word.article or word.prefix:
        return False
    if _is_own_word(word):
        return False
    if word.bits & (lx.GIVEN | lx.PARTICLE):
        return True
    return p.definite and not word.bits & lx.COMMON and not word.conjunction


def is_given_before_surname(c: Columns, p: Draft, i: int, end: int) -> bool:
    """Whether a listed surname from `i` to `end` is somebody else's first name: another name follows, then the phrase ends."""
    if end + 1 >= len(c):
        return False
    if _is_patronymic(c, p, i, end):
        return True
    single = end - i == 1
    if c.words[end].prefixed_heads:
        return False  # نتنياهو لموراليس – "Netanyahu to Morales": to whom
    if single and is_surname_elsewhere(c, i):
        return False  # سيرغي لافروف … وقال لافروف غداتها إن – "Sergei Lavrov … and Lavrov said the next morning that"
    if single and continues_lineage(c, end):
        return True  # هادي بن علي اليامي, 'Hadi bin Ali al-Yami'
    word = c.words[end]
    if word.prefix or word.conjunction or word.heads or may_carry(c, p.stops, end):
        return False
    bare = single and may_be_name(c, end)
    return _ends_behind_surname(c, word, c.words[end + 1], single, bare)


def _is_patronymic(c: Columns, p: Draft, i: int, end: int) -> bool:
    """Whether a listed name is one of given names alone behind a post that is no office, with a surname behind: many have it.

    أمين المحافظة محمد بن عبدالرحمن المخرج, 'the mayor of the province, Mohammed bin Abdulrahman al-Mukhrij'.
    """
    if end - i < _PATRONYMIC or not p.titles or any(title.kind for _, _, title in p.titles):
        return False
    post = any(title.takes not in ("", "none") for _, _, title in p.titles)
    return post and all(bits & (lx.GIVEN | lx.PARTICLE) for bits in c.bits[i:end]) and _surname_behind(c, end)


def _surname_behind(c: Columns, i: int) -> bool:
    """Whether a definite word at `i` ends a name: no noun of action, and no preposition of it stands behind."""
    word = c.words[i]
    if not word.article or word.prefix or word.conjunction or word.bits & (lx.CONTENT_NOUN | lx.EVENT):
        return False
    behind = c.words[i + 1]
    return not (behind.bits & lx.PREPOSITION or behind.article and not behind.prefix)


def _ends_behind_surname(c: Columns, word: Word, following: Word, single: bool, bare: bool) -> bool:
    """Whether an unknown word is a surname behind which the phrase ends.

    It has no article (`bare`), or the article and the ending of a surname (المريخي, 'al-Muraikhi'). `single`: the name
    before it has one word; behind a longer one the surname may be a common noun.
    """
    content = bool(following.bits & (_CONTENT | lx.QUOTE))
    if bare:
        # سعيد بومدوحة مساعد مدير البرنامج, 'Said Boumedouha, deputy director of the programme'
        return content or bool(following.titles) and not following.article
    unknown = lx.WORD | lx.ADJECTIVE | (0 if single else lx.COMMON)
    if not word.article or word.bits & ~unknown or not word.fold.endswith(c.vocabulary.surname):
        return False
    return content or single and bool(following.bits & (lx.COMMA | lx.PREPOSITION | lx.TIME))


def is_given_like_preposition(c: Columns, p: Draft, i: int) -> bool:
    """A given name that folds like a preposition (علي, 'Ali', and على, 'on'): a surname and the end stand behind.

    At the beginning of the phrase another given name may follow it instead (قال علي حسن رئيس اللجنة, 'said Ali Hasan,
    chairman of the committee').
    """
    if p.named or i + 2 >= p.limit or not _is_written_as_name(c, i):
        return False
    surname = may_be_name(c, i + 1)
    if not p.kind and surname and c.bits[i + 1] & lx.GIVEN:
        return True
    if not p.titles and (p.kind or c.words[i].stem in p.stops):
        return False
    if not surname and not (p.titles and c.words[i + 1].article):
        return False
    return bool(c.bits[i + 2] & (_CONTENT | lx.COMMA)) or i + 2 in c.quotation_ends


def is_given_like_place(c: Columns, i: int, end: int) -> bool:
    """A place whose name is a man's as well (صلاح الدين, 'Saladin'): a surname follows, then the phrase surely ends."""
    return end - i > 1 and end + 1 < len(c) and ends_name(c, end + 1) and may_be_name(c, end)


def is_given_like_title(c: Columns, p: Draft, i: int, end: int) -> bool:
    """A title's word that is a given name here: a surname in its own shape follows (رائد المنقاري, 'Raed al-Minqari'; but رائد الفضاء, 'astronaut')."""
    word = c.words[i]
    if p.kind or end != i + 1 or i + 1 >= len(c) or not word.bits & lx.GIVEN or word.article:
        return False
    surname = c.words[i + 1]
    if surname.bits & ~(lx.WORD | lx.ADJECTIVE) or surname.prefix or surname.conjunction:
        return False
    return surname.article and surname.stem.endswith(c.vocabulary.surname)


def is_name_like_title(c: Columns, p: Draft, i: int, end: int) -> bool:
    """A title's word that is a given name here (سلطان المريخي, 'Sultan …'), or a surname (فيصل القاضي, '… al-Qadi', 'the judge')."""
    if end != i + 1:
        return False
    word = c.words[i]
    if p.name_ends(i) and word.article:
        return _is_end_of_name(c, word, i)
    if end < len(c) and _is_complement_of_post(c, end):
        return False  # رئيس اللجنة أمين منطقة, 'the chairman of the committee, the mayor [also: Amin] of the region of'
    return bool(word.bits & lx.GIVEN and p.titles and not p.named and not word.article)


def _is_end_of_name(c: Columns, word: Word, i: int) -> bool:
    """Whether a definite word of a title behind a name is its last: behind half a name (عبد الملك, 'Abd al-Malik', also 'the king'), or a surname."""
    if c.bits[i - 1] & lx.PARTICLE and c.folds[i - 1] not in c.vocabulary.lineage:
        return True
    if i + 1 >= len(c):
        return False
    # محمد القاضي المستشار الفني, 'Muhammad al-Qadi, the technical adviser'
    beside = word.stem.endswith(c.vocabulary.surname) and c.words[i + 1].article and c.words[i + 1].titles
    return bool(beside or c.bits[i + 1] & (_CONTENT | lx.QUOTE | lx.COMMA))


def _is_complement_of_post(c: Columns, i: int) -> bool:
    """Whether a common noun that is no given name stands at `i`, bare or of the feminine (أمين العاصمة, 'the mayor [also: Amin] of the capital'), or a city."""
    if c.bits[i] & lx.CITY and not c.bits[i] & lx.GIVEN:
        return True
    if c.bits[i] & lx.GIVEN or not c.bits[i] & (lx.COMMON | lx.BODY):
        return False
    return not c.words[i].article or c.forms[i].endswith(c.vocabulary.feminine)


# -- a name goes on --------------------------------------------------------------------------------------------------


def name_goes_on(c: Columns, p: Draft, i: int) -> bool:
    """Whether the word at `i` belongs to the name that ends right before it."""
    word, last = c.words[i], i + 1 >= len(c)
    if _is_apart(c, word, i):
        return False
    if closes_name(c, p, i):
        return True
    if word.bits & lx.ADJECTIVE and word.article or word.bits & lx.CITY and not word.prefix:
        return _is_surname_of_place(c, p, i)
    if word.bits & lx.VERB and _is_surname_like_verb(c, p, word, i):
        return True  # أثبت الباحث سيلفيو سيزار عبر, 'the researcher Silvio Cesare proved through'
    if word.bits & (lx.VERB | lx.OWNED) and _is_last_of_name(c, word, i):
        return True  # توماس بوسرت مستشار البيت الأبيض, 'Thomas Bossert, adviser of the White House'
    if (answer := _goes_on_as_particle(c, word, i)) is not None:
        return answer
    if word.prefix:
        return not last and _is_name_with_prefix(c, p, word, i)
    return _is_unknown_in_name(c, p, word, i) and _surname_may_stand(c, p, word, i)


def _is_apart(c: Columns, word: Word, i: int) -> bool:
    """Whether a word is no part of the name before it: a particle, an object, another's name behind and (سامر المصري ووليد …, 'Samer al-Masri and Walid …')."""
    return is_no_noun(c, i) or is_accusative(c, i) or bool(word.conjunction and word.bits & lx.GIVEN)


def _goes_on_as_particle(c: Columns, word: Word, i: int) -> bool | None:
    """Whether the last preposition-like name or a second particle stands at `i` within a name; None where neither does."""
    last = i + 1 >= len(c)
    if word.bits & lx.PREPOSITION and _is_written_as_name(c, i):
        return not last and ends_name(c, i + 1)  # أحمد قرة علي, 'Ahmad Qurra Ali'
    if word.bits & lx.PARTICLE and c.bits[i - 1] & lx.PARTICLE and not last:
        # دو لا فيرن, 'de la Verne'; بن عبد الباقي, 'bin Abd al-Baqi'
        return not c.bits[i + 1] & (lx.MARK | lx.PREPOSITION | lx.THAT)
    return None


def _is_last_of_name(c: Columns, word: Word, i: int) -> bool:
    """Whether the word at `i` has no pronoun, and a name ends or a title with an article begins behind it."""
    if word.fold.endswith(c.vocabulary.owned) or i + 1 >= len(c):
        return False
    return ends_name(c, i + 1) or bool(c.words[i + 1].titles)


def _is_surname_like_verb(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a word that only looks like a verb stands behind a given name that is the subject of a reporting verb: no second verb does."""
    shaped = not (word.readings or word.cues or word.conjunction or word.prefix)
    if not shaped or word.bits & ~(lx.WORD | lx.VERB) or p.name != (i - 1, i) or c.words[i - 1].article:
        return False
    return bool(p.titles or c.bits[i - 1] & lx.GIVEN) and follows_report(c, p.start)


def _is_written_as_name(c: Columns, i: int) -> bool:
    """A word that folds like a preposition and begins a listed name: not written as the preposition is."""
    return bool(c.words[i].heads) and c.forms[i] == c.folds[i] and c.forms[i] not in c.vocabulary.prepositions


def _is_name_with_prefix(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """A name that looks like a noun with a preposition: right behind a given name, or a particle of lineage.

    عامر برهان ('Amer Burhan' or 'with a wager'), محفوظ ولد ببكر ('Mahfouz Ould Babaker').
    """
    if p.name and c.bits[i - 1] & lx.PARTICLE and i - 1 > p.name[0] and not word.article:
        return True
    if not word.bits & lx.COMMON or not p.name or p.name[1] - p.name[0] != 1:
        return False
    return bool(c.bits[i - 1] & lx.GIVEN) and bool(c.bits[i + 1] & (_CONTENT | lx.CUE))


def _is_unknown_in_name(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether no list says that a word is no part of a name, and no preposition of the cue is written onto it."""
    allowed = lx.WORD | lx.GIVEN | lx.PARTICLE | lx.CUE | lx.TITLE
    if word.bits & (lx.COMMON | lx.OWNED) and _is_common_in_name(c, p, word, i):
        # هدى مزيودات, 'Huda Mzioudet': the surname is no plural, nor has it a pronoun
        allowed |= lx.COMMON | (0 if word.fold.endswith(c.vocabulary.owned) else lx.OWNED)
    if word.bits & ~allowed:
        return False
    if any(cue.part == "noun" and (word.article or cue.pronoun) for cue in word.cues):
        return False
    return bool(word.bits & lx.GIVEN) or not may_carry(c, p.stops, i)


def _surname_may_stand(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether the name is short enough, and a word behind a definite one begins no phrase of its own."""
    assert p.name is not None
    if i - p.name[0] > 1 and not c.bits[i - 1] & lx.PARTICLE and _is_object_of_adjective(c, i):
        return False
    behind_particle = (
        i - 2 >= p.name[0] and c.bits[i - 2] & lx.PARTICLE
    )  # عبد الرحمن الحميدي, 'Abd al-Rahman …'
    compound = (
        i - 2 >= p.name[0] and c.folds[i - 1] in c.vocabulary.compounds
    )  # ضياء الدين الكحلاوي, 'Diya al-Din …'
    if c.words[i - 1].article and not (word.bits & (lx.GIVEN | lx.PARTICLE) or behind_particle or compound):
        return _is_surname_of_definite(c, p, i)
    return sum(not bits & lx.PARTICLE for bits in c.bits[p.name[0] : i]) < _LONGEST_NAME


def _is_object_of_adjective(c: Columns, i: int) -> bool:
    """Whether a definite word behind a full name is a noun with its adjective (عادل مبارك المخبز الجديد, '… the new bakery')."""
    word = c.words[i]
    if (
        not word.article
        or i + 1 >= len(c)
        or word.bits & lx.GIVEN
        or word.stem.endswith(c.vocabulary.surname)
    ):
        return False
    adjective = c.words[i + 1]
    if not adjective.article or adjective.conjunction or adjective.prefix:
        return False
    return bool(adjective.bits & lx.COMMON) and not adjective.titles


def _is_surname_of_definite(c: Columns, p: Draft, i: int) -> bool:
    """A definite surname behind a given name that has the article itself (البشير الجويني, 'al-Bashir al-Jouini'): the phrase ends there."""
    given = p.name == (i - 1, i) and bool(c.bits[i - 1] & lx.GIVEN)
    return given and c.words[i].article and i + 1 < len(c) and ends_name(c, i + 1)


def _is_surname_of_place(c: Columns, p: Draft, i: int) -> bool:
    """An adjective of a place as surname: right before the phrase ends.

    مهند المصري ('Muhannad al-Masri', 'the Egyptian'), أحمد عبدالله التركي ('Ahmad Abdullah al-Turki', 'the Turk').
    """
    if p.name is None or i + 1 >= len(c) or c.words[i - 1].article:
        return False
    following = c.bits[i + 1]
    if p.name[1] - p.name[0] > 1:
        return bool(following & _CONTENT) and bool(p.titles)
    return bool(following & (lx.MARK | lx.THAT | lx.PREPOSITION | lx.TIME | lx.CUE))


def _is_common_in_name(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a common noun may be a surname: right behind a given name (أيمن حرب, 'Ayman Harb', 'war'), or a particle."""
    if c.bits[i - 1] & lx.PARTICLE:
        return True
    if p.name is None or not c.bits[p.name[0]] & lx.GIVEN:
        return False
    described = (
        i + 1 < len(c) and c.words[i + 1].article
    )  # طوبجي المجتمع الدولي, 'Topçu the international community'
    return p.name[1] - p.name[0] == 1 or word.article and not described
