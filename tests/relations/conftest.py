"""A database of a few articles of our own, read by the real extractor, for all tests of how statements bear on others."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sample import AT
from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_store.asking.sayings import link
from tracker_store.database.connect import reading, writing
from tracker_store.writing.write import Writer

LAVROV = "Russian Foreign Minister Sergey Lavrov"
# Outlet, day, language, text. The fourth and the fifth are one saying, which the last has in Arabic.
PRESS = (
    ("Harbour Post", date(2016, 3, 1), "en", f"{LAVROV} promised that the grain terminal in Syria would be handed to the farmers."),
    ("Harbour Post", date(2016, 3, 1), "en", f"{LAVROV} said Hezbollah had asked John Kerry for more trucks."),
    ("Harbour Post", date(2016, 3, 10), "en", f"{LAVROV} denied that the grain terminal in Syria would be handed to the farmers."),
    ("Harbour Post", date(2016, 3, 12), "en", f"{LAVROV} said 300 farmers had crossed the river to Syria on foot with Hezbollah."),
    ("Quay News", date(2016, 3, 12), "en", f"{LAVROV} said that 300 farmers had crossed the river to Syria on foot with Hezbollah."),
    ("Quay News", date(2016, 3, 15), "en", f"{LAVROV} said 500 farmers had crossed the river to Syria on foot."),
    ("Quay News", date(2016, 3, 16), "en", "U.S. Secretary of State John Kerry praised Sergey Lavrov for the bridge."),
    ("الميناء", date(2016, 3, 12), "ar", "قال وزير الخارجية الروسي سيرغي لافروف إن 300 مزارع عبروا النهر إلى سوريا مع حزب الله."),
)  # fmt: skip


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    path = tmp_path_factory.mktemp("stances") / "stances.db"
    with writing(path) as db:
        writer = Writer(db, extractor.registry.aliases_of, "1", extractor.digest)
        for number, (outlet, day, language, text) in enumerate(PRESS, 1):
            article = Article(text, published=day, language=language, outlet=outlet, path=f"{number}.txt")
            assert len(extractor(article)) == 1, text
            assert writer.add(article, extractor(article), AT) == number
        link(db)
    return path


@pytest.fixture
def stances(printed: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the database: statement and article have the number of their line in PRESS."""
    path = tmp_path / "stances.db"
    with reading(printed):
        shutil.copy(printed, path)
    yield path
