"""The extractor: an article in, its statements out, each with its reasons.

A pure function of the article, the packs and the registry: no clock, no global state. The word tables it keeps only
remember analyses, so it gives the same answer in any order and in any process; it can be pickled.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from .capitals import lexicon_of
from .dates import shipped_dates
from .errors import DataError
from .find.finder import Finder
from .find.finding import Finding
from .find.sentences import Sentence
from .find.structure import Structure
from .find.subject_first.finder import SubjectFirstFinder
from .languages import Languages, Run, masked
from .models import Article, Evidence, Region, Resolution, Span, Speaker, Statement
from .packs import Features, Pack, Place, load_packs
from .read.layout import lay_out
from .registry import Body, Registry
from .resolve.about import Marks
from .resolve.passages import Passages, Trait
from .resolve.when import DateExpressions
from .resolve.who import Resolver
from .schema import read_settings
from .tokens import WordTable
from .topic_words import OWN_TOPICS, topic_tree, words_of


class Extractor:
    """Finds the statements of articles; make one with `Extractor.load` and call it."""

    def __init__(
        self, packs: Sequence[Pack], registry: Registry, topics: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self.packs = {pack.code: pack for pack in packs}
        self.registry = registry
        self.traits = {slug: _trait(entry) for slug, entry in topics.items()}
        self.implies = {slug: trait.implies for slug, trait in self.traits.items()}
        self.dates = DateExpressions(shipped_dates().with_tables([p.dates for p in packs if p.dates]))
        self.languages = Languages(packs)
        self._tables: dict[str, WordTable] = {}
        self.countries = _country_names(packs)

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
        return cls(packs, Registry.load(_folder(own, "people")), shipped)

    @property
    def topics(self) -> tuple[str, ...]:
        """The slugs of all topics."""
        return tuple(self.implies)

    def __call__(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, in text order; each paragraph is read by the pack of its own language."""
        if not article.text:
            return ()
        if not article.regions:
            layout = lay_out(article.text, title_length=len(article.title) if article.title else None)
            article = replace(
                article, regions=layout.regions, published=article.published or layout.published
            )
        runs = self.languages.runs(article.text, self.language_of(article))
        spoken = dict.fromkeys(run.language for run in runs if run.language in self.packs)
        if len(spoken) == 1 and len(runs) == 1:
            return self._read(article, runs[0].language or "")
        found = [s for code in spoken if code for s in self._read(_only(article, runs, code), code)]
        return tuple(sorted(found, key=lambda statement: statement.spans[0].start))

    def _read(self, article: Article, language: str) -> tuple[Statement, ...]:
        """The statements of an article whose text is in one language."""
        structure = Structure(article, self._table(language))
        findings = (Finder if structure.vocabulary.verb_first else SubjectFirstFinder)(structure).find()
        if not findings:
            return ()
        resolver = Resolver(structure, self.registry, self.countries)
        outside = _outside_contents(findings)
        marks = Marks(structure.tokens, self.implies)
        topics = Passages(structure, marks, self.traits).topics(findings, outside)
        # The title is resolved last: it may name by a word whom the body then introduces in full.
        order = sorted(
            range(len(findings)), key=lambda i: structure.region_at(findings[i].sentence.start) == "title"
        )
        made = {
            i: self._statement(findings[i], outside[i], topics[i], structure, resolver, language)
            for i in order
        }
        return tuple(statement for i in range(len(findings)) if (statement := made[i]) is not None)

    def _table(self, language: str) -> WordTable:
        """The word table of a language, made when its first article comes."""
        if language not in self._tables:
            pack = self.packs[language]
            names = _names(self.registry, tuple(self.packs.values()))
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
        """The topics that words of a text speak for, in any language, each with the first such word; implied ones, too."""
        found: dict[str, Span] = {}
        for language in self.packs:
            article = Article(text, regions=(Region("body", 0, len(text)),))
            structure = Structure(article, self._table(language))
            sentences = [(sentence.start, sentence.end) for sentence in structure.sentences]
            for topic, stretch in Marks(structure.tokens, self.implies).topics(sentences).items():
                found.setdefault(topic, structure.span(*stretch))
        return found

    def _statement(
        self,
        finding: Finding,
        outside: list[tuple[int, int]],
        topics: dict[str, tuple[int, int]],
        structure: Structure,
        resolver: Resolver,
        language: str,
    ) -> Statement | None:
        resolved = resolver.resolve(finding)
        if resolved is None:
            return None
        speakers, by, reasons = resolved
        spans = [structure.span(a, b) for a, b in finding.parts]
        spans[0] = Span(spans[0].start + finding.cut, spans[0].end)
        said, when = self.dates.said_on(
            structure.article.text, [structure.span(a, b) for a, b in outside], structure.article.published
        )
        cue = structure.span(*finding.cue) if finding.cue else None
        source = _source_span(finding, structure)
        find = Evidence("find", finding.rule, "; ".join(finding.notes), tuple(s for s in (cue, source) if s))
        about = tuple(
            Evidence("topic", topic, "", (structure.span(*words),)) for topic, words in topics.items()
        )
        return Statement(
            tuple(spans),
            finding.kind,
            finding.act,
            cue,
            source,
            speakers,
            by,
            said,
            tuple(sorted(topics)),
            language,
            _confidence(finding, speakers, by),
            (find, *reasons, when, *about),
        )


def _only(article: Article, runs: Sequence[Run], language: str) -> Article:
    """The article with nothing but its paragraphs in one language, each where it stands."""
    kept = [run for run in runs if run.language == language]
    regions = tuple(r for r in article.regions if any(k.start < r.end and r.start < k.end for k in kept))
    return replace(article, text=masked(article.text, runs, language), regions=regions)


def _folder(own: Path | None, name: str) -> tuple[Path, ...]:
    return (own / name,) if own is not None and (own / name).is_dir() else ()


def _outside_contents(findings: list[Finding]) -> list[list[tuple[int, int]]]:
    """For each finding the stretches of its reporting sentence that are content of no statement: the cue clause."""
    contents: dict[Sentence, list[tuple[int, int]]] = {}
    for finding in findings:
        contents.setdefault(finding.sentence, []).extend(finding.parts)
    between = {
        sentence: _between(sorted(parts), sentence.start, sentence.end)
        for sentence, parts in contents.items()
    }
    return [_at_cue(finding, between[finding.sentence]) for finding in findings]


def _between(parts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    stretches = []
    for a, b in parts:
        if a > start:
            stretches.append((start, min(a, end)))
        start = max(start, b)
    if start < end:
        stretches.append((start, end))
    return stretches


def _at_cue(finding: Finding, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if finding.cue is None:
        return stretches[:1]
    return [s for s in stretches if s[0] <= finding.cue[0] < s[1]] or stretches


def _source_span(finding: Finding, structure: Structure) -> Span | None:
    return structure.span(finding.source.start, finding.source.end) if finding.source else None


def _confidence(finding: Finding, speakers: tuple[Speaker, ...], by: Resolution) -> float:
    """A rule of thumb: marks or an explicit complementiser, a named source, each step away from them costs."""
    base = 0.95 if finding.kind in ("direct", "headline") else 0.9
    if finding.frame is not None and finding.frame.opener in ("noun", "colon"):
        base -= 0.15
    if by in ("elided", "pronoun"):
        base -= 0.1
    if not speakers:
        base -= 0.3
    return round(base, 2)


def _names(registry: Registry, packs: Sequence[Pack]) -> list[tuple[str, Any, bool]]:
    """Every alias of the registry and the packs, what it stands for (an id and kind, or a country), whether a person's."""
    countries = {id_: body for id_, body in registry.bodies.items() if body.kind == "country"}
    phrases = [*registry.phrases(), *(name for pack in packs for name in _pack_names(pack, registry))]
    media = {id_ for id_, body in registry.bodies.items() if body.speaker_class == "media"}
    return [
        (
            alias,
            _place(countries[id_]) if id_ in countries else (id_, "media" if id_ in media else kind),
            kind != "body",
        )
        for alias, id_, kind in phrases
    ]


def _pack_names(pack: Pack, registry: Registry) -> Iterator[tuple[str, str, str]]:
    """The names a pack adds for those of the registry."""
    for id_, name in pack.names:
        if id_ not in registry.persons and id_ not in registry.bodies:
            raise DataError(f"{pack.code}/names.csv", id_, "an id of people/persons.csv or people/bodies.csv")
        yield name, id_, "body" if id_ in registry.bodies else "full"


def _place(country: Body) -> Place:
    return Place(country.country, "name", country.name, Features(country.gender or "-", "sg"))


def _trait(topic: Mapping[str, Any]) -> Trait:
    return Trait(
        tuple(topic.get("implies", ())),
        topic.get("setting", False),
        topic.get("goes_on", False),
        frozenset(topic.get("parties", ())),
    )


def _country_names(packs: Sequence[Pack]) -> dict[str, tuple[str, str, str]]:
    """Country -> its Latin and Arabic name and its Latin adjective, from the packs' tables: the first pack of a script."""
    names: dict[str, dict[str, str]] = {}
    adjectives: dict[str, str] = {}
    for pack in packs:
        for row in pack.countries:
            names.setdefault(row["iso2"], {}).setdefault(pack.settings["script"], row["names"].split("|")[0])
            if pack.settings["script"] == "Latn":
                adjectives.setdefault(row["iso2"], row["adjectives"].split("|")[0])
    return {
        code: (
            n.get("Latn") or n.get("Arab", code),
            n.get("Arab") or n.get("Latn", code),
            adjectives.get(code, ""),
        )
        for code, n in names.items()
    }
