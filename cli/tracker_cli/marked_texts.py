"""Texts in which a person marked the statements: a file of JSON lines, or of TOML as `tracker statements cases` writes it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker_extract.errors import ReadError
from tracker_store.asking.places import runs, words_of
from tracker_store.judging.evaluate import Marked

# Of what is said, the keys whose values are text.
_TEXTS = ("speaker", "speaker_ar", "class", "source", "cue", "kind", "act", "date", "resolved_by")


def marked_texts(file: str, whole: str) -> list[Marked]:
    """The texts in the file's content. Raises ReadError that names the line, or the case, that is none."""
    return [_marked(file, where, case) for where, case in _cases(file, whole)]


def read_marked(file: str) -> str:
    """The content of a file. Raises ReadError."""
    try:
        return Path(file).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(file, "is not UTF-8", error.start) from None
    except (OSError, ValueError) as error:
        raise ReadError(file, getattr(error, "strerror", None) or str(error)) from None


def _cases(file: str, whole: str) -> Iterator[tuple[str, Any]]:
    if whole.lstrip().startswith(("[[", "#")):
        try:
            cases = tomllib.loads(whole).get("case", [])
        except tomllib.TOMLDecodeError as error:
            raise ReadError(file, str(error)) from None
        for number, case in enumerate(cases, start=1):
            yield f"case {number}", case
        return
    for number, line in enumerate(whole.split("\n"), start=1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError):
                raise ReadError(file, f"line {number} is no JSON") from None


def _marked(file: str, where: str, case: Any) -> Marked:
    if (
        not isinstance(case, dict)
        or not isinstance(case.get("text"), str)
        or not words_of(case["text"]).folds
    ):
        raise ReadError(file, f'{where} has no "text"')
    says = case.get("says", [])
    title = case.get("title")
    if not isinstance(says, list) or not isinstance(title, str | None):
        raise ReadError(file, f'{where}: "says" must be a list, "title" a text')
    text = f"{title or ''}\n{case['text']}"
    for one in says:
        _check(file, where, one, text)
    return Marked(str(case.get("label") or where), case["text"], title, tuple(says))


def _check(file: str, where: str, says: Any, text: str) -> None:
    """Raise ReadError where a marked statement is none."""
    parts = says.get("parts") if isinstance(says, dict) else None
    if not parts or not _are_texts(parts):
        raise ReadError(file, f'{where}: what is said needs "parts", a list of texts')
    wrong = [key for key in _TEXTS if not isinstance(says.get(key, ""), str)]
    wrong += [] if _are_texts(says.get("topics", [])) else ["topics"]
    if wrong:
        raise ReadError(file, f"{where}: {', '.join(wrong)} must be text")
    for part in parts:
        if not _stands_in(part, text):
            raise ReadError(file, f"{where}: {part!r} is not in its text")


def _are_texts(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(each, str) for each in given)


def _stands_in(part: str, text: str) -> bool:
    """Whether a text holds the words of a part, spelled so or otherwise."""
    folds = words_of(part).folds
    return bool(folds) and (part in text or next(runs(words_of(text), [folds]), None) is not None)
