"""The records of the library: what a command prints as a record, with types, and as a table of Arrow.

Their fields have the names and the meaning of the keys in docs/record.md; days are `datetime.date`, lists are tuples.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from tracker_extract.errors import TrackerError

if TYPE_CHECKING:
    from pandas import DataFrame  # type: ignore[import-untyped]
    from polars import DataFrame as PolarsFrame
    from pyarrow import Schema, Table  # type: ignore[import-untyped]

# Rows turned into columns at once: some megabytes.
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement: who said what, when, in which words (docs/record.md)."""

    id: int
    date: datetime.date | None
    speaker: str | None
    speaker_ar: str | None
    speaker_id: str | None
    speaker_class: str | None
    role: str | None
    country: str | None
    source_text: str | None
    resolved_by: str
    cue: str | None
    act: str
    kind: str
    quote: str
    parts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    start: int
    topics: tuple[str, ...]
    language: str
    article_id: int
    title: str | None
    outlet: str | None
    url: str | None
    path: str | None
    published: datetime.date | None
    confidence: float
    corrected: tuple[str, ...]
    speaker_wikidata: str | None = None
    archived_url: str | None = None
    passage_url: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerFigures:
    """A speaker with the number of statements, and the first and last day of one."""

    id: str
    name: str
    name_ar: str | None
    speaker_class: str
    country: str | None
    registered: bool
    statements: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class TopicFigures:
    """A topic with the number of statements, and the first and last day of one."""

    topic: str
    statements: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text. `copy_of` is the article whose near-identical copy it is; `current` its newest version."""

    id: int
    published: datetime.date | None
    outlet: str | None
    language: str | None
    title: str | None
    url: str | None
    path: str | None
    statements: int
    current: bool
    copy_of: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where words that were looked for stand (docs/verify.md): in an article, and in `quote`, where they are a statement's."""

    article_id: int
    found: str
    found_spans: tuple[tuple[int, int], ...]
    whole: bool | None
    invented: str | None
    around: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Proof:
    """How far a quotation is real: the verdict of docs/verify.md, `real` for the first two, and where it stands."""

    verdict: str
    real: bool
    places: tuple[Place, ...]


T = TypeVar("T")
# A type as its field is declared -> the type in Arrow, by the name of the function that makes it.
_ARROW: dict[str, Callable[[Any], Any]] = {
    "int": lambda arrow: arrow.int64(),
    "float": lambda arrow: arrow.float64(),
    "bool": lambda arrow: arrow.bool_(),
    "str": lambda arrow: arrow.string(),
    "datetime.date": lambda arrow: arrow.date32(),
    "tuple[str, ...]": lambda arrow: arrow.list_(arrow.string()),
    "tuple[tuple[int, int], ...]": lambda arrow: arrow.list_(arrow.list_(arrow.int64())),
}


def row_of(kind: type[T], record: Mapping[str, Any]) -> T:
    """The typed row of a record; keys that it has no field for are left out, fields without a key keep their default."""
    declared = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _typed(declared[name], value) for name, value in record.items() if name in declared})


def _typed(declared: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(tuple(each) if isinstance(each, list) else each for each in value)
    return datetime.date.fromisoformat(value) if declared.startswith("datetime.date") and value else value


class Rows(Generic[T]):
    """The answer to a question: read from the database when it is looped over, each time anew, a row at a time."""

    def __init__(self, kind: type[T], read: Callable[[], Iterable[Mapping[str, Any]]]) -> None:
        self._kind = kind
        self._read = read

    def __iter__(self) -> Iterator[T]:
        return (row_of(self._kind, record) for record in self._read())

    def __repr__(self) -> str:
        return f"<{self._kind.__name__} rows: loop over them, or .arrow(), .pandas(), .polars()>"

    def first(self) -> T | None:
        """The first row; None where there is none."""
        return next(iter(self), None)

    def arrow(self) -> Table:
        """All rows as a table of Arrow. Raises TrackerError where pyarrow is missing."""
        arrow = _needed("pyarrow", "parquet")
        schema = self.schema()
        rows = (asdict(row) for row in self)  # type: ignore[call-overload]
        batches = []
        while batch := list(islice(rows, BATCH)):
            batches.append(arrow.RecordBatch.from_pylist(batch, schema))
        return arrow.Table.from_batches(batches, schema)

    def schema(self) -> Schema:
        """The columns with their types in Arrow, the same whatever the rows hold."""
        arrow = _needed("pyarrow", "parquet")
        types = {field.name: str(field.type).removesuffix(" | None") for field in fields(self._kind)}  # type: ignore[arg-type]
        return arrow.schema([(name, _ARROW[declared](arrow)) for name, declared in types.items()])

    def pandas(self) -> DataFrame:
        """All rows as a frame of pandas, by way of Arrow. Raises TrackerError where pandas or pyarrow is missing."""
        _needed("pandas", "")
        return self.arrow().to_pandas()

    def polars(self) -> PolarsFrame:
        """All rows as a frame of polars, by way of Arrow. Raises TrackerError where polars or pyarrow is missing."""
        frame: PolarsFrame = _needed("polars", "").from_arrow(self.arrow())
        return frame


def _needed(module: str, extra: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        part = (
            f"the extra `{extra}`: pip install 'statement-tracker[{extra}]'"
            if extra
            else f"{module}: pip install {module}"
        )
        raise TrackerError(f"this needs {part}") from None
