"""Two dumps of the same articles -> their differences: statements gained, lost, altered field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
Dump = Mapping[str, Record]  # an article's name -> its line of the dump

# Two contents are the same one, cut otherwise, from half of their joint characters on: as score.py pairs its words.
MOSTLY = 0.5
# How sure a statement is hangs on the others of its article, and changes with every table: it is none of its own.
PLAIN = ("parts", "kind", "act", "cue", "source", "resolved_by", "date", "topics", "language")
OF_A_SPEAKER = ("name", "name_ar", "class", "role", "country", "registered")
# `rule` are the names of the rules, `notes` what they saw; topics are their own rule, and a field by themselves.
FIELDS = (*PLAIN, "speakers", *(f"speaker.{each}" for each in OF_A_SPEAKER), "rule", "notes")


@dataclass(frozen=True)
class Difference:
    """One statement that is not what it was; `before` is None for one gained, `after` for one lost.

    `fields` holds, for one altered, the value before and after of each field that differs, in the order of FIELDS.
    """

    corpus: str
    article: str
    text: str
    before: Record | None
    after: Record | None
    fields: Mapping[str, tuple[Any, Any]]

    @property
    def sort(self) -> str:
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "altered"

    @property
    def rule(self) -> str:
        """The rule that found it: for one altered, the rule it had before."""
        return rule_of(self.before or self.after or {})

    def rules(self) -> set[str]:
        """The names of all rules at work on either side."""
        sides = [side for side in (self.before, self.after) if side is not None]
        return {rule for side in sides for _, rule, _, _ in side["evidence"]}


def rule_of(statement: Record) -> str:
    """The rule that found a statement."""
    return next((rule for step, rule, _, _ in statement["evidence"] if step == "find"), "")


def differences(name: str, before: Dump, after: Dump, ignored: frozenset[str]) -> Iterator[Difference]:
    """The differences over one set of articles; articles that either side lacks or reads otherwise are left out."""
    for article, now in after.items():
        was = before.get(article)
        if was is None or was["text"] != now["text"]:
            continue
        for old, new in paired(was["statements"], now["statements"]):
            fields = altered(old, new, ignored) if old and new else {}
            if fields or not (old and new):
                yield Difference(name, article, now["text"], old, new, fields)


def read_otherwise(before: Dump, after: Dump) -> list[str]:
    """The articles that only one side has, or whose text differs: their offsets cannot be compared."""
    text = {name: article["text"] for name, article in before.items()}
    return sorted(
        name for name in text.keys() | after.keys() if text.get(name) != after.get(name, {}).get("text")
    )


def paired(before: list[Record], after: list[Record]) -> list[tuple[Record | None, Record | None]]:
    """Each statement with its like on the other side, one to one, in text order; those without one stand alone.

    Alike are statements of the same cue, or mostly of the same words; those alike in both come first.
    """
    choices = []
    for i, old in enumerate(before):
        for j, new in enumerate(after):
            shared = overlap(old["parts"], new["parts"])
            cue = old["cue"] is not None and old["cue"] == new["cue"]
            if cue or shared >= MOSTLY:
                choices.append((-(cue + (shared >= MOSTLY)), -cue, -shared, i, j))
    like: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(choices):
        if i not in like and j not in taken:
            like[i] = j
            taken.add(j)
    pairs: list[tuple[Record | None, Record | None]] = [
        (old, after[like[i]] if i in like else None) for i, old in enumerate(before)
    ]
    pairs += [(None, new) for j, new in enumerate(after) if j not in taken]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0] or {})["parts"][0])


def overlap(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> float:
    """The share of the characters of two contents that both hold, 0 to 1."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    either = sum(b - a for a, b in (*one, *other)) - both
    return both / either if either else 0.0


def altered(before: Record, after: Record, ignored: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    """The fields in which two statements differ, with both values, but for those ignored."""
    old, new = _values(before), _values(after)
    changed = {
        field: (old.get(field), new.get(field)) for field in FIELDS if old.get(field) != new.get(field)
    }
    if "speakers" in changed:  # another speaker has another name and role: that is no further difference
        changed = {field: values for field, values in changed.items() if not field.startswith("speaker.")}
    return {field: values for field, values in changed.items() if field not in ignored}


def _values(statement: Record) -> dict[str, Any]:
    values = {field: statement[field] for field in PLAIN}
    values["speakers"] = [speaker["id"] for speaker in statement["speakers"]]
    for each in OF_A_SPEAKER:
        values[f"speaker.{each}"] = [speaker[each] for speaker in statement["speakers"]]
    # Topics are a field by themselves; what a confidence was made of is no reason.
    told = [each for each in statement["evidence"] if each[0] not in ("topic", "confidence")]
    values["rule"] = [f"{step}: {rule}" for step, rule, _, _ in told]
    values["notes"] = [(step, note, spans) for step, _, note, spans in told]
    return values
