"""Where the database is: `--db`, else TRACKER_DB, else the platform's folder for data."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from tracker_extract.engine import Extractor
    from tracker_extract.packs import Pack
    from tracker_extract.registry import Registry

# New objects after which the collector looks through the young ones: some twenty articles' worth, a few megabytes.
YOUNG = 50_000


def database(outside: Outside, given: Path | None) -> Path:
    """The path, whether or not there is a file. `given` is the `--db` after the command, which wins over one before."""
    chosen = given or outside.database or outside.env.get("TRACKER_DB")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("statement-tracker", appauthor=False) / "tracker.db"


def own_folder(outside: Outside) -> Path:
    """The folder of a user's own people, topics and languages: TRACKER_CONFIG, else the platform's for settings.

    It may hold `people/` (the tables of the registry), `topics.toml` and `lang/` (folders of language packs).
    """
    chosen = outside.env.get("TRACKER_CONFIG")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("statement-tracker", appauthor=False)


def registry(outside: Outside) -> Registry:
    """The shipped people and bodies with the user's own."""
    from tracker_extract.registry import Registry

    people = own_folder(outside) / "people"
    return Registry.load([people] if people.is_dir() else [])


def extractor(outside: Outside, languages: Sequence[Path] = ()) -> Extractor:
    """The extractor with the user's own people, topics and languages, and the packs in further folders."""
    from tracker_extract.engine import Extractor

    loaded = Extractor.load(own=own_folder(outside), languages=languages)
    # Words and people stay to the end: looking through them for garbage took a tenth of the time of a first reading.
    gc.freeze()
    gc.set_threshold(YOUNG)
    return loaded


def rules_digest(outside: Outside, languages: Sequence[Path] = ()) -> str:
    """The digest of the rules, packs and people with the user's own, by which statements are found."""
    from tracker_extract.digest import digest

    return digest(own_folder(outside), languages)


def packs(outside: Outside, languages: Sequence[Path] = ()) -> tuple[Pack, ...]:
    """The language packs alone: shipped, the user's own, and those in further folders."""
    from tracker_extract.packs import load_packs

    own = own_folder(outside) / "lang"
    return load_packs((*((own,) if own.is_dir() else ()), *languages))
