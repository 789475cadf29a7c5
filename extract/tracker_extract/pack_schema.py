"""The schema of a language pack: every file of its folder, every key and column; docs/languages.md says what they mean."""

from __future__ import annotations

import codecs
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from .confidence import TERMS
from .errors import DataError
from .pack_kinds import CHARACTERS, COUNTRY, FEATURES, GENDER, PAIRS, SHAPES, SLUG, SLUG_OR_NONE, rows_of
from .schema import (
    ANY_TEXT,
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    Columns,
    Each,
    Kind,
    Many,
    check_names,
    matching,
    one_of,
    read_entries,
    read_rows,
    read_settings,
)
from .topics.words import TOPICS

PACK: dict[str, Any] = {
    "name": TEXT,
    "also_called?": TEXTS,
    "script": matching("[A-Z][a-z]{3}", "an ISO 15924 code such as Latn"),
    "direction": one_of("ltr", "rtl"),
    "alphabet": TEXT,
    "frequent": TEXTS,
    "names_are_capitalised": FLAG,
    "verb_comes_first": FLAG,
    "adjective_endings": rows_of(2),
    "accusative?": ANY_TEXT,
    "accusative_sign?": ANY_TEXT,
    "doubled_sign?": ANY_TEXT,
    "owner_ending?": ANY_TEXT,
    "plural_of_persons?": ANY_TEXT,
    "plural_nouns?": SHAPES,
    "person_nouns?": SHAPES,
    "agents?": TEXTS,
    "accompanying?": TEXTS,
    "adverb_shapes?": SHAPES,
    "compound_numbers?": FLAG,
    "surname_ending?": ANY_TEXT,
    "people_endings?": rows_of(2),
    "plural_of_participles?": TEXT,
    "trade_shapes?": SHAPES,
    "feminine_ending?": TEXT,
    "compound_endings?": TEXTS,
    "rank_words?": TEXTS,
    "masculine_countries?": TEXTS,
    "first_person_shapes?": SHAPES,
    "content_shapes?": SHAPES,
    "verb_shapes?": SHAPES,
    "owned_endings?": TEXTS,
    "possessives?": TEXTS,
    "articles?": TEXTS,
    "taken_up_as?": Each(TEXT, TEXTS),
    "ranks?": Each(TEXT, TEXTS),
    "definite?": TEXTS,
    "asides_before_subjects?": FLAG,
    "told_pronouns?": TEXTS,
    "gerund_marks?": TEXTS,
    "gerunds?": TEXTS,
    "genitive_endings?": TEXTS,
    "dative_endings?": TEXTS,
    "infinitive_marks?": TEXTS,
    "infinitives?": TEXTS,
    "subjects_are_dropped?": FLAG,
    "verbs_may_come_first?": FLAG,
    "clitics": {
        "conjunctions": TEXTS,
        "prepositions": TEXTS,
        "article": ANY_TEXT,
        "resumes?": TEXTS,
        "fused?": Each(TEXT, TEXTS),
        "governed?": Each(TEXT, TEXT),
        "joining?": Each(TEXT, TEXT),
        "joining_verbs?": Each(TEXT, TEXT),
        "seats?": Each(TEXT, TEXTS),
        "possessors?": TEXTS,
        "objects?": TEXTS,
        "prepositions_with_pronouns?": TEXTS,
        "pronouns?": Each(TEXT, FEATURES),
    },
    "elision?": {"marks": TEXT, "before": TEXT, "words": Each(TEXT, TEXT), "joined?": Each(TEXT, TEXT)},
    "paradigm": Many(
        {
            "column": TEXT,
            "part": one_of("verb", "participle", "noun"),
            "tense?": one_of("past", "present", "perfect", "future"),
            "forms": rows_of(3),
        }
    ),
    "that": {"words": TEXTS, "no_pronoun": TEXTS, "again?": TEXTS},
    "company?": dict.fromkeys(
        (
            "before_verbs",
            "clause_openers",
            "lineage",
            "counts",
            "gatherings",
            "naming",
            "of_things",
            "service",
            "told",
            "which",
            "meeting",
            "also",
            "leads",
            "about",
            "numerals",
            "undertakings",
            "takes_name",
            "administrations",
            "shares?",
            "receiving",
            "senders",
            "attached",
            "given_as_well",
            "bodies_as_well",
            "who?",
            "supposed?",
            "perhaps?",
            "looks_verbal?",
            "being?",
            "quantifiers?",
            "ranking?",
            "where?",
            "referring?",
            "praised?",
            "standards?",
            "this?",
            "without?",
            "until?",
            "besides?",
            "exalted?",
            "happenings?",
            "telling?",
            "asserting?",
            "predicates?",
            "compounds?",
        ),
        TEXTS,
    ),
    "clauses?": {
        "beside": TEXTS,
        "verb?": TEXTS,
        "under?": TEXTS,
        "with_pronoun?": TEXTS,
        "taken_up_by?": TEXTS,
        "moves?": TEXTS,
    },
    "documents?": {"by?": TEXTS, "issued?": TEXTS, "in?": TEXTS},
    "quotation": {"pairs": PAIRS, "commas_interrupt?": FLAG},
    "sentence": {
        "ends": CHARACTERS,
        "commas": CHARACTERS,
        "colons": CHARACTERS,
        "kept": CHARACTERS,
        "abbreviations": TEXTS,
        "addresses?": TEXTS,
        "with_stop?": TEXTS,
        "with_stop_within?": TEXTS,
    },
}

_MONTHS, _WEEKDAYS = one_of(*map(str, range(1, 13))), one_of(*map(str, range(7)))
DATES: dict[str, Any] = {
    "letters": TEXT,
    "numeric_order": one_of("dmy", ""),
    "month_first": FLAG,
    "prefixes": TEXTS,
    "months": Each(_MONTHS, TEXTS),
    "hijri_months": Each(_MONTHS, TEXTS),
    "weekdays": Each(_WEEKDAYS, TEXTS),
    "weekdays_short": Each(_WEEKDAYS, TEXTS),
    "relative": Each(matching("-?[0-9]+", "a number of days from the article's date"), TEXTS),
    "ordinals?": Each(matching("[1-9]|[12][0-9]|3[01]", "a day of a month"), TEXTS),
    "words": dict.fromkeys(
        (
            "day", "part", "night", "last", "last_but_one", "this", "next", "between", "on", "since", "before", "planned",
            "clause", "utterance", "event", "range", "article", "possessive", "gregorian", "hijri", "agreeing", "ordinal",
            "unit", "time", "label", "not", "vague?", "resumes?",
        ),
        TEXTS,
    ),
}  # fmt: skip
LAYOUT: dict[str, Any] = dict.fromkeys(
    (
        *("furniture", "lead", "tail", "opening", "link", "credit", "writer", "byline", "place"),
        *("reply", "quoting", "forwarded", "left_out"),
    ),
    TEXTS,
)


def _is_codec(name: Any) -> bool:
    try:
        return bool(codecs.lookup(name))
    except (LookupError, TypeError):
        return False


CODECS = Kind(
    "a list of encodings that Python knows", lambda v: isinstance(v, list) and all(map(_is_codec, v))
)
ENCODING: dict[str, Any] = {
    "codecs": CODECS,
    "rare": CODECS,
    "marks": ANY_TEXT,
    "mark_bits": NUMBER,
    "threshold": NUMBER,
    "letters": Each(matching(".", "a letter"), NUMBER),
}

# What the terms of `confidence.py` weigh in a language, in log-odds.
CONFIDENCE: dict[str, Any] = {
    "base": NUMBER,
    "unread": NUMBER,
    "statements": NUMBER,
    "weights": Each(one_of(*(term.id for term in TERMS)), NUMBER),
}

# What a reporting word takes. Those of the second line have a preposition behind a colon, those of the third may.
_PLAIN = [
    "that",
    "bare",
    "quote",
    "colon",
    "object",
    "thing",
    "again",
    "hearer",
    "dub",
    "infinitive",
    "bid",
    "hold",
    "impersonal",
    "unsure",
    "homograph",
    "noun",
    "weak",
    "borne",
    "counted",
]
_WITH_PREPOSITION = ["to", "at", "urge", "ask", "blame", "describe", "relay", "stated", "about", "lay"]
FRAMES = (*_PLAIN, *(f"{name}:" for name in _WITH_PREPOSITION))


def _is_frames(text: Any) -> bool:
    return bool(text) and all(
        word in _PLAIN or word.partition(":")[0] in _WITH_PREPOSITION and word.partition(":")[2]
        for word in text.split()
    )


def _wrong_frame(text: str) -> str:
    return next((word for word in text.split() if not _is_frames(word)), text)


TABLES: dict[str, Columns] = {
    "titles.csv": Columns(
        {
            "title": TEXT,
            "kind": SLUG_OR_NONE,
            "gender": GENDER,
            "takes": one_of("place", "body", "person", "state", "none"),
        }
    ),
    "attributions.csv": Columns(
        {"words": TEXT, "takes": one_of("source", "relay", "aside", "cue", "told", "mouth", "self")}
    ),
    "countries.csv": Columns({"iso2": COUNTRY, "names": TEXT, "adjectives": ANY_TEXT, "capitals": ANY_TEXT}),
    "cities.csv": Columns({"place": TEXT, "country": COUNTRY}),
    "given_names.csv": Columns({"name": TEXT, "latin": TEXT, "gender": one_of("m", "f", "")}),
    "names.csv": Columns({"id": SLUG, "name": TEXT}),
    "romanise.csv": Columns({"letter": TEXT, "latin": ANY_TEXT, "abroad": ANY_TEXT}),
    "latin_names.csv": Columns({"name": TEXT, "latin": TEXT, "where": SLUG_OR_NONE}),
    "latin_conventions.csv": Columns(
        {"convention": SLUG_OR_NONE, "countries": ANY_TEXT, "article": TEXT, "servant": TEXT}
    ),
    "latin_shapes.csv": Columns({"shape": TEXT, "latin": TEXT}),
    "bodies.csv": Columns({"word": TEXT, "gender": GENDER, "kind": SLUG_OR_NONE}, header=False),
    "pronouns.csv": Columns({"word": TEXT, "features": FEATURES}, header=False),
    "unnamed.csv": Columns({"word": TEXT, "features": FEATURES}, header=False),
    "particles.csv": Columns({"word": TEXT, "joins": one_of("next")}, header=False),
    "folding.csv": Columns({"letter": matching(".", "one letter"), "as": ANY_TEXT}, header=False),
}
SETTINGS: dict[str, Any] = {
    "pack.toml": PACK,
    "dates.toml": DATES,
    "layout.toml": LAYOUT,
    "encoding.toml": ENCODING,
    "topics.toml": TOPICS,
    "confidence.toml": CONFIDENCE,
}
# Without these no statement is found; every other file may be left out.
REQUIRED = ("pack.toml", "cues.csv")
WORDS = (
    "adverbs", "anonymity", "assemblies", "assembling", "auxiliaries", "bare", "blame", "bynames", "carriers", "circumstances", "collectives", "common", "companies", "concessions",
    "conjunctional", "conjunctions", "content", "continuers", "days", "determiners", "duals", "earlier", "embedders", "emphatic", "epithets", "events", "former", "fronting", "generic_bodies", "giving",
    "habitual", "hearers", "hearsay", "homelands", "honorifics", "identities", "impersonal", "issuing", "labels", "negations", "nominatives", "occasions", "openers", "others", "passives", "perfect", "persons", "plurals", "purposive", "quantities",
    "prepositions", "questioned", "relatives", "sayings", "sequels", "silences", "subordinators", "tails", "times", "turns", "unlike_adverbs", "unlike_persons", "verbs",
)  # fmt: skip


@cache
def acts() -> tuple[str, ...]:
    """The closed list of acts."""
    schema = {"acts": Each(SLUG, TEXT)}
    return tuple(read_settings(files(__package__) / "lang" / "acts.toml", schema)["acts"])


def cue_columns(settings: dict[str, Any]) -> Columns:
    """The columns of cues.csv: the act, those of the pack's paradigms, the frames."""
    forms = dict.fromkeys((paradigm["column"] for paradigm in settings["paradigm"]), ANY_TEXT)
    frames = Kind(f"frames out of {' '.join(FRAMES)}", _is_frames, FRAMES, _wrong_frame)
    return Columns({"act": one_of(*acts()), **forms, "frames": frames})


def verb_columns(settings: dict[str, Any]) -> Columns:
    """The columns of verbs.csv: those of the pack's paradigms, of which a verb may lack any."""
    return Columns(dict.fromkeys((paradigm["column"] for paradigm in settings["paradigm"]), ANY_TEXT))


def read_table(folder: Traversable, name: str) -> list[dict[str, str]]:
    """The rows of a table of a pack, none where the pack does not have it."""
    source = folder / name
    return read_rows(source, TABLES[name]) if source.is_file() else []


def read_verbs(folder: Traversable, settings: dict[str, Any]) -> list[dict[str, str]]:
    """The common verbs of a pack that report nothing, none where it lists none."""
    source = folder / "verbs.csv"
    return read_rows(source, verb_columns(settings)) if source.is_file() else []


def read_words(folder: Traversable) -> dict[str, tuple[str, ...]]:
    """The word lists of a pack by name."""
    words = folder / "words"
    if not words.is_dir():
        return {}
    sources = sorted((s for s in words.iterdir() if not s.name.startswith(".")), key=lambda s: s.name)
    check_names(str(words), (source.name for source in sources), (f"{name}.txt" for name in WORDS))
    return {source.name[:-4]: read_entries(source) for source in sources}


def check_files(folder: Traversable) -> None:
    """DataError for a file that no pack has, or one that is missing."""
    names = [source.name for source in folder.iterdir() if not source.name.startswith((".", "__"))]
    check_names(str(folder), sorted(names), (*SETTINGS, "cues.csv", "verbs.csv", *TABLES, "words"))
    for name in REQUIRED:
        if name not in names:
            raise DataError(str(folder / name), "file", "it is missing")


def check_folder(folder: Traversable) -> None:
    """Read every file of a pack, those that are read only when needed as well; DataError for the first fault."""
    check_files(folder)
    settings = read_settings(folder / "pack.toml", PACK)
    read_rows(folder / "cues.csv", cue_columns(settings))
    read_verbs(folder, settings)
    for name, schema in SETTINGS.items():
        if (folder / name).is_file():
            read_settings(folder / name, schema)
    for name in TABLES:
        read_table(folder, name)
    read_words(folder)
