"""Names across scripts: one romanisation for names nobody listed, and a key that is equal for both scripts' spellings."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from tracker_extract.text import fold


@lru_cache(20_000)  # most words of names are in many of them
def match_key(name: str) -> str:
    """The consonants of `name`, word by word, merged as transliteration varies: `Lavrov` and `لافروف` -> `lfrf`.

    Works on Latin and Arabic script alike and never raises; words without a consonant leave nothing.
    """
    words = _words(fold(name))
    keys = (_skeleton(word) for word in words)
    return " ".join(key for key in keys if key)


# A name has at least so many letters where one that differs counts as a slip of the pen: Oakshot, Oakshott. Of shorter
# names that differ by a letter both exist (Hassan and Hussan are two, but so are Amir and Samir).
_LONG = 5
# The word for a father as it stands behind other words: أبي عمر and أبا عمر are أبو عمر – "Abu Omar".
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|an|at|az)-(?=\w{2})")
_CASES = {"ابي": "ابو", "ابا": "ابو"}


def name_words(words: Iterable[str]) -> frozenset[str]:
    """The folded words of a name, each in the form by which two mentions of it are compared: al-Jaafari is Jaafari."""
    return frozenset(map(compared, words))


@lru_cache(20_000)  # as of `match_key`
def compared(word: str) -> str:
    """The form of a folded word by which two mentions of a name are compared."""
    return _CASES.get(word) or _LATIN_ARTICLE.sub("", word)


def is_with_article(one: str, other: str) -> bool:
    """Whether two folded words are one name with the Arabic article and without (الجبلاوي, جبلاوي), of five letters or more."""
    bare = _without_article(one)
    return one != other and len(bare) >= _LONG and bare == _without_article(other)


def is_slip(one: str, other: str) -> bool:
    """Whether two different folded words may be one name: a letter added, left out, changed, or two exchanged.

    Both have five letters or more without the article, and begin with the same one.
    """
    one, other = _without_article(one), _without_article(other)
    if one == other or min(len(one), len(other)) < _LONG or one[0] != other[0]:
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, others = one[start:], other[start:]
    if len(rest) != len(others):
        return rest[1:] == others or rest == others[1:]
    return rest[1:] == others[1:] or rest[:2] == others[1::-1] and rest[2:] == others[2:]


def _without_article(word: str) -> str:
    return _LATIN_ARTICLE.sub("", word).removeprefix("ال")


# Articles, also the assimilated ones, and the word for a family: they are left out in either script.
_ARTICLES = re.compile(r"\b(?:al|el|ad|ar|as|ash|an|at|az|ed|er|es|en|ez)-(?=\w)|\b(?:al|el|ال)(?= \w)")
# Unhamzated Arabic does not tell the article from the beginning of Alexander or Ilham: both scripts lose it, except
# where Arabic writes it with ain (Ali, Alaa, Allawi).
_WRITTEN_ON = re.compile(r"\b(?:ال(?=\w\w)|(?:[ai]l(?=[^aioul\s])|el(?=[^l\s]))(?=\w{3}))")
_TAKEN = "_"
# The servant names are one word however they are written: عبد الله, عبدالله, Abdul Salam, Abd el-Aziz, Abderrahman.
_SERVANT_LATIN = re.compile(r"\babd(?:o?u|e|a)?(?:l[ -]?|[ -](?:[aeu]l[ -])?|(?=([rstdnz])\1))(?=\w)")
_SERVANT_ARABIC = re.compile(r"\bعبد(?: ?ال| )(?=\w)")
# So are names with Abu, with al-Din – "religion" (الدين) – and with Allah – "God" (الله) – as their second part.
_JOINED = (
    (re.compile(r"\b(?:abu|abou|aboo)(?:l| al| el)?[ -](?=\w)"), "ab_"),
    (re.compile(r"\bابو ?(?:ال)?(?=\w)"), "اب_"),
    (re.compile(r"(?<=\w)[ -]?(?:[aeu]l[ -]|[aeu]d(?=d)|[ -])?d+[ie]+ne?\b"), "_din"),
    (re.compile(r"(?<=\w) الدين\b"), "_دين"),
    (re.compile(r"(?<=\w)[ -](?=all?ah\b)"), ""),
    (re.compile(r"(?<=\w) ?الله\b"), "له"),
)


def _words(folded: str) -> list[str]:
    text = re.sub(r"[^\w\s-]", "", folded)
    text = _SERVANT_LATIN.sub("abd", text)
    text = _SERVANT_ARABIC.sub("عبد", text)
    for pattern, joined in _JOINED:
        text = pattern.sub(joined, text)
    text = _ARTICLES.sub("", text)
    words = _WRITTEN_ON.sub(_TAKEN, text).replace("-", " ").split()
    return [word for word in words if len(word) > 1]


# Several letters that stand for one sound, longest first, then single letters. Classes: b p | t | d | s z sh ch ts |
# k g j q kh gh | f v | l | m | n | r; the rest, vowels, breathings and what Arabic writes as vowels, is dropped, except
# at the beginning of a word, where a vowel and a breathing leave a mark each.
_LATIN_GROUPS: tuple[tuple[str, str], ...] = (
    ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("shch", "s"), ("chr", "kr"), ("chn", "kn"), ("chae", "kae"), ("sh", "s"), ("ch", "s"),
    ("zh", "s"), ("tz", "s"), ("ts", "s"), ("cz", "s"), ("sz", "s"), ("th", "t"), ("dh", "d"), ("kh", "k"),
    ("gh", "k"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("dj", "k"), ("dg", "k"), ("x", "ks"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"),
)  # fmt: skip
_LATIN = {
    **dict.fromkeys("bp", "b"), **dict.fromkeys("t", "t"), **dict.fromkeys("d", "d"), **dict.fromkeys("sz", "s"),
    **dict.fromkeys("cgjkq", "k"), **dict.fromkeys("fv", "f"), "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
_ARABIC_GROUPS: tuple[tuple[str, str], ...] = (("تش", "ش"), ("تس", "س"), ("تز", "س"), ("دج", "ج"))
_ARABIC = {
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطث", "t"), **dict.fromkeys("دضذ", "d"),
    **dict.fromkeys("سصزشظژ", "s"), **dict.fromkeys("كقغجخگچ", "k"), **dict.fromkeys("فڤ", "f"),
    "ل": "l", "م": "m", "ن": "n", "ر": "r",
}  # fmt: skip


def _skeleton(word: str) -> str:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in word)
    for group, single in _ARABIC_GROUPS if arabic else _LATIN_GROUPS:
        word = word.replace(group, single)
    if arabic:
        word, table = word.lstrip(_TAKEN), _ARABIC
    else:
        word, table = re.sub(r"(.)\1+", r"\1", word), _LATIN  # Arabic writes a double consonant once
    key = _beginning(word) + "".join(table.get(letter, "") for letter in word)
    return key[:-1] + "t" if key.endswith("d") else key  # Ahmet is أحمد, Murat is مراد


def _beginning(word: str) -> str:
    """A mark for a first sound that the rest of the key leaves out: a vowel, or a breath."""
    first = word[0]
    if first in "hهح":
        return "h"
    return "a" if first in "aeiouywاعوي" else ""


@cache
def _given_names() -> dict[str, tuple[str, str]]:
    """Folded Arabic given name -> (usual Latin form, gender)."""
    return {fold(arabic): (latin, gender) for arabic, latin, gender in pack_table("given_names.csv")}


@cache
def _latin_given_names() -> frozenset[str]:
    return frozenset(fold(latin) for latin, _ in _given_names().values())


def is_given(folded: str) -> bool:
    """Whether a folded word is a given name of a list, in either script."""
    return folded in _given_names() or folded in _latin_given_names()


@cache
def _letters() -> dict[str, str]:
    return {letter: latin for letter, latin, _ in pack_table("romanise.csv")}


@cache
def letters_abroad() -> dict[str, str]:
    """What letters stand for in names that Arabic writes down by ear."""
    return {letter: abroad or latin for letter, latin, abroad in pack_table("romanise.csv")}


def given_name(folded: str) -> str:
    """The usual Latin form of a given name; empty where no list has it."""
    return _given_names().get(folded, ("", ""))[0]


def pack_table(name: str) -> list[list[str]]:
    """The rows of a table under its header, from every pack that has one."""
    found: list[list[str]] = []
    for pack in (files(__package__) / "lang").iterdir():
        source = pack / name
        if source.is_file():
            lines = [
                line for line in source.read_text("utf-8").splitlines() if line and not line.startswith("#")
            ]
            found += list(csv.reader(lines))[1:]
    return found


def given_gender(name: str) -> str:
    """The gender of the first word of a name as written in Arabic: m, f or empty where unknown or common to both."""
    first = fold(name).split()[:1]
    return _given_names().get(first[0], ("", ""))[1] if first else ""


@lru_cache(10_000)  # the same few thousand names come again and again
def romanise(arabic: str) -> str:
    """The Latin form of an Arabic name that no table knows whole: given names as usual, the rest letter by letter.

    `محمد عبد السلام` -> `Mohammed Abdul Salam`. Text in another script comes back unchanged, word by word.
    """
    plain = re.sub(r"[\u064b-\u0652\u0640«»“”\"()]", "", unicodedata.normalize("NFC", arabic))
    words = _SERVANT_SPLIT.sub("عبدال", plain).split()
    return " ".join(_romanise_word(word, inside=i > 0) for i, word in enumerate(words))


_SERVANT_SPLIT = re.compile(r"\bعبد ال(?=\w)")
_SERVANT = "عبدال"
_ARTICLE = "ال"
# Particles of names: between names they are small, at the start they are names like any other.
_PARTICLES = {
    "بن": "bin",
    "ابن": "ibn",
    "بنت": "bint",
    "آل": "Al",
    "ولد": "Ould",
    "أبو": "Abu",
    "ابو": "Abu",
    "أم": "Umm",
}


# The second words of names such as صلاح الدين – "Saladin" – and نصر الله – "Nasrallah".
_SECOND_PARTS = {"الدين": "al-Din", "الله": "Allah"}


def _romanise_word(word: str, *, inside: bool) -> str:
    if not any("\u0600" <= letter <= "\u06ff" for letter in word):
        return word
    if word in _PARTICLES:
        return _PARTICLES[word] if inside else _PARTICLES[word].capitalize()
    if word in _SECOND_PARTS:
        return _SECOND_PARTS[word]
    if known := _given_names().get(fold(word)):
        return known[0]
    for start, latin in ((_SERVANT, "Abdul "), (_ARTICLE, "al-")):
        if word.startswith(start) and len(word) > len(start) + 1:
            return latin + _bare(word[len(start) :])
    return _bare(word)


def _bare(word: str) -> str:
    """A word without article: a given name (السالم has Salem in it), else letter by letter."""
    known = _given_names().get(fold(word))
    return known[0] if known else by_letters(word).capitalize()


_VOWELS = {"ا": "a", "آ": "a", "ى": "a", "و": "u", "ي": "i", "ة": "a"}
# Hamza seats and ain: a vowel at the start of a word, silent elsewhere.
_BREATHINGS = {"أ": "a", "إ": "i", "ع": "a", "ؤ": "", "ئ": "", "ء": ""}
_GLIDES = {"و": "w", "ي": "y"}
_OPEN = "اآىةوي"


def by_letters(word: str) -> str:
    """Letter by letter; of two consonants in a row the first gets an a, unless it closes a syllable: `Buldan`."""
    word = word.replace("تش", "چ")
    return "".join(_letter(word, i) + _vowel_after(word, i) for i in range(len(word)))


def _letter(word: str, i: int) -> str:
    letter = word[i]
    if letter in _BREATHINGS:
        alone = word[i - 1 : i] not in _GLIDES and word[i + 1 : i + 2] not in ("و", "ي", "ا")
        return _BREATHINGS[letter] if alone or i == 0 and letter != "ع" else ""
    if letter in _VOWELS:
        return _GLIDES[letter] if _is_glide(word, i) else _VOWELS[letter]
    return _letters().get(letter, "")


def _is_glide(word: str, i: int) -> bool:
    """Whether و or ي is a consonant: at the start of a word, before a long vowel, or after an a."""
    before, after = word[i - 1 : i], word[i + 1 : i + 2]
    return word[i] in _GLIDES and (i == 0 or before in ("ا", "ى") or after != "" and after in _OPEN)


def _vowel_after(word: str, i: int) -> str:
    """The short vowel that a reader adds after the letter; none after the second of a syllable, or before a long one."""
    after = word[i + 1 : i + 2]
    consonant = word[i] not in _VOWELS and word[i] not in _BREATHINGS or _is_glide(word, i)
    if not consonant or not after or after in "ؤئء":
        return ""
    if after in _GLIDES and _is_glide(word, i + 1):
        return "i" if after == "ي" else "a"
    if after in _OPEN or word[i + 1 : i + 3] == "عا":
        return ""
    return "" if _closes_syllable(word, i) else "a"


def _closes_syllable(word: str, i: int) -> bool:
    """Whether the consonant follows a vowel, written or added; after a written one the end of a word still parts two."""
    if i == 0:
        return False
    if word[i - 1] in _OPEN and not _is_glide(word, i - 1):
        return i + 2 < len(word)
    return _vowel_after(word, i - 1) != ""
