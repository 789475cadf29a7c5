"""What one run did, in numbers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from tracker_store.writing.write import Outcome


@dataclass(slots=True)
class Summary:
    """`files` counts what was opened, `read` the articles in them: new, already there or changed, but for those that
    failed; `failed` counts files and records that could not be read, and articles that could not be worked on."""

    files: int = 0
    read: int = 0
    new: int = 0
    there: int = 0
    changed: int = 0
    failed: int = 0
    undated: int = 0  # of those that are new or changed
    statements: int = 0
    passed: int = 0  # pictures, scripts and the like in folders and archives
    stray: int = (
        0  # characters of U+FFFD: bytes that fitted nowhere, or were lost before the file was written
    )
    encodings: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)  # articles by language, where no pack reads it
    seconds: float = 0.0
    dry: bool = False  # nothing was written: it is what would be

    def count(self, outcome: Outcome, *, dated: bool) -> None:
        """Take up what became of an article, and whether it has a date."""
        if outcome.kind == "there":
            self.there += 1
        elif outcome.kind == "failed":
            self.failed += 1
        else:
            self.new += outcome.kind == "new"
            self.changed += outcome.kind == "changed"
            self.undated += not dated
            self.statements += outcome.statements

    def add(self, other: Summary) -> None:
        """Take up what another run did."""
        for name in (
            "files",
            "read",
            "new",
            "there",
            "changed",
            "failed",
            "undated",
            "statements",
            "passed",
            "stray",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.encodings += other.encodings
        self.unread += other.unread
        self.seconds += other.seconds

    def __str__(self) -> str:
        read, unread = _counted(self.encodings), _counted(self.unread)
        return (
            f"{'nothing is stored (--dry-run); ' if self.dry else ''}"
            f"files {self.files}, articles read {self.read}: new {self.new}, already there {self.there}, "
            f"changed {self.changed}; failed {self.failed}; statements {self.statements}"
            f"{f'; without a date: {self.undated}' if self.undated else ''}"
            f"{f'; pictures, scripts and the like passed over: {self.passed}' if self.passed else ''}"
            f"{f'; encodings: {read}' if read else ''}"
            f"{f'; characters that could not be read, shown as U+FFFD: {self.stray}' if self.stray else ''}"
            f"{f'; not looked into, in languages without a pack: {unread}' if unread else ''}"
        )

    def as_json(self, *, interrupted: bool) -> str:
        """One object; keys are stable."""
        return json.dumps(
            {
                "files": self.files,
                "read": self.read,
                "new": self.new,
                "already_there": self.there,
                "changed": self.changed,
                "failed": self.failed,
                "undated": self.undated,
                "statements": self.statements,
                "passed_over": self.passed,
                "encodings": dict(self.encodings.most_common()),
                "unreadable_characters": self.stray,
                "unread_languages": dict(self.unread.most_common()),
                "seconds": round(self.seconds, 3),
                "interrupted": interrupted,
                "dry_run": self.dry,
            }
        )


def _counted(names: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in names.most_common())
