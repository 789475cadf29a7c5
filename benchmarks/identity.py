"""Whether anybody is taken for a listed person who is not: surnames and offices of the registry beside what is not theirs.

    python benchmarks/identity.py [ar] [en]

Every probe crosses a listed surname with a trade, a body, another country or another given name, or an office with a body or a
kinsman of its holder. A listed person as the speaker is a false identity. Those and the unresolved go to stdout, the counts to
stderr. Exit code 1 where an identity is false.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.registry import Registry

# A day on which most offices of the registry are held.
ON = date(2016, 5, 5)
# So many probes of either kind (a surname beside something, an office beside something) in a language.
SURNAMES = {"ar": 240, "en": 150}
OFFICES = {"ar": 60, "en": 50}

# {0} is a listed surname: what stands beside it says that somebody else is meant.
BESIDE_SURNAME = {
    "ar": (
        "قال مدير المصنع {0} إن الإنتاج تضاعف.",
        "قال شادي {0}، رئيس نادي الشطرنج، إن القاعة باردة.",
        "قال صاحب المخبز شادي {0} إن الخبز غال. وأضاف {0} أن الطحين أغلى.",
        "افتتحت هيفاء {0} المعرض. وقالت {0} إن القاعة باردة.",
        "قال الطبيب {0} إن الجناح ممتلئ.",
        "قال وزير الزراعة النيبالي {0} إن القمح وفير.",
        "قال {0}، وهو بائع سمك، إن الأسعار مرتفعة.",
        "وقالت المعلمة {0} إن الصف كبير.",
        "قال رئيس غرفة التجارة في القرية {0} إن السوق هادئة.",
        "وأوضح المهندس شادي {0} أن الجسر آمن. وتابع أن العمل مستمر.",
        "قال رئيس الوزراء النيبالي {0} إن الطريق مفتوح.",
        "زار شادي {0} المدرسة. وقال إن الصفوف كبيرة.",
    ),
    "en": (
        "Mill manager {0} said output had doubled.",
        "Rowena {0}, head of the chess club, said the hall was cold.",
        "Rowena {0}, who bakes bread, opened a shop. {0} said flour was dear.",
        "Nepalese Farm Minister {0} said wheat was plentiful.",
        "{0}, a fishmonger, said prices were high.",
        "Professor {0} said the lake was clean.",
        "The bakery owner {0} said flour was dearer.",
        "Nepalese Prime Minister {0} said the road was open.",
        "Chess club president {0} said the hall was cold.",
        "Engineer Rowena {0} said the bridge was safe. She added that work went on.",
    ),
}  # fmt: skip
# {0} is an office, {1} the adjective of its country: what stands beside them makes it another's.
BESIDE_OFFICE = {
    "ar": (
        "قال سائق {0} {1} إن الجسر مفتوح.",
        "قالت زوجة {0} {1} إن الطريق مفتوح.",
        "قال {0} {1} السابق إن الجسر مفتوح.",
        "قال مدير مكتب {0} {1} إن الطريق مفتوح.",
        "قال شقيق {0} {1} إن الجسر مفتوح.",
        "قال مستشار {0} {1} إن الطريق مفتوح.",
    ),
    "en": (
        "The driver of the {1} {0} said the bridge was open.",
        "The {1} {0}'s wife said the road was open.",
        "The former {1} {0} said the bridge was open.",
        "An aide to the {1} {0} said the road was open.",
        "The {1} chess federation's {0} said the hall was cold.",
    ),
}  # fmt: skip
OFFICE_WORDS = {
    "ar": (("وزير الخارجية", "رئيس الوزراء", "الرئيس", "وزير الدفاع"),
           ("الروسي", "التركي", "العراقي", "المصري", "السوري", "الإيراني", "الفرنسي", "التونسي")),
    "en": (("foreign minister", "prime minister", "president", "defence minister"),
           ("Russian", "Turkish", "Iraqi", "Egyptian", "Syrian", "Iranian", "French", "Tunisian")),
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What one probe says: the listed persons it took for speakers (none is right), and whether a speaker is unresolved."""

    text: str
    false: tuple[str, ...]
    unresolved: bool


def surnames(registry: Registry, language: str) -> list[str]:
    """The words by which alone a listed person is known, in the script of a language, in order."""
    arabic = language == "ar"
    alone = {name for id_ in registry.persons for name in registry.aliases_of(id_) if " " not in name}
    words = {name for name in alone if name[:1].isalpha() and ("ء" <= name[0] <= "ي") == arabic}
    return sorted(name if arabic else name.capitalize() for name in words if len(name) > 3)


def probes(registry: Registry, language: str) -> Iterator[str]:
    """The texts: surnames taken evenly from the list, each with the next of the frames; then the offices."""
    frames, listed = BESIDE_SURNAME[language], surnames(registry, language)
    count = SURNAMES[language]
    for i in range(count):
        yield frames[i % len(frames)].format(listed[i * len(listed) // count])
    frames, (offices, nations) = BESIDE_OFFICE[language], OFFICE_WORDS[language]
    for i in range(OFFICES[language]):
        office = offices[i // len(frames) % len(offices)]
        yield frames[i % len(frames)].format(office, nations[i % len(nations)])


def answers(extractor: Extractor, registry: Registry, language: str) -> Iterator[Answer]:
    """What every probe of a language gives."""
    for text in probes(registry, language):
        said = list(extractor(Article(text, None, ON, language)))
        speakers = [speaker for statement in said for speaker in statement.speakers]
        false = tuple(s.name for s in speakers if s.registered and s.id in registry.persons)
        yield Answer(text, false, any(not statement.speakers for statement in said))


def main(languages: Sequence[str]) -> int:
    """Print what is false and what is unresolved; 1 where anything is false."""
    registry, wrong = Registry.load(), 0
    extractor = Extractor.load()
    for language in languages or ("ar", "en"):
        told = list(answers(extractor, registry, language))
        for answer in told:
            if answer.false:
                print(f"false\t{language}\t{', '.join(answer.false)}\t{answer.text}")
            elif answer.unresolved:
                print(f"unresolved\t{language}\t\t{answer.text}")
        false = sum(bool(answer.false) for answer in told)
        unresolved = sum(answer.unresolved and not answer.false for answer in told)
        print(f"{language}: {len(told)} probes, {false} false, {unresolved} unresolved", file=sys.stderr)
        wrong += false
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
