"""Names across scripts: one romanisation for names nobody listed, and a key that is equal for both scripts' spellings."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

from tracker_extract.text import fold


def match_key(name: str) -> str:
    """The consonants of `name`, word by word, merged as transliteration varies: `Lavrov` and `لافروف` -> `lfrf`.

    Works on Latin and Arabic script alike and never raises; words without a consonant leave nothing.
    """
    words = _words(fold(name))
    keys = (_skeleton(word) for word in words)
    return " ".join(key for key in keys if key)


# Articles, also the assimilated ones, and the word for a family: they are left out in either script.
_ARTICLES = re.compile(r"\b(?:al|el|ad|ar|as|ash|an|at|az|ed|er|es|en|ez)-(?=\w)|\b(?:al|el|ال)(?= \w)")
# Unhamzated Arabic does not tell the article from the beginning of Alexander or Ilham: both scripts lose it, except
# where Arabic writes it with ain (Ali, Alaa, Allawi).
_WRITTEN_ON = re.compile(r"\b(?:ال(?=\w\w)|(?:[ai]l(?=[^aioul\s])|el(?=[^l\s]))(?=\w{3}))")
# The servant names are one word however they are written: عبد الله, عبدالله, Abdul Salam, Abd el-Aziz, Abderrahman.
_SERVANT_LATIN = re.compile(r"\babd(?:o?u|e|a)?(?:l[ -]?|[ -](?:[aeu]l[ -])?|(?=([rstdnz])\1))(?=\w)")
_SERVANT_ARABIC = re.compile(r"\bعبد(?: ?ال| )(?=\w)")
# So are names with Abu, with religion (الدين) and with God (الله) as their second part.
_JOINED = (
    (re.compile(r"\b(?:abu|abou|aboo)(?:l| al| el)?[ -](?=\w)"), "ab"),
    (re.compile(r"\bابو ?(?:ال)?(?=\w)"), "اب"),
    (re.compile(r"(?<=\w)[ -]?(?:[aeu]l[ -]|[aeu]d(?=d)|[ -])?d+[ie]+ne?\b"), "din"),
    (re.compile(r"(?<=\w) الدين\b"), "دين"),
    (re.compile(r"(?<=\w)[ -](?=all?ah\b)"), ""),
    (re.compile(r"(?<=\w) الله\b"), "لله"),
)


def _words(folded: str) -> list[str]:
    text = re.sub(r"[^\w\s-]", "", folded)
    text = _SERVANT_LATIN.sub("abd", text)
    text = _SERVANT_ARABIC.sub("عبد", text)
    for pattern, joined in _JOINED:
        text = pattern.sub(joined, text)
    text = _ARTICLES.sub("", text)
    words = _WRITTEN_ON.sub("", text).replace("-", " ").split()
    return [word for word in words if len(word) > 1]


# Several letters that stand for one sound, longest first, then single letters. Classes: b p | t | d | s z sh ch ts |
# k g j q kh gh | f v | l | m | n | r; the rest, vowels and what Arabic writes as vowels, is dropped.
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


@cache
def _skeleton(word: str) -> str:
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in word)
    for group, single in _ARABIC_GROUPS if arabic else _LATIN_GROUPS:
        word = word.replace(group, single)
    table = _ARABIC if arabic else _LATIN
    consonants = "".join(table.get(letter, "") for letter in word)
    merged = re.sub(r"(.)\1+", r"\1", consonants)
    merged = merged[:-1] + "t" if merged.endswith("d") else merged  # Ahmet is أحمد, Murat is مراد
    return merged or _only_vowels(word)


def _only_vowels(word: str) -> str:
    """A word of vowels and breathings alone keeps one mark, so that `Ali` is not the same as nothing."""
    return "a" if any(letter.isalpha() for letter in word) else ""


@cache
def _given_names() -> dict[str, tuple[str, str]]:
    """Folded Arabic given name -> (usual Latin form, gender)."""
    return {fold(arabic): (latin, gender) for arabic, latin, gender in _table("given_names.csv")}


@cache
def _letters() -> dict[str, str]:
    return dict(_table("romanise.csv"))


def _table(name: str) -> list[list[str]]:
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


def romanise(arabic: str) -> str:
    """The Latin form of an Arabic name that no table knows whole: given names as usual, the rest letter by letter.

    `محمد عبد السلام` -> `Mohammed Abdul Salam`. Text in another script comes back unchanged, word by word.
    """
    words = unicodedata.normalize("NFC", re.sub("[\u064b-\u0652\u0640]", "", arabic)).split()
    latin: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        latin.append(_romanise_word(word, following, bool(latin)))
    return " ".join(part for part in latin if part)


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
_ARTICLE = "ال"


def _romanise_word(word: str, following: str, inside: bool) -> str:
    if not any("\u0600" <= letter <= "\u06ff" for letter in word):
        return word
    if word in _PARTICLES:
        particle = _PARTICLES[word]
        return particle if inside else particle.capitalize()
    if word == "عبد" and following:
        return "Abdul" if following.startswith(_ARTICLE) else "Abd"
    if fold(word) in _given_names():
        return _given_names()[fold(word)][0]
    if word.startswith("عبدال") and len(word) > len("عبدال") + 1:
        return f"Abdul {_word_without_article(word[len('عبدال') :])}"
    return _with_article(word)


def _with_article(word: str) -> str:
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1:
        return f"al-{_word_without_article(word[len(_ARTICLE) :])}"
    return _word_without_article(word)


def _word_without_article(word: str) -> str:
    known = _given_names().get(fold(word))
    return known[0] if known else _by_letters(word).capitalize()


_LONG_VOWELS = {"ا": "a", "آ": "a", "ى": "a", "و": "u", "ي": "i", "ة": "a"}
_SEATS = "أإؤئء"


def _by_letters(word: str) -> str:
    """Letter by letter; a consonant before a consonant gets an a, except where two stand after a vowel."""
    found: list[str] = []
    for i, letter in enumerate(word):
        before, after = word[i - 1] if i else "", word[i + 1] if i + 1 < len(word) else ""
        found.append(_letter(letter, before, after, found))
    return "".join(found)


def _letter(letter: str, before: str, after: str, done: list[str]) -> str:
    vowels = "".join(_LONG_VOWELS)
    if letter in "أإ" and not before:
        return "a" if letter == "أ" else "i"
    if letter in _SEATS:
        return ""
    if letter in "وي" and (not before or (after and after in "اىةوي") or before in "اى"):
        return {"و": "w", "ي": "y"}[letter]
    if letter in vowels:
        return _LONG_VOWELS[letter]
    latin = _letters().get(letter, "")
    needs_vowel = bool(after) and after not in vowels and after not in _SEATS
    closed = bool(done) and done[-1][-1:] in "aiu" and before not in vowels
    return latin + ("a" if needs_vowel and not closed else "")
