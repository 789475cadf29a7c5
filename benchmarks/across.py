"""How many of the sayings that stand in an Arabic and an English article are proposed, and how many proposals are right.

    python benchmarks/across.py [FILE.toml] [--list]

Reads the groups of `across.toml` (what one speaker said on one day, in both languages) into a database of its own, as
`tracker ingest` would, and compares what `tracker across` proposes with what the file says. `--list` prints what is
missed and what is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_store.asking.filters import Filter
from tracker_store.asking.sayings import link
from tracker_store.database.connect import reading, writing
from tracker_store.relations.across import proposed
from tracker_store.writing.write import Writer

PAIRS = Path(__file__).with_name("across.toml")


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of articles that are one saying or two, what was proposed, and what of it is right."""

    same: int
    different: int
    proposed: int
    right: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0


def score(extractor: Extractor, groups: list[dict[str, Any]]) -> Score:
    """What is proposed of the groups of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.db"
        texts = _stored(path, extractor, groups)
        with reading(path) as connection:
            found = proposed(connection, Filter(), extractor.countries_in)
            article_of = dict(connection.execute("select id, article_id from statements"))
    pairs = {frozenset((article_of[pair.one], article_of[pair.other])) for pair in found}
    numbers = {text: number for number, text in texts.items()}
    every = [pair for group in groups for pair in group["pair"]]
    same = {frozenset((numbers[pair["ar"]], numbers[pair["en"]])) for pair in every if pair["same"]}

    def told(chosen: set[frozenset[int]]) -> tuple[str, ...]:
        return tuple(
            " / ".join(texts[number] for number in sorted(pair)) for pair in sorted(chosen, key=sorted)
        )

    return Score(
        len(same),
        len(every) - len(same),
        len(pairs),
        len(pairs & same),
        told(same - pairs),
        told(pairs - same),
    )


def _stored(path: Path, extractor: Extractor, groups: list[dict[str, Any]]) -> dict[int, str]:
    """The articles of the groups in a database; their texts by the ids they got."""
    texts: dict[int, str] = {}
    with writing(path) as db:
        writer = Writer(db, extractor.registry.aliases_of, "0")
        for group in groups:
            for pair in group["pair"]:
                for language in ("ar", "en"):
                    day: date = group["day"]
                    article = Article(pair[language], published=day, language=language)
                    number = writer.add(article, extractor(article), datetime.now(UTC))
                    assert number is not None, pair[language]
                    texts[number] = pair[language]
        link(db)
    return texts


def main() -> None:
    """Print the figures."""
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    file = Path(given[0]) if given else PAIRS
    found = score(Extractor.load(), tomllib.loads(file.read_text("utf-8"))["group"])
    print(f"pairs: {found.same} the same saying, {found.different} two sayings of one speaker and day")
    print(
        f"proposed {found.proposed}, right {found.right}: precision {found.precision:.2f}, recall {found.recall:.2f}"
    )
    if "--list" in sys.argv:
        for name in ("missed", "wrong"):
            for line in getattr(found, name):
                print(f"{name}: {line}")


if __name__ == "__main__":
    main()
