"""The stems of common Arabic verbs, from their third person past.

The patterns are those that every Arabic grammar gives for the forms I to X; a weak letter (و ي ا) or a doubled one changes
them as written beside each rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from .hand import lines

COLUMNS = ("past", "past2", "present", "present2", "participle", "participle2", "masdar")


class Stems(NamedTuple):
    """The stems of one verb; `nouns` are its verbal nouns."""

    past: str
    present: str
    participle: str
    nouns: tuple[str, ...]


def before_last(word: str, letters: str) -> str:
    """`word` with letters put before its last one (انسحب → انسحاب)."""
    return word[:-1] + letters + word[-1]


def defective(past: str) -> bool:
    """Whether the last root letter is weak (أنهى, دعا)."""
    return past[-1] in "ىا" and len(past) > 2


def first(past: str, present: str, nouns: tuple[str, ...]) -> Stems:
    """Form I: كتب, يكتب, كاتب; what its present and verbal noun are no rule tells."""
    return Stems(past, present, _agent(past), nouns)


def _agent(past: str) -> str:
    if len(past) == 2:
        return past[0] + "ا" + past[1]  # شد → شاد
    opening = "آ" if past[0] in "أآ" else past[0] + "ا"
    if past[1] == "ا":
        return past[0] + "ائ" + past[2]  # قام → قائم
    return opening + past[1] + ("ي" if past[2] in "ىاي" else past[2].replace("أ", "ئ"))


def _weak_end(present: str) -> str:
    """The end of a present or participle: ى and أ become ي and ئ (يغطي, يجزئ)."""
    return present[:-1] + {"ى": "ي", "أ": "ئ", "ا": "ي"}.get(present[-1], present[-1])


def second(past: str) -> Stems:
    """Form II: نظم, ينظم, منظم, تنظيم; غطى has تغطية, هنأ has تهنئة."""
    stem = _weak_end(past[0].replace("أ", "ؤ") + past[1:])
    if past[-1] in "ىأ":
        noun = "ت" + past[:-1] + {"ى": "ية", "أ": "ئة"}[past[-1]]
    else:
        noun = "ت" + before_last(past, "ي")
    return Stems(past, stem, "م" + stem, (noun,))


def third(past: str) -> Stems:
    """Form III: شارك, يشارك, مشارك, مشاركة; عانى has معاناة."""
    stem = past.replace("آ", "ؤا", 1) if past[0] == "آ" else past
    noun = "م" + (stem[:-1] + "اة" if past[-1] == "ى" else stem + "ة")
    return Stems(past, _weak_end(stem), "م" + _weak_end(stem), (noun,))


def fourth(past: str) -> Stems:
    """Form IV: أعلن, يعلن, معلن, إعلان; أقام has إقامة, أوقف إيقاف, أصر إصرار, آمن إيمان."""
    rest = past[1:]
    if past[0] == "آ":
        stem = "ؤ" + _weak_end(rest)
        return Stems(past, stem, "م" + stem, ("إي" + _with_long_vowel(rest),))
    if len(rest) == 3 and rest[1] == "ا":
        stem = rest.replace("ا", "ي")
        return Stems(past, stem, "م" + stem, ("إ" + rest + "ة",))
    stem = "و" + rest[1:] if rest[0] in "وي" else rest
    base = "ي" + rest[1:] if rest[0] in "وي" else rest
    noun = rest + "ا" + rest[-1] if len(rest) == 2 else _with_long_vowel(base)
    stem = _weak_end(stem)
    return Stems(past, stem, "م" + stem, ("إ" + noun,))


def _with_long_vowel(word: str) -> str:
    """The end of a verbal noun: إعلان, إنهاء, إنشاء."""
    return word[:-1] + "اء" if word[-1] in "ىأ" else before_last(word, "ا")


def fifth(past: str) -> Stems:
    """Forms V, VI and the like: تقدم, يتقدم, متقدم, تقدم; تبنى has تبني, تنبأ has تنبؤ."""
    noun = past[:-1] + {"ى": "ي", "أ": "ؤ"}.get(past[-1], past[-1])
    return Stems(past, past, "م" + _weak_end(past), (noun,))


def joined(past: str) -> Stems:
    """Forms VII and VIII, with ا before them: انسحب, ينسحب, منسحب, انسحاب; احتاج has احتياج."""
    rest = past[1:]
    if past[-2] == "ا" and past[-1] not in "ىأ":
        return Stems(past, rest, "م" + rest, (past[:-2] + "يا" + past[-1],))
    noun = past + "ا" + past[-1] if _doubled(past) else _with_long_vowel(past)
    return Stems(past, _weak_end(rest), "م" + _weak_end(rest), (noun,))


def _doubled(past: str) -> bool:
    """Whether the last letter is written once for two (احتل, اضطر, انضم)."""
    seventh = past.startswith("ان") and past[2] != "ت"
    return len(past) == 4 and (seventh or past[1] not in "تدط" and past[2] in "تط")


def tenth(past: str) -> Stems:
    """Form X: استعمل, يستعمل, مستعمل, استعمال; استعاد has استعادة, استورد استيراد, استمر استمرار."""
    rest = past[1:]
    if past[-2] == "ا" and past[-1] not in "ىأ":
        stem = rest[:-2] + "ي" + rest[-1]
        return Stems(past, stem, "م" + stem, (past + "ة",))
    base = past[:3] + {"و": "ي", "أ": "ئ"}.get(past[3], past[3]) + past[4:]
    noun = past + "ا" + past[-1] if len(past) == 5 else _with_long_vowel(base)
    return Stems(past, _weak_end(rest), "م" + _weak_end(rest), (noun,))


def four(past: str) -> Stems:
    """Four letters: ترجم, يترجم, مترجم, ترجمة."""
    stem = past[0].replace("أ", "ؤ") + past[1:].replace("أ", "ئ")
    return Stems(past, stem, "م" + stem, (past + "ة",))


FORMS: dict[str, Callable[[str], Stems]] = {
    "II": second,
    "III": third,
    "IV": fourth,
    "V": fifth,
    "VI": fifth,
    "VII": joined,
    "VIII": joined,
    "IX": lambda past: Stems(past, past[1:], "م" + past[1:], (past + "ا" + past[-1],)),
    "X": tenth,
    "Q": four,
    "TQ": fifth,
    "IQ": lambda past: Stems(past, past[1:].replace("أ", "ئ"), "م" + past[1:].replace("أ", "ئ"), ()),
}


def verbs(hand: Path) -> Iterator[Stems]:
    """Every verb of the hand lists in a folder."""
    for line in lines(hand / "first_form.txt"):
        past, present, *nouns = line.split()
        yield first(past, present, tuple(nouns[0].split("،")) if nouns else ())
    form = ""
    for line in lines(hand / "derived_forms.txt"):
        if line.startswith("["):
            form = line.strip("[]")
        else:
            yield FORMS[form](line)


def row(stems: Stems) -> dict[str, str]:
    """A line of the table; a column named twice is the stem before endings that change it."""
    cut = stems.past[:-1] if defective(stems.past) else ""
    present_cut = stems.present[:-1] if len(stems.present) > 2 and stems.present[-1] in "يىو" else ""
    return {
        "past": stems.past,
        "past2": cut,
        "present": stems.present,
        "present2": present_cut,
        "participle": stems.participle,
        "participle2": stems.participle[:-1] if stems.participle.endswith("ي") else "",
        "masdar": "|".join(stems.nouns),
    }


def rows(hand: Path) -> list[dict[str, str]]:
    """The table, a verb a line, in the order of the past."""
    return [row(stems) for stems in sorted(set(verbs(hand)))]
