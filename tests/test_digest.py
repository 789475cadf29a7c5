"""The digest of what finds statements: another one for other words or people, the same for the same."""

from __future__ import annotations

from pathlib import Path

from tracker_extract import Extractor
from tracker_extract.digest import LENGTH, digest


def test_it_is_the_same_for_the_same(tmp_path: Path) -> None:
    assert digest() == digest() == Extractor.load().digest
    assert len(digest()) == LENGTH
    (tmp_path / "notes.txt").write_text("nothing of ours", "utf-8")
    assert digest(tmp_path) == digest()


def test_own_people_topics_and_packs_count(tmp_path: Path) -> None:
    seen = {digest()}
    for name in ("people/persons.csv", "lang/xx/cues.csv", "topics.toml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a", "utf-8")
        assert digest(tmp_path) not in seen
        seen.add(digest(tmp_path))
    assert digest(tmp_path, [tmp_path / "lang"]) not in seen
