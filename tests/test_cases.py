"""Cases of reporting, by phenomenon: tests/cases/<language>/*.toml, each case a text and the statements in it.

A case lists exactly the statements that must be found, in text order; none means that nothing may be found. Only
the keys given are compared. `optional = true`: may be found or not; if found, its words may be cut otherwise but
the other keys hold. `also`: another cutting of the parts that is as good. `known_failure`: the case is a strict
xfail. Speakers: `speaker` is the Latin name of the registry or "unresolved"; `speaker_ar` alone stands for those
known only from the text; with `class = "unnamed"` it holds words that the description of the source must have.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article, Span, Statement
from tracker_extract.read import compose
from tracker_extract.text import fold

CASES = Path(__file__).parent / "cases"
LANG = Path(__file__).parent.parent / "extract" / "tracker_extract" / "lang"
KINDS = {"direct", "indirect", "mixed", "headline"}
RESOLUTIONS = {"name", "alias", "title", "role-on-date", "pronoun", "elided", "headline", "unresolved"}
CASE_KEYS = {"label", "text", "title", "published", "says", "known_failure"}
SAYS_KEYS = {
    "speaker", "speaker_ar", "class", "source", "cue", "parts", "kind", "act", "topics", "date", "resolved_by",
    "optional", "also",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One case: where it stands, the article it makes, and the statements it expects."""

    file: str
    language: str
    label: str
    article: Article
    says: tuple[dict[str, Any], ...]
    known_failure: str | None

    @property
    def id(self) -> str:
        return f"{self.file}:{self.label}"


def article_of(data: dict[str, Any], language: str) -> Article:
    """The article of a case, laid out as one that is read from a file."""
    published = date.fromisoformat(data["published"]) if "published" in data else None
    composed = compose(data.get("title"), data["text"])
    return Article(composed.text, data.get("title"), published, language, regions=composed.layout.regions)


def load_cases(folder: Path = CASES) -> Iterator[Case]:
    """Every case under `folder`, by language and file; files whose cases have another runner are left out."""
    for path in sorted(folder.glob("*/*.toml")):
        if path.stem.startswith("dates"):
            continue
        for data in tomllib.loads(path.read_text("utf-8")).get("case", []):
            language = path.parent.name
            yield Case(
                f"{language}/{path.name}", language, data["label"], article_of(data, language),
                tuple(data.get("says", ())), data.get("known_failure"),
            )  # fmt: skip


ALL = list(load_cases())


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def expected_spans(says: dict[str, Any], text: str, after: int) -> list[Span]:
    """Where an expected statement's parts stand, the first at or after `after`."""
    spans = []
    for part in says["parts"]:
        start = text.find(part, after)
        after = start + len(part)
        spans.append(Span(start, after))
    return spans


def without_conjunction(cue: str) -> str:
    """The cue without a joined and/so: whether that letter belongs to the cue is left open."""
    return cue[1:] if cue[:1] in "وف" and len(cue) > 3 else cue


def same_name(a: str, b: str) -> bool:
    return sorted(fold(a).replace("-", " ").split()) == sorted(fold(b).replace("-", " ").split())


def wrong_speaker(says: dict[str, Any], found: Statement) -> str | None:
    """What is wrong with the speakers of `found`, or None."""
    shown = " & ".join(s.name for s in found.speakers) or "unresolved"
    shown_ar = " & ".join(s.name_ar or s.name for s in found.speakers)
    classes = {s.speaker_class for s in found.speakers}
    if "speaker" in says and not same_joint(says["speaker"], shown):
        return f"speaker: {says['speaker']} ≠ {shown}"
    if "speaker_ar" in says and not same_source(says, shown_ar):
        return f"speaker_ar: {says['speaker_ar']} ≠ {shown_ar}"
    if "class" in says and classes != {says["class"]}:
        return f"class: {says['class']} ≠ {sorted(classes)}"
    return None


def same_source(says: dict[str, Any], shown: str) -> bool:
    if says.get("class") == "unnamed":
        return set(fold(says["speaker_ar"]).split()) <= set(fold(shown).split())
    return same_joint(says["speaker_ar"], shown)


def same_joint(wanted: str, shown: str) -> bool:
    left, right = wanted.split(" & "), shown.split(" & ")
    return len(left) == len(right) and all(any(same_name(a, b) for b in right) for a in left)


def differences(says: dict[str, Any], found: Statement, text: str) -> list[str]:
    """Every key of `says` that `found` answers otherwise."""
    cue = text[slice(*found.cue)] if found.cue else None
    source = text[slice(*found.source)] if found.source else None
    wrong = [wrong_speaker(says, found)]
    if not says.get("optional") and words(text, found.spans) not in (says["parts"], says.get("also")):
        wrong.append(f"parts: {says['parts']} ≠ {words(text, found.spans)}")
    if "cue" in says and (cue is None or without_conjunction(says["cue"]) != without_conjunction(cue)):
        wrong.append(f"cue: {says['cue']} ≠ {cue}")
    if "source" in says and says["source"] != source:
        wrong.append(f"source: {says['source']} ≠ {source}")
    shown = {
        "kind": found.kind, "act": found.act, "resolved_by": found.resolved_by,
        "date": found.date.isoformat() if found.date else "none",
    }  # fmt: skip
    wrong += [f"{k}: {says[k]} ≠ {shown[k]}" for k in shown if k in says and says[k] != shown[k]]
    if "topics" in says and set(says["topics"]) != set(found.topics):
        wrong.append(f"topics: {says['topics']} ≠ {sorted(found.topics)}")
    return [w for w in wrong if w]


def show(found: Statement, text: str) -> str:
    cue = text[slice(*found.cue)] if found.cue else "-"
    who = " & ".join(s.name for s in found.speakers) or "unresolved"
    return f"{found.kind} {found.act} [{cue}] {who}: {' … '.join(words(text, found.spans))}"


def overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def best(wanted: Span, left: list[Statement]) -> Statement | None:
    """The statement of `left` that begins where `wanted` does, else that shares most with it."""
    shares = [s for s in left if any(overlap(wanted, span) for span in s.spans)]
    return max(
        shares,
        key=lambda s: (s.spans[0].start == wanted.start, -abs(s.spans[0].end - wanted.end)),
        default=None,
    )


def failures(case: Case, found: tuple[Statement, ...]) -> list[str]:
    """One line for each expected statement that is missing or different, and for each that is too many."""
    text, lines = case.article.text, []
    left = sorted(found, key=lambda s: s.spans[0].start)
    pending: list[tuple[dict[str, Any], Statement | None]] = []
    after = 0
    for says in case.says:
        wanted = expected_spans(says, text, after)
        after = max(wanted[0].start, 0)
        chosen = best(wanted[0], left)
        if chosen is not None and not (says.get("optional") and elsewhere(wanted, chosen)):
            left.remove(chosen)
            pending.append((says, chosen))
        elif not says.get("optional"):
            pending.append((says, None))
    for says, statement in pending:
        if statement is None:
            lines.append(f"missing: {' … '.join(says['parts'])}")
        elif wrong := differences(says, statement, text):
            lines.append(f"{says['parts'][0][:40]}…: " + "\n      ".join(wrong))
    return lines + [f"too many: {show(s, text)}" for s in left]


def elsewhere(wanted: list[Span], chosen: Statement) -> bool:
    """Does an optional expectation only touch a statement that is another's? Then it claims nothing."""
    shared = sum(overlap(a, b) for a in wanted for b in chosen.spans)
    return shared < max(length(wanted), length(chosen.spans)) / 2


def length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


def param(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [param(c) for c in ALL])
def test_case(case: Case, extractor: Extractor) -> None:
    found = extractor(case.article)
    wrong = failures(case, found)
    listing = "\n".join(f"  found: {show(s, case.article.text)}" for s in found)
    assert not wrong, f"\n{case.article.text}\n\n" + "\n".join(wrong) + f"\n{listing}"


def malformed(case: Case, acts: set[str]) -> Iterator[str]:
    """What keeps a case from being a fair one: unknown keys or values, words that are not in its text."""
    after = 0
    for says in case.says:
        yield from (f"unknown key {k}" for k in says.keys() - SAYS_KEYS)
        quoted = [*says["parts"], *says.get("also", ()), says.get("source", ""), says.get("cue", "")]
        yield from (f"not in the text: {q}" for q in quoted if q not in case.article.text)
        start = expected_spans(says, case.article.text, after)[0].start
        if start < 0:
            yield f"out of order: {says['parts'][0]}"
        after = max(after, start)
        if says.get("act", "say") not in acts or says.get("kind", "direct") not in KINDS:
            yield f"unknown act or kind: {says}"
        if says.get("resolved_by", "name") not in RESOLUTIONS:
            yield f"unknown resolution: {says}"


def test_cases_are_well_formed() -> None:
    acts = set(tomllib.loads((LANG / "acts.toml").read_text("utf-8"))["acts"])
    wrong = [f"{case.id}: {fault}" for case in ALL for fault in malformed(case, acts)]
    assert not wrong, "\n".join(wrong)


def test_labels_are_unique() -> None:
    ids = [case.id for case in ALL]
    assert len(ids) == len(set(ids)), sorted({i for i in ids if ids.count(i) > 1})
