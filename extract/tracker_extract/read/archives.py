"""Files inside a zip. Nothing is ever unpacked to disk, so a member's name can do no harm; a suspect one is refused still."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterator
from typing import IO

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.folders import beside_a_page
from tracker_extract.read.options import Limits, ReadOptions
from tracker_extract.read.source import HEAD, Budget, Source

Read = Iterator[Article | ReadError]


def read_zip(source: Source, options: ReadOptions, read: Callable[[Source, ReadOptions], Read]) -> Read:
    """What `read` finds in each member, in the order of their names; a bad member is a ReadError, the next is read."""
    limits = options.limits
    if source.depth >= limits.nesting:
        raise ReadError(source.name, f"packed more than {limits.nesting} times over")
    with _seekable(source, limits) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReadError(source.name, f"not a readable zip archive: {error}") from None
        members = [info for info in archive.infolist() if not info.is_dir()]
        budget = source.budget or Budget(limits.unpacked, limits.members)
        budget.members -= len(members)
        if budget.members < 0:
            raise ReadError(source.name, f"more than {limits.members} members in all")
        names = {info.filename for info in members}
        for info in sorted(members, key=lambda info: info.filename):
            if _of_a_page(info.filename, names):
                continue
            if _points_outside(info.filename):
                yield ReadError(f"{source.name}!/{info.filename}", "a name that points outside the archive")
            elif not _is_hidden(info.filename):
                yield from _member(archive, info, source, options, budget, read)
            if budget.members < 0:  # an archive in this one had more than was left: it was named
                return


def _of_a_page(name: str, names: Collection[str]) -> bool:
    """Whether a member lies in the folder of a page that was saved beside it."""
    parts = name.split("/")[:-1]
    return any(beside_a_page("/".join(parts[: end + 1]), names) for end in range(len(parts)))


def _points_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name[:3]


def _is_hidden(name: str) -> bool:
    """Files that systems add beside the user's own."""
    return name.rpartition("/")[2].startswith(".") or name.startswith("__MACOSX/")


def _member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    source: Source,
    options: ReadOptions,
    budget: Budget,
    read: Callable[[Source, ReadOptions], Read],
) -> Read:
    name = f"{source.name}!/{info.filename}"
    limits = options.limits
    if info.flag_bits & 1:
        yield ReadError(name, "encrypted")
        return

    def allowed(out: int) -> bool:
        return out <= budget.bytes and (
            out <= limits.free or out <= limits.ratio * max(info.compress_size, 1)
        )

    try:
        with archive.open(info) as stream:
            depth = source.depth + 1
            inner = Source.of(stream, name, hint=info.filename, allowed=allowed, depth=depth, budget=budget)
            yield from read(inner, options)
        budget.bytes -= info.file_size
    except ReadError as error:
        yield error
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        yield ReadError(name, f"damaged: {error}")


def _seekable(source: Source, limits: Limits) -> IO[bytes]:
    """The archive's bytes in a file that can be read from the end; kept in memory up to what is free, then on disk."""
    file = tempfile.SpooledTemporaryFile(max_size=limits.free)  # noqa: SIM115 - the caller closes it
    while data := source.stream.read(HEAD):
        file.write(data)
    if source.fault:
        raise source.fault
    file.seek(0)
    return file
