"""The extractor: an article in, its statements out, each with its reasons.

A pure function of the article, the packs and the registry: no clock, no global state. The word tables it keeps only
remember analyses, so it gives the same answer in any order and in any process; it can be pickled.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import compress
from pathlib import Path
from typing import Any

from .confidence import Calibration
from .dates import shipped_dates
from .digest import digest
from .languages import Languages, Run, masked
from .latin import home_of, printed
from .listed import country_names, listed_names
from .mentions.mention import Mention
from .mentions.named import named_mentions
from .mentions.reading import Reading, read
from .models import Article, Region, Span, Statement
from .occasions import Occasions
from .outline.outline import Outline
from .packs import Pack, Place, load_packs
from .read.layout import lay_out
from .read.wrapping import as_read
from .registry import Registry
from .reports.clauses import reporting_clauses
from .reports.ending import ending
from .reports.report import Report
from .reports.rules import SCREEN
from .reports.subject_first.finder import find as find_subject_first
from .reports.verb_first.finder import find as find_verb_first
from .rules import Trace
from .said_on import DateExpressions
from .schema import read_settings
from .speakers.attribution import Attribution
from .speakers.resolver import attribute
from .statements import statement_of, turns_of
from .topics.marks import Marks
from .topics.passages import Passages, trait_of
from .topics.words import OWN_TOPICS, topic_tree, words_of
from .words.capitals import lexicon_of
from .words.phrases import longest
from .words.tokens import WordTable


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of the paragraphs of an article that are in one language.

    outline       quotations and sentences, and the tokens they are made of
    mentions      those that name a person or a listed organisation, in text order
    found         every act of reporting: cue, source and content in tokens
    reports       those of `found` whose source can speak
    attributions  whose each of `reports` is, in the same order
    statements    each of `reports` with its attribution, day and topics, in offsets of the text

    A stage takes what those before it give and changes nothing of it.
    """

    language: str
    outline: Outline
    mentions: tuple[Mention, ...]
    found: tuple[Report, ...]
    reports: tuple[Report, ...]
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]


class Extractor:
    """Finds the statements of articles; make one with `Extractor.load` and call it."""

    def __init__(
        self, packs: Sequence[Pack], registry: Registry, topics: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self.packs = {pack.code: pack for pack in packs}
        self.registry = registry
        self.traits = {slug: trait_of(entry) for slug, entry in topics.items()}
        self.implies = {slug: trait.implies for slug, trait in self.traits.items()}
        self.dates = DateExpressions(shipped_dates().with_tables([p.dates for p in packs if p.dates]))
        self.languages = Languages(packs)
        self.calibrations = {pack.code: Calibration.of(pack.confidence) for pack in packs if pack.confidence}
        self._tables: dict[str, WordTable] = {}
        self.countries = country_names(packs)
        self._own: tuple[Path | None, tuple[Path, ...]] = (None, ())

    @classmethod
    def load(
        cls, topics: Path | None = None, own: Path | None = None, languages: Sequence[Path] = ()
    ) -> Extractor:
        """With the shipped packs, registry and topics; `topics` is a user's own TOML file of further topics.

        `own` is a user's folder, which may hold `people/`, `lang/` and, where `topics` is not given, `topics.toml`.
        `languages` are further folders of language packs.
        """
        shipped = tomllib.loads((files(__package__) / "lang" / "topics.toml").read_text("utf-8"))
        packs = load_packs((*_folder(own, "lang"), *languages))
        if topics is None and own is not None and (own / "topics.toml").is_file():
            topics = own / "topics.toml"
        if topics is not None:
            added = read_settings(topics, OWN_TOPICS)
            shipped |= added
            for pack in packs:
                pack.topics.update({slug: words_of(entry) for slug, entry in added.items()})
        loaded = cls(packs, Registry.load(_folder(own, "people")), shipped)
        loaded._own = (own, tuple(languages))
        return loaded

    @property
    def digest(self) -> str:
        """The digest of the rules, packs, people and topics that it goes by."""
        own, languages = self._own
        return digest(own, languages)

    @property
    def topics(self) -> tuple[str, ...]:
        """The slugs of all topics."""
        return tuple(self.implies)

    def __call__(self, article: Article, trace: Trace | None = None) -> tuple[Statement, ...]:
        """The statements of an article, in text order; each paragraph is read by the pack of its own language.

        `trace` keeps what the rules were asked and what they said.
        """
        found = [statement for stages in self.stages(article, trace) for statement in stages.statements]
        return tuple(sorted(found, key=lambda statement: statement.spans[0].start))

    def trace(self, article: Article) -> Trace:
        """What the rules were asked about an article, and what they said."""
        trace = Trace()
        self.stages(article, trace)
        return trace

    def stages(self, article: Article, trace: Trace | None = None) -> tuple[Stages, ...]:
        """What each stage makes of an article, once for each language of its paragraphs that a pack reads."""
        if not article.text:
            return ()
        if not article.regions:
            layout = lay_out(article.text, title_length=len(article.title) if article.title else None)
            article = replace(
                article, regions=layout.regions, published=article.published or layout.published
            )
        article = replace(article, text=as_read(article.text))
        runs = self.languages.runs(article.text, self.language_of(article))
        spoken = dict.fromkeys(run.language for run in runs if run.language in self.packs)
        if len(spoken) == 1 and len(runs) == 1:
            return (self._stages(article, runs[0].language or "", trace),)
        return tuple(self._stages(_only(article, runs, code), code, trace) for code in spoken if code)

    def _stages(self, article: Article, language: str, trace: Trace | None) -> Stages:
        """What each stage makes of an article whose text is in one language."""
        outline = Outline(article, self._table(language))
        if trace is not None:
            trace.span_of = outline.span
        reading = read(outline, trace)
        found = find_reports(reading)
        mentions = named_mentions(reading)
        speaking = _speaking(reading, self.registry, mentions, found)
        reports = tuple(compress(found, speaking))
        if trace is not None:
            _note_ends(reading, trace, found)
        attributions = attribute(reading, self.registry, self.countries, mentions, reports)
        # What is told of a thing is no reporting clause either, so clauses are read beside all that was found.
        clauses = reporting_clauses(found)
        topics = Passages(outline, Marks(outline.tokens, self.implies), self.traits).topics(found, clauses)
        spoken = [attribution.speakers for attribution in attributions]
        days = Occasions(outline, found, self.dates).days(reports, list(compress(clauses, speaking)), spoken)
        told = zip(reports, attributions, days, compress(topics, speaking), turns_of(spoken), strict=True)
        calibration = self.calibrations.get(language)
        found_statements = (statement_of(outline, *each, language, calibration) for each in told)
        home = home_of(article, self.registry)
        statements = tuple(printed(statement, home) for statement in found_statements)
        return Stages(language, outline, mentions, found, reports, attributions, statements)

    def _table(self, language: str) -> WordTable:
        """The word table of a language, made when its first article comes."""
        if language not in self._tables:
            pack = self.packs[language]
            names = listed_names(self.registry, tuple(self.packs.values()))
            self._tables[language] = WordTable(
                lexicon_of(pack, names, topic_tree(pack.topics, pack.settings))
            )
        return self._tables[language]

    def language_of(self, article: Article) -> str | None:
        """The code of the article's language: as given where a pack has it (ar, ar-SA), else told by the text.

        It may be one that no pack reads; None where nothing tells.
        """
        given = (article.language or "").replace("_", "-").split("-")[0].lower()
        return given if given in self.packs else self.languages.of(article.text)

    def topics_in(self, text: str) -> dict[str, Span]:
        """The topics that words of a text speak for, in any language, each with the first such form; implied ones, too."""
        found: dict[str, Span] = {}
        for language in self.packs:
            article = Article(text, regions=(Region("body", 0, len(text)),))
            structure = Outline(article, self._table(language))
            sentences = [(sentence.start, sentence.end) for sentence in structure.sentences]
            for topic, stretch in Marks(structure.tokens, self.implies).topics(sentences).items():
                found.setdefault(topic, structure.span(*stretch))
        return found

    def countries_in(self, text: str, language: str) -> frozenset[str]:
        """The codes of the countries that a text in a language of the packs names, by name, capital, city or adjective."""
        if language not in self.packs:
            return frozenset()
        tokens = Outline(Article(text, regions=(Region("body", 0, len(text)),)), self._table(language)).tokens
        found = {word.place.country for word in tokens.words if word.place is not None}
        for i, word in enumerate(tokens.words):
            listed = longest(word.heads, tokens.folds, i, len(tokens.folds)) if word.heads else None
            if listed is not None:
                found |= {entry.country for entry in listed.payload if isinstance(entry, Place)}
        return frozenset(found)


def find_reports(reading: Reading) -> tuple[Report, ...]:
    """Every act of reporting of a text, by the rules of its word order."""
    find = find_verb_first if reading.vocabulary.verb_first else find_subject_first
    return tuple(find(reading))


def _speaking(
    r: Reading, registry: Registry, mentions: Sequence[Mention], reports: Sequence[Report]
) -> tuple[bool, ...]:
    """For each report whether its source can speak."""
    return tuple(
        not SCREEN.first(r.trace, report.place, r, registry, mentions, reports, report) for report in reports
    )


def _note_ends(r: Reading, trace: Trace, reports: Sequence[Report]) -> None:
    """Note for each report why its content ends where it ends."""
    for report in reports:
        with trace.about(*report.place):
            end = report.parts[-1][1]
            trace.note("end", f"ends-with/{ending(r, report)}", "fired", (end - 1, end))


def _only(article: Article, runs: Sequence[Run], language: str) -> Article:
    """The article with nothing but its paragraphs in one language, each where it stands."""
    kept = [run for run in runs if run.language == language]
    regions = tuple(r for r in article.regions if any(k.start < r.end and r.start < k.end for k in kept))
    return replace(article, text=masked(article.text, runs, language), regions=regions)


def _folder(own: Path | None, name: str) -> tuple[Path, ...]:
    return (own / name,) if own is not None and (own / name).is_dir() else ()
