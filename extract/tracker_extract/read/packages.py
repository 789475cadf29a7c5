"""Documents that are zips of XML (.docx, .odt, .epub, .xlsx): their members within limits, and XML as a stream of events."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from tracker_extract.errors import ReadError
from tracker_extract.read.options import Limits
from tracker_extract.read.source import HEAD

DEEPEST = 500  # elements in elements, beyond which XML is no document
_DAMAGE = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, KeyError)


class Package:
    """A zip whose members are read by name. ReadError, which names `what` it should be, for damage and for bombs."""

    def __init__(self, file: IO[bytes], path: str, what: str, limits: Limits) -> None:
        self.path, self.what, self._limits = path, what, limits
        try:
            self._zip = zipfile.ZipFile(file)
            self.names = {info.filename for info in self._zip.infolist()}
        except _DAMAGE as error:
            raise self.damaged(error) from None
        if len(self.names) > limits.members:
            raise ReadError(path, f"more than {limits.members} members in all")

    def damaged(self, error: Exception) -> ReadError:
        """The error of a package that does not hold what it should."""
        return ReadError(self.path, f"cannot be read as {self.what}: {error.__class__.__name__}")

    def refuse_bombs(self) -> None:
        """ReadError where any member, or all of them, unpack to more than is allowed: for readers that open all."""
        infos = self._zip.infolist()
        for info in infos:
            self._allow(info)
        if sum(info.file_size for info in infos) > 4 * self._limits.document:
            raise ReadError(self.path, "unpacks to more than is allowed in all")

    def _allow(self, info: zipfile.ZipInfo) -> None:
        """Refuse a member that is encrypted or unpacks to too much; what it says it unpacks to is all that can be read of it."""
        limits = self._limits
        if info.flag_bits & 1:
            raise ReadError(self.path, "encrypted: its password is needed to read it")
        bomb = info.file_size > limits.free and info.file_size > limits.ratio * max(info.compress_size, 1)
        if bomb or info.file_size > limits.document:
            raise ReadError(self.path, f"unpacks to more than is allowed: {info.file_size >> 20} MiB")

    def open(self, name: str) -> IO[bytes]:
        """A member to read; ReadError where it is missing, encrypted, or unpacks to more than is allowed."""
        try:
            info = self._zip.getinfo(name)
            self._allow(info)
            return self._zip.open(info)
        except _DAMAGE as error:
            raise self.damaged(error) from None

    def read(self, name: str) -> bytes:
        """All bytes of a member."""
        try:
            with self.open(name) as stream:
                return stream.read()
        except (*_DAMAGE, Exception) as error:
            if isinstance(error, ReadError):
                raise
            raise self.damaged(error) from None

    def events(self, name: str) -> Iterator[Event]:
        """What stands in a member of XML, in turn."""
        with self.open(name) as stream:
            try:
                yield from events(stream, self.path)
            except ReadError:
                raise
            except Exception as error:  # zlib, expat and the like each raise their own
                raise self.damaged(error) from None


class Event(NamedTuple):
    """A tag that opens ("start") or closes ("end"), by its name without namespace and its attributes, or words ("text")."""

    kind: str
    name: str  # of the words, what they are
    attributes: dict[str, str]


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def events(stream: IO[bytes], path: str) -> Iterator[Event]:
    """XML as it comes; nothing of it is kept. ReadError for entities of its own, which can be bombs, and for endless nesting."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ReadError(path, "XML nested too deep")
        found.append(Event("start", local(name), {local(key): value for key, value in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(Event("end", local(name), {}))

    def entity(*_: Any) -> None:
        raise ReadError(path, "XML with entities of its own is not read")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda data: found.append(Event("text", data, {}))
    parser.EntityDeclHandler = entity
    while data := stream.read(HEAD):
        parser.Parse(data)
        yield from found
        found.clear()
    parser.Parse(b"", True)
    yield from found
