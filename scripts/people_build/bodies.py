"""Bodies: the regular ones by country and pattern, the rest from the hand-made table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from people_build.countries import Country
from people_build.tables import ascii_form, read, slug, values
from tracker_extract.text import fold


@dataclass
class Body:
    """A body with every name known; `kind` tells the regular ones apart, `gender` is of the Arabic name."""

    name: str
    name_ar: str
    speaker_class: str
    country: str
    gender: str
    kind: str = ""
    aliases: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return slug(self.name)


@dataclass(frozen=True)
class _Pattern:
    """How a regular body is called: `{}` is the adjective, in Arabic with article and agreement."""

    kind: str
    level: int
    english: tuple[str, ...]
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()


_PATTERNS = (
    _Pattern("government", 1, ("{} Government", "{} authorities"), (), ("الحكومة {}", "السلطات {}")),
    _Pattern(
        "foreign-ministry", 1,
        ("{} Foreign Ministry", "{} Ministry of Foreign Affairs", "{} ministry of foreign affairs"),
        (), ("وزارة الخارجية {}", "الخارجية {}"),
    ),
    _Pattern("presidency", 2, ("{} Presidency",), (), ("الرئاسة {}", "رئاسة الجمهورية {}")),
    _Pattern("parliament", 2, ("{} Parliament",), ("البرلمان {}",)),
    _Pattern("army", 2, ("{} Army", "{} military", "{} armed forces"), ("الجيش {}",), ("القوات المسلحة {}",)),
    _Pattern("police", 2, ("{} Police",), (), ("الشرطة {}",)),
    _Pattern(
        "defence-ministry", 2,
        ("{} Defence Ministry", "{} Defense Ministry", "{} Ministry of Defence", "{} Ministry of Defense"),
        (), ("وزارة الدفاع {}", "الدفاع {}"),
    ),
    _Pattern("interior-ministry", 2, ("{} Interior Ministry", "{} Ministry of Interior"), (), ("وزارة الداخلية {}", "الداخلية {}")),
    _Pattern("finance-ministry", 3, ("{} Finance Ministry", "{} Ministry of Finance"), (), ("وزارة المالية {}",)),
    _Pattern("justice-ministry", 3, ("{} Justice Ministry", "{} Ministry of Justice"), (), ("وزارة العدل {}",)),
    _Pattern("health-ministry", 3, ("{} Health Ministry", "{} Ministry of Health"), (), ("وزارة الصحة {}",)),
    _Pattern("information-ministry", 3, ("{} Information Ministry", "{} Ministry of Information"), (), ("وزارة الإعلام {}",)),
    _Pattern("oil-ministry", 3, ("{} Oil Ministry", "{} Ministry of Oil"), (), ("وزارة النفط {}",)),
    _Pattern("education-ministry", 3, ("{} Education Ministry", "{} Ministry of Education"), (), ("وزارة التعليم {}", "وزارة التربية {}")),
    _Pattern("economy-ministry", 3, ("{} Economy Ministry", "{} Ministry of Economy"), (), ("وزارة الاقتصاد {}",)),
    _Pattern("transport-ministry", 3, ("{} Transport Ministry", "{} Ministry of Transport"), (), ("وزارة النقل {}",)),
    _Pattern("tourism-ministry", 3, ("{} Tourism Ministry", "{} Ministry of Tourism"), (), ("وزارة السياحة {}",)),
    _Pattern("civil-defence", 3, ("{} Civil Defence", "{} Civil Defense"), ("الدفاع المدني {}",)),
    _Pattern("prosecution", 3, ("{} Public Prosecution", "{} prosecutors"), (), ("النيابة العامة {}",)),
    _Pattern(
        "prime-minister-office", 2, ("{} Prime Minister's Office", "{} prime minister's office"),
        ("مكتب رئيس الوزراء {}", "مكتب رئيسة الوزراء {}", "مكتب رئيس الحكومة {}"),
        ("رئاسة الوزراء {}", "رئاسة الحكومة {}", "مكتب رئيس الحكومة {}", "مكتب رئيس الوزراء {}"),
    ),
    _Pattern("central-bank", 2, ("{} Central Bank",), ("البنك المركزي {}", "المصرف المركزي {}")),
    _Pattern("navy", 2, ("{} Navy",), (), ("البحرية {}", "القوات البحرية {}")),
    _Pattern("air-force", 2, ("{} Air Force",), ("سلاح الجو {}", "الطيران الحربي {}"), ("القوات الجوية {}",)),
    _Pattern("coast-guard", 2, ("{} Coast Guard",), ("خفر السواحل {}",)),
    _Pattern("intelligence", 2, ("{} Intelligence",), ("جهاز المخابرات {}", "جهاز الاستخبارات {}"), ("المخابرات {}", "الاستخبارات {}")),
    _Pattern("cabinet", 3, ("{} Cabinet",), ("مجلس الوزراء {}",)),
)  # fmt: skip

# Presidents whose cabinets have no prime minister.
_PRESIDENTIAL = frozenset(["US", "IR", "CY", "BR", "ID", "AF", "NG", "ZA", "CH"])
# Crowns have no presidency of a republic.
_CROWNS = frozenset(
    [
        "SA",
        "JO",
        "MA",
        "BH",
        "KW",
        "QA",
        "OM",
        "AE",
        "GB",
        "ES",
        "NL",
        "BE",
        "SE",
        "NO",
        "DK",
        "JP",
        "MY",
        "AU",
        "CA",
    ]
)
_MASCULINE_COUNTRIES = frozenset(["IQ", "YE", "LB", "JO", "MA", "SD", "SO", "VA"])


def all_bodies(path: Path, countries: dict[str, Country]) -> list[Body]:
    """Every body, the hand-made ones taking the place of the regular one of their kind and country."""
    hand = [_from_row(row) for row in read(path)]
    taken = {(body.kind, body.country) for body in hand if body.kind}
    regular = [body for body in _regular(countries) if (body.kind, body.country) not in taken]
    return sorted([*hand, *regular], key=lambda body: body.id)


def _from_row(row: dict[str, str]) -> Body:
    names = [
        row["name"],
        ascii_form(row["name"]),
        *values(row["en_more"]),
        row["name_ar"],
        *values(row["ar_more"]),
    ]
    return Body(row["name"], row["name_ar"], row["class"], row["country"], row["gender"], row["kind"], names)


def _regular(countries: dict[str, Country]) -> Iterator[Body]:
    for code, country in countries.items():
        if not country.level:
            continue
        gender = "m" if code in _MASCULINE_COUNTRIES else "f"
        names = [*country.english, *country.english_capitals, *country.arabic, *country.arabic_capitals]
        yield Body(country.english[0], country.arabic[0], "organization", code, gender, "country", names)
        for pattern in _PATTERNS:
            lacking = code in {"presidency": _CROWNS, "prime-minister-office": _PRESIDENTIAL}.get(
                pattern.kind, ()
            )
            if pattern.level <= country.level and not lacking and country.english_adjectives:
                yield _by_pattern(pattern, code, country)


def _by_pattern(pattern: _Pattern, code: str, country: Country) -> Body:
    arabic = [
        text.format(masculine(adjective))
        for adjective in country.arabic_adjectives
        for text in pattern.masculine
    ]
    arabic += [
        text.format(feminine(adjective))
        for adjective in country.arabic_adjectives
        for text in pattern.feminine
    ]
    english = [text.format(adjective) for adjective in country.english_adjectives for text in pattern.english]
    gender = "m" if pattern.masculine else "f"
    return Body(
        english[0], arabic[0] if arabic else "", "office", code, gender, pattern.kind, [*english, *arabic]
    )


def masculine(adjective: str) -> str:
    """`سوري` -> `السوري`, `كوري جنوبي` -> `الكوري الجنوبي`."""
    return " ".join(f"ال{word}" for word in adjective.split())


def feminine(adjective: str) -> str:
    """`سوري` -> `السورية`, `كوري جنوبي` -> `الكورية الجنوبية`."""
    return " ".join(f"ال{word}ة" for word in adjective.split())


def aliases(bodies: list[Body]) -> list[tuple[str, str]]:
    """(body id, name) of all bodies, none twice after folding; of two bodies the hand-made one keeps a shared name."""
    owners: dict[str, str] = {}
    for body in sorted(bodies, key=lambda body: body.kind in _REGULAR_KINDS):
        for name in body.aliases:
            owners.setdefault(fold(name), body.id)
    found: list[tuple[str, str]] = []
    for body in bodies:
        seen: set[str] = set()
        for name in body.aliases:
            if name and owners[fold(name)] == body.id and fold(name) not in seen:
                seen.add(fold(name))
                found.append((body.id, name))
    return found


_REGULAR_KINDS = frozenset({pattern.kind for pattern in _PATTERNS} | {"country"})
