"""Writes the tables of common verbs, `lang/*/verbs.csv`, from the lists in `verbs_hand`.

    python scripts/build_verbs.py

The lists are our own; verbs_build/ spells their forms out.
"""

from __future__ import annotations

import csv
from pathlib import Path

from verbs_build import arabic, english

HAND = Path(__file__).parent / "verbs_hand"
PACKS = Path(__file__).parent.parent / "extract" / "tracker_extract" / "lang"
NOTE = "# made by scripts/build_verbs.py; change scripts/verbs_hand and build again\n"


def write(pack: str, columns: tuple[str, ...], rows: list[dict[str, str]]) -> None:
    """Writes the table of one pack."""
    with (PACKS / pack / "verbs.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(NOTE)
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Writes all tables."""
    write("ar", arabic.COLUMNS, arabic.rows(HAND))
    write("en", english.COLUMNS, english.rows(HAND))


if __name__ == "__main__":
    main()
