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

from .dates import shipped_dates
from .errors import DataError
from .languages import Languages, Run, masked
from .mentions.reading import read
from .models import Article, Evidence, Region, Resolution, Span, Speaker, Statement
from .outline.outline import Outline
from .outline.sentences import Sentence
from .packs import Features, Pack, Place, load_packs
from .read.layout import lay_out
from .registry import Body, Registry
from .reports.report import Report
from .reports.subject_first.finder import SubjectFirstFinder
from .reports.verb_first.finder import Finder
from .said_on import DateExpressions
from .speakers.resolver import Resolver
from .topics import Topics, settings_of, topics_of
from .words.capitals import lexicon_of
from .words.phrases import Node, add_phrase
from .words.tokens import WordTable


class Extractor:
    """Finds the statements of articles; make one with `Extractor.load` and call it."""

    def __init__(
        self, packs: Sequence[Pack], registry: Registry, topics: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self.packs = {pack.code: pack for pack in packs}
        self.registry = registry
        self.implies = {slug: tuple(entry.get("implies", ())) for slug, entry in topics.items()}
        self.setting = frozenset(slug for slug, entry in topics.items() if entry.get("setting"))
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
            added = tomllib.loads(topics.read_text("utf-8"))
            shipped |= added
            for pack in packs:
                pack.topics.update(
                    {
                        slug: {key: entry.get(key, []) for key in ("forms", "not", "again")}
                        for slug, entry in added.items()
                    }
                )
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
        structure = Outline(article, self._table(language))
        reading = read(structure)
        reports = (Finder if structure.vocabulary.verb_first else SubjectFirstFinder)(reading).find()
        if not reports:
            return ()
        resolver = Resolver(reading, self.registry, self.countries)
        outside = _outside_contents(reports)
        topics = self._topics(structure, reports, outside)
        # The title is resolved last: it may name by a word whom the body then introduces in full.
        order = sorted(
            range(len(reports)), key=lambda i: structure.region_at(reports[i].sentence.start) == "title"
        )
        made = {
            i: self._statement(reports[i], outside[i], topics[i], structure, resolver, language)
            for i in order
        }
        return tuple(statement for i in range(len(reports)) if (statement := made[i]) is not None)

    def _table(self, language: str) -> WordTable:
        """The word table of a language, made when its first article comes."""
        if language not in self._tables:
            pack = self.packs[language]
            names = _names(self.registry, tuple(self.packs.values()))
            self._tables[language] = WordTable(lexicon_of(pack, names, _topic_tree(pack)))
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
            for topic, at in topics_of(structure.tokens, sentences, self.implies).items():
                found.setdefault(topic, structure.span(*at))
        return found

    def _statement(
        self,
        report: Report,
        outside: list[tuple[int, int]],
        topics: Topics,
        structure: Outline,
        resolver: Resolver,
        language: str,
    ) -> Statement | None:
        resolved = resolver.resolve(report)
        if resolved is None:
            return None
        speakers, by, reasons = resolved
        spans = [structure.span(a, b) for a, b in report.parts]
        spans[0] = Span(spans[0].start + report.cut, spans[0].end)
        said, when = self.dates.said_on(
            structure.article.text, [structure.span(a, b) for a, b in outside], structure.article.published
        )
        cue = structure.span(*report.cue) if report.cue else None
        source = _source_span(report, structure)
        find = Evidence("find", report.rule, "; ".join(report.notes), tuple(s for s in (cue, source) if s))
        about = tuple(Evidence("topic", topic, "", (structure.span(*at),)) for topic, at in topics.items())
        return Statement(
            tuple(spans),
            report.kind,
            report.act,
            cue,
            source,
            speakers,
            by,
            said,
            tuple(sorted(topics)),
            language,
            _confidence(report, speakers, by),
            (find, *reasons, when, *about),
        )

    def _topics(
        self, structure: Outline, reports: list[Report], outside: list[list[tuple[int, int]]]
    ) -> list[Topics]:
        """The topics of each report.

        Its content's own, else those of the statement before that its words take up (the city, this); of its reporting
        clause, and of the article as a whole, only the topics of setting: a truce that the clause mentions is not what
        the speaker talks of.
        """
        tokens = structure.tokens
        title: list[Sentence] = []
        body: list[Sentence] = []
        for sentence in structure.sentences:
            (title if structure.region_at(sentence.start) == "title" else body).append(sentence)
        named = topics_of(tokens, [(s.start, s.end) for s in title], self.implies)
        settings = settings_of(
            {topic: at for topic, at in named.items() if topic in self.setting},
            lambda: [topics_of(tokens, [(s.start, s.end)], self.implies) for s in body],
        )
        found: list[Topics] = []
        last: Sentence | None = None
        for report, around in zip(reports, outside, strict=True):
            clause = {t: at for t, at in topics_of(tokens, around, self.implies).items() if t in self.setting}
            own = topics_of(tokens, report.parts, self.implies)
            if not own and found and last in (report.sentence, structure.sentence_before(report.sentence)):
                own = topics_of(tokens, report.parts, self.implies, before=found[-1])
            found.append(settings | clause | own)
            last = report.sentence
        return found


def _only(article: Article, runs: Sequence[Run], language: str) -> Article:
    """The article with nothing but its paragraphs in one language, each where it stands."""
    kept = [run for run in runs if run.language == language]
    regions = tuple(r for r in article.regions if any(k.start < r.end and r.start < k.end for k in kept))
    return replace(article, text=masked(article.text, runs, language), regions=regions)


def _folder(own: Path | None, name: str) -> tuple[Path, ...]:
    return (own / name,) if own is not None and (own / name).is_dir() else ()


def _outside_contents(reports: list[Report]) -> list[list[tuple[int, int]]]:
    """For each report the stretches of its reporting sentence that are content of no statement: the cue clause."""
    contents: dict[Sentence, list[tuple[int, int]]] = {}
    for report in reports:
        contents.setdefault(report.sentence, []).extend(report.parts)
    between = {
        sentence: _between(sorted(parts), sentence.start, sentence.end)
        for sentence, parts in contents.items()
    }
    return [_at_cue(report, between[report.sentence]) for report in reports]


def _between(parts: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    stretches = []
    for a, b in parts:
        if a > start:
            stretches.append((start, min(a, end)))
        start = max(start, b)
    if start < end:
        stretches.append((start, end))
    return stretches


def _at_cue(report: Report, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if report.cue is None:
        return stretches[:1]
    return [s for s in stretches if s[0] <= report.cue[0] < s[1]] or stretches


def _source_span(report: Report, structure: Outline) -> Span | None:
    return structure.span(report.source.start, report.source.end) if report.source else None


def _confidence(report: Report, speakers: tuple[Speaker, ...], by: Resolution) -> float:
    """A rule of thumb: marks or an explicit complementiser, a named source, each step away from them costs."""
    base = 0.95 if report.kind in ("direct", "headline") else 0.9
    if report.frame is not None and report.frame.opener in ("noun", "colon"):
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


def _topic_tree(pack: Pack) -> Node:
    root: Node = {}
    for slug, entry in pack.topics.items():
        for key in ("forms", "not", "again"):
            for phrase in entry.get(key, []):
                add_phrase(root, phrase, (slug, key))
    return root


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
