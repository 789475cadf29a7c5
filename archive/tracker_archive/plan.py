"""The plan: which shard reads what. Made once, and only ever longer: a shard keeps its number and its pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tracker_archive.files import write_whole
from tracker_archive.layout import MOST_SHARDS, Layout
from tracker_archive.pieces import piece_of
from tracker_archive.shard import Piece, Shard
from tracker_archive.workers.given import Given, sources
from tracker_extract.errors import ReadError, StoreError
from tracker_extract.read.parts import records_of
from tracker_extract.read.web import is_address

# Records in a shard: a loss of some seconds' work when a machine fails, and files of a megabyte or two.
SHARD_SIZE = 2_000
# Bytes that are taken for one record where nobody has counted them: a page, a text with its letters in two bytes each.
BYTES = 10_000
# Bytes that no record has fewer of, packed as it may be: a file that may hold more than a shard is looked into, whether it
# is of records that can be read in parts, and how many.
FEWEST_BYTES = 100
# Parts that a file is cut into: each is read from the file's beginning, so that with 16 the lines passed over, eight
# times the file, cost some hundredths of the work on them.
PARTS = 16
# Records in a part, however large the file: with ten statements each, a shard's ids are enough.
MOST_RECORDS = 100_000

# A piece with the records that it has, or is taken to have.
Weighed = tuple[Piece, int]

_COLUMNS = ("shard", "path", "file", "first", "records", "size", "digest", "named")


def pieces_of(
    given: Given, size: int, known: Callable[[str], Piece | None], out: Path
) -> Iterator[list[Weighed] | ReadError]:
    """What is to be read of each file given: one piece or several. A file that is `known` by its absolute path is passed
    over, or told where it has changed; so is whatever lies in the folder `out`. What cannot be read is told.
    """
    own = out.absolute()
    for name in sources(given):
        if isinstance(name, ReadError):
            yield name
            continue
        if own in Path(name).absolute().parents:
            continue
        try:
            found = _pieces_of(name, given, size, known)
        except ReadError as error:
            yield error
        except OSError as error:
            yield ReadError(name, error.strerror or str(error))
        else:
            if found:
                yield found


def _pieces_of(name: str, given: Given, size: int, known: Callable[[str], Piece | None]) -> list[Weighed]:
    if name == "-" or is_address(name):
        raise ReadError(name, "an archive is made of files: save it first")
    before = known(str(Path(name).absolute()))
    if before is not None:
        if Path(name).stat().st_size != before.size:
            raise ReadError(name, "has changed since the archive was planned, which keeps to what it was")
        return []
    whole = piece_of(name, named=name in given.paths)
    count = records_of(name, given.options) if whole.size > size * FEWEST_BYTES else None
    if count is None or count <= size:
        return [(whole, count or max(1, whole.size // BYTES))]
    each = min(max(size, -(-count // PARTS)), MOST_RECORDS)
    parts = [whole._replace(first=first, records=each) for first in range(0, count, each)]
    parts[-1] = parts[-1]._replace(records=None)  # whatever stands at the end is told by who reads it
    return [(part, each) for part in parts]


def shards_of(files: Iterable[list[Weighed]], size: int, first: int) -> Iterator[Shard]:
    """The pieces of files in shards of about so many records, numbered from `first` on; parts of a file stand alone."""
    number, held, weight = first, list[Piece](), 0
    for pieces in files:
        for piece, own in pieces:
            if held and weight + own > size:
                yield Shard(number, tuple(held))
                number, held, weight = number + 1, [], 0
            held.append(piece)
            weight += own if len(pieces) == 1 else size
    if held:
        yield Shard(number, tuple(held))


def write_plan(layout: Layout, shards: Sequence[Shard]) -> None:
    """Put the plan in its place. Raises StoreError where there are more shards than numbers for them."""
    import io

    from pyarrow import Table  # type: ignore[import-untyped]
    from pyarrow.parquet import write_table  # type: ignore[import-untyped]

    if shards and shards[-1].number >= MOST_SHARDS:
        raise StoreError(f"{layout.root}: more than a million shards: use a larger --shard-size")
    rows = [{"shard": shard.number, **piece._asdict()} for shard in shards for piece in shard.pieces]
    out = io.BytesIO()
    write_table(Table.from_pylist(rows, _schema()), out, compression="zstd")
    write_whole(layout.plan, out.getvalue())


def read_plan(layout: Layout) -> list[Shard]:
    """The shards in the order of their numbers; none where nothing has been planned. Raises StoreError."""
    from pyarrow import ArrowException
    from pyarrow.parquet import read_table

    if not layout.plan.is_file():
        return []
    try:
        rows = read_table(layout.plan, columns=list(_COLUMNS)).to_pylist()
    except (ArrowException, OSError, ValueError, KeyError) as error:
        raise StoreError(f"{layout.plan}: is no plan of an archive: {error}") from None
    shards: dict[int, list[Piece]] = {}
    for row in rows:
        shards.setdefault(row.pop("shard"), []).append(Piece(**row))
    return [Shard(number, tuple(pieces)) for number, pieces in sorted(shards.items())]


def _schema() -> Any:
    import pyarrow as pa

    types = (
        pa.int32(), pa.string(), pa.string(), pa.int64(), pa.int64(), pa.int64(), pa.string(), pa.bool_(),
    )  # fmt: skip
    return pa.schema(list(zip(_COLUMNS, types, strict=True)))
