"""A stream of bytes with a name, and the limits it is read under."""

from __future__ import annotations

import codecs
import errno
import gzip
import io
import lzma
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast

from tracker_extract.errors import EncodingError, MissingExtraError, ReadError
from tracker_extract.read.encoding import detect_start
from tracker_extract.read.labels import codec_of
from tracker_extract.read.options import Limits

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 1 << 16  # bytes looked at to tell type and encoding


class _Bounded(io.RawIOBase):
    """The bytes of `inner`, up to a limit; damage and excess become a ReadError that names the source."""

    def __init__(
        self, inner: IO[bytes], name: str, limit: int, allowed: Callable[[int], bool] | None = None
    ) -> None:
        # One read of the layer below at a time, where it can: a longer one loses what precedes the damage.
        self._take: Callable[[int], bytes] = getattr(inner, "read1", inner.read)
        self._name = name
        self._limit = limit
        self._allowed = allowed
        self._count = 0
        self.fault: ReadError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        filled = 0
        while filled < len(view) and self.fault is None:
            chunk = self._read(len(view) - filled)
            if not chunk:
                break
            view[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        return filled

    def _read(self, size: int) -> bytes:
        """More bytes; none at the end, on damage and on excess, which `fault` then tells.

        Raising here would lose what buffers above still hold of the sound part.
        """
        try:
            chunk = self._take(size)
        except ReadError as error:
            self.fault = error
            return b""
        except OSError as error:
            self.fault = ReadError(self._name, _refusal(error))
            return b""
        except Exception as error:  # zlib, lzma, zstandard and zipfile each raise their own
            self.fault = ReadError(self._name, f"damaged or cut off: {error}")
            return b""
        self._count += len(chunk)
        if self._count > self._limit or (self._allowed and not self._allowed(self._count)):
            reason = f"unpacks to more than is allowed, stopped after {self._count >> 20} MiB"
            self.fault = ReadError(self._name, reason)
            return b""
        return chunk


def _refusal(error: OSError) -> str:
    """Why nothing comes any more: the system's word, or what the unpacker says of damage, which has no number."""
    if error.errno == errno.EBADF:
        return "it is closed"
    return error.strerror or f"damaged or cut off: {error}"


@dataclass(slots=True)
class Budget:
    """What may yet come out of an archive, archives in it included: bytes, and members."""

    bytes: int
    members: int


@dataclass(slots=True)
class Source:
    """Bytes to read: `name` as the user gave it (members after `!/`), `hint` whose ending helps to tell the type.

    `depth` is how many times over it was packed, `budget` what the archive around it has left; `url` and `charset` are
    what whoever sent it said of it.
    """

    name: str
    hint: str
    stream: io.BufferedReader
    depth: int = 0
    budget: Budget | None = None
    url: str | None = None
    charset: str | None = None
    file: str | None = None  # the absolute path, of a regular file by itself and of nothing else

    @classmethod
    def of(
        cls,
        inner: IO[bytes],
        name: str,
        *,
        hint: str | None = None,
        limit: int = 1 << 62,
        allowed: Callable[[int], bool] | None = None,
        depth: int = 0,
        budget: Budget | None = None,
    ) -> Source:
        """A source over any binary stream; `allowed` is asked, with the bytes so far, whether to go on."""
        raw = _Bounded(inner, name, limit, allowed)
        return cls(name, (hint or name).lower(), io.BufferedReader(raw, HEAD), depth, budget)

    @property
    def fault(self) -> ReadError | None:
        """Why the stream ended before its end, if it did; what came before is sound."""
        return self.stream.raw.fault if isinstance(self.stream.raw, _Bounded) else None

    def head(self) -> bytes:
        """The first bytes, without taking them."""
        return self.stream.peek(HEAD)[:HEAD]

    def read_all(self, limits: Limits) -> bytes:
        """All bytes of a document; ReadError if it is larger than a document may be."""
        data = self.stream.read(limits.document + 1)
        if self.fault:
            raise self.fault
        if len(data) > limits.document:
            raise ReadError(self.name, f"larger than {limits.document >> 20} MiB, the limit for one document")
        return data


# -- lines ------------------------------------------------------------------------------------------------------------


def byte_lines(source: Source, limit: int) -> Iterator[tuple[int, int, bytes | None]]:
    """(line number from 1, byte offset, the line with its end) of a stream; None for a line longer than `limit`."""
    number = offset = 0
    while line := source.stream.readline(limit + 1):
        number += 1
        start = offset
        offset += len(line)
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, start, line
            continue
        while rest := source.stream.readline(limit):
            offset += len(rest)
            if rest.endswith(b"\n"):
                break
        yield number, start, None


def in_utf8(source: Source, encoding: str | None) -> tuple[Source, str]:
    """The source as a stream whose lines end in a line-feed byte, and its encoding; UTF-16 and UTF-32 become UTF-8."""
    head = source.head()
    name = encoding or _encoding_of_lines(head, source.name)
    if name.replace("_", "-").lower().startswith(("utf-16", "utf-32", "utf16", "utf32")):
        wide = _Recoded(source.stream, name, source.name)
        return Source(source.name, source.hint, io.BufferedReader(wide, HEAD), source.depth), "utf-8"
    if head.startswith(codecs.BOM_UTF8):
        source.stream.read(len(codecs.BOM_UTF8))
    return source, name


def encoding_of_page(source: Source) -> str:
    """The encoding of a page or a text that is read as it comes: what it says of itself, unless its bytes are of no such one."""
    return stated_encoding(source, _CHARSET.search(source.head(), 0, 4096))


def stated_encoding(source: Source, found: re.Match[bytes] | None) -> str:
    """The encoding that a source came with or whose name was `found` in it, unless its bytes are UTF-8 or of no such one."""
    head = source.head()
    label = source.charset or (found[1].decode("ascii") if found else None)
    stated = codec_of(label) if label else None
    try:
        return detect_start(head, source.name, complete=len(head) < HEAD, declared=stated)
    except EncodingError:
        return stated or "utf-8"


def _encoding_of_lines(head: bytes, name: str) -> str:
    """The encoding of a file of records; UTF-8 where its lines do not agree, each line is then told by itself."""
    try:
        return detect_start(head, name, complete=len(head) < HEAD)
    except EncodingError:
        return "utf-8"


class _Recoded(io.RawIOBase):
    """A stream of another Unicode encoding as UTF-8."""

    def __init__(self, inner: BinaryIO, encoding: str, name: str) -> None:
        self._text = io.TextIOWrapper(inner, encoding=encoding, errors="surrogatepass", newline="")
        self._name = name
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            if not self._rest:
                self._rest = self._text.read(HEAD).encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise ReadError(
                self._name, f"cannot be read as {self._text.encoding}: {error.__class__.__name__}"
            ) from None
        taken = self._rest[: len(view)]
        view[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)


# -- compressed -------------------------------------------------------------------------------------------------------


def opened(source: Source, kind: str, limits: Limits) -> Source:
    """What a compressed stream holds; at most `limits.ratio` bytes for each byte in, and no endless nesting."""
    if source.depth >= limits.nesting:
        raise ReadError(source.name, f"packed more than {limits.nesting} times over")
    counted = _Counted(source.stream)
    inner: IO[bytes]
    if kind == "gz":
        inner = cast("IO[bytes]", gzip.GzipFile(fileobj=counted))
    elif kind == "xz":
        inner = lzma.LZMAFile(cast("IO[bytes]", counted))  # noqa: SIM115 - read until its end, nothing to close
    else:
        inner = _zstandard(source.name).ZstdDecompressor().stream_reader(counted, read_across_frames=True)

    def allowed(out: int) -> bool:
        return out <= limits.free or out <= limits.ratio * max(counted.count, 1)

    hint = re.sub(r"\.(?:gz|xz|zst|zstd|gzip)$", "", source.hint)
    depth, budget = source.depth + 1, source.budget
    return Source.of(
        inner, source.name, hint=hint, limit=limits.unpacked, allowed=allowed, depth=depth, budget=budget
    )


class _Counted(io.RawIOBase):
    """Counts the bytes that are taken from a stream."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


def _zstandard(name: str) -> Any:
    try:
        import zstandard
    except ImportError:
        raise missing_extra(name, "zst") from None
    return zstandard


def missing_extra(name: str, extra: str) -> ReadError:
    """The error for a file whose type needs a part that is not installed."""
    return MissingExtraError(name, extra)
