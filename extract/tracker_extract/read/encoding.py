"""Bytes to text: which encoding, told by the bytes; a stray byte is shown as U+FFFD, and makes no text unreadable.

Order: a byte order mark; UTF-16 without one; UTF-8, strict or but for a few bytes; the declared encoding; then the single-byte
encodings that the packs list
(`lang/*/encoding.toml`), scored by how frequent their letters are in the language. What none of them makes plausible is
refused. (charset-normalizer was tried as the last opinion: it names Turkish, Persian and short Arabic texts wrongly with
confidence, and a wrong text is worse than a refusal that asks for --encoding.)
"""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tracker_extract.errors import EncodingError
from tracker_extract.pack_schema import ENCODING
from tracker_extract.read.labels import codec_of
from tracker_extract.schema import read_settings

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Bytes of words beyond ASCII that are scored: 60 already give the right verdict on 600 articles of 600.
_SAMPLE = 4096
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_BEYOND = re.compile("[^\x00-\x7f]+")
_CUT = re.compile(rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})\Z")
# A first byte of UTF-8 and those behind it, each as the letter that Windows-1252 has for it.
_LATE = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0))
_MISREAD = re.compile(
    f"(?:â[{re.escape(_LATE)}\\x80-\\xbf]{{2}}|â€|[ÂÃÐÑØÙÚÛ][{re.escape(_LATE)}\x80-\xbf])+"
)
_ASCII = bytes(range(0x80))
_ASCII_LETTERS = [bytes([byte]) for byte in b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"]
# Text of one byte a letter makes a sound letter of UTF-8 about once in forty letters by chance, French and Arabic alike.
_LETTERS_A_STRAY = 10
_ASCII_A_STRAY = 100  # bytes for each one beyond ASCII
# Bits by which a rarer encoding must beat a likelier one: Mac Arabic and ISO 8859-6 share their letters, and a few marks
# tip the mean by up to 0.4.
_MARGIN = 0.5
# Bytes of evidence before an encoding nobody expects is believed: "naïve" is five plausible letters of DOS Arabic.
_RARE_NEEDS = 40
# Control characters no text has (tab, line ends, form feed and escape are let through).
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded(NamedTuple):
    """The text, without a byte order mark, and the encoding as Python names it."""

    text: str
    encoding: str


class _Alphabet(NamedTuple):
    """What a language looks like: encodings in use, log2 of the share of each letter, marks that may stand beside.

    `latin` is whether its letters stand beside those of ASCII in one word.
    """

    codecs: tuple[str, ...]
    rare: frozenset[str]
    letters: dict[str, float]
    latin: bool
    marks: frozenset[str]
    mark_bits: float
    threshold: float


def decode(data: bytes, path: str, encoding: str | None = None, *, declared: str | None = None) -> Decoded:
    """Decode `data`, read from `path`. `encoding` is the user's word and final; `declared` what the file says of itself.

    Raises EncodingError, with the byte offset of the first byte that does not fit, when nothing is plausible.
    NUL and lone surrogates, which databases and JSON refuse, become U+FFFD, one for one.
    """
    if encoding is not None:
        return _as_told(data, path, encoding)
    name = detect(data, path, declared=declared)
    return Decoded(_fit(_decoded(data, name)), name)


def _decoded(data: bytes, name: str) -> str:
    """The text; where the encoding was settled on but for stray bytes, each of these as U+FFFD."""
    try:
        return data.decode(name, _errors(name))
    except UnicodeDecodeError:
        return data.decode(name, "replace")


def _as_told(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        if name == "utf-8" and data.startswith(codecs.BOM_UTF8):
            name = "utf-8-sig"
        errors = "replace" if name.startswith("utf-8") and is_utf8_but_for_strays(data) else _errors(name)
        return Decoded(_fit(data.decode(name, errors).removeprefix("\ufeff")), name)
    except UnicodeError as error:
        offset = getattr(error, "start", None)
        raise EncodingError(path, f"cannot be read as {encoding}", offset) from None
    except (LookupError, TypeError):
        raise EncodingError(path, f"unknown encoding {encoding!r}") from None


def _errors(name: str) -> str:
    return "surrogatepass" if name.startswith("utf") else "strict"


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def is_misread(text: str) -> bool:
    """Whether a text was UTF-8 once and was read as Windows-1252 or -1256 before it was written down (`â€œ`, `Ø§Ù„`)."""
    found = len(_MISREAD.findall(text))
    return found > 0 and found * 3 >= len(_BEYOND.findall(text))


def detect(data: bytes, path: str, *, declared: str | None = None) -> str:
    """The encoding of `data` as Python names it; raises EncodingError when none is plausible."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data, path, name)
    wide = _wide(data)
    if wide:
        return wide
    offset = _first_bad_utf8(data)
    if offset is None:
        _refuse_binary(data, path)
        return "utf-8"
    if is_utf8_but_for_strays(data):
        return "utf-8"
    stated = codec_of(declared) if declared else None
    if stated and _is_plausible(data, stated):
        return stated
    found = _single_byte(data) or _by_the_rest(data, stated)
    if found is None:
        raise EncodingError(
            path, "no known encoding makes its bytes plausible (name one with --encoding)", offset
        )
    return found


def detect_start(head: bytes, path: str, *, complete: bool, declared: str | None = None) -> str:
    """The encoding of a file of which only the first bytes are at hand; a letter cut in two at their end is no fault."""
    if not complete:
        end = len(head)
        while end > len(head) - 3 and end and head[end - 1] & 0xC0 == 0x80:
            end -= 1
        if end and head[end - 1] >= 0xC0:
            head = head[: end - 1]
        head = head[: len(head) // 4 * 4] if head.startswith(_WIDE_MARKS) or b"\x00" in head[:64] else head
    return detect(head, path, declared=declared)


def _checked(data: bytes, path: str, name: str) -> str:
    try:
        data.decode(name, _errors(name))
    except UnicodeDecodeError as error:
        if not (name == "utf-8-sig" and is_utf8_but_for_strays(data)):
            raise EncodingError(path, f"begins like {name} but is not", error.start) from None
    return name


def is_utf8_but_for_strays(data: bytes) -> bool:
    """Whether letters of several bytes, which no other encoding makes by chance, are many for each byte that fits none.

    A letter cut in two at the very end is no stray byte: the file was cut off there.
    """
    if _CUT.search(data[-4:]):
        return False
    text = data.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    return len(text) - len(_BEYOND.sub("", text)) - strays >= _LETTERS_A_STRAY * max(strays, 1)


def _by_the_rest(data: bytes, stated: str | None) -> str | None:
    """The encoding of a text that is ASCII but for so few bytes that their letters tell nothing.

    UTF-8 where the text says that it is; else that of western Europe, if the bytes are letters or marks in it.
    """
    high = data.translate(None, _ASCII)
    letters = sum(map(data[:_SAMPLE].count, _ASCII_LETTERS))
    if (
        len(high) * _ASCII_A_STRAY > len(data)
        or letters * 2 < min(len(data), _SAMPLE)
        or _CONTROLS.search(data)
    ):
        return None
    if stated == "utf-8":
        return stated
    return "cp1252" if _decodes(data, "cp1252") else None


def _first_bad_utf8(data: bytes) -> int | None:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _refuse_binary(data: bytes, path: str) -> None:
    """Valid UTF-8 whose first bytes are a tenth control characters is no text."""
    sample = data[:_SAMPLE]
    controls = _CONTROLS.findall(sample)
    if len(controls) * 10 > len(sample):
        match = _CONTROLS.search(data)
        raise EncodingError(path, "binary data, not text", match.start() if match else 0)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of a few (0x00 for Latin, 0x06 for Arabic), and it decodes."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 4 or len(data) % 2 or len(_CONTROLS.findall(sample)) * 4 < len(sample):
        return None
    best = None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        share = sum(byte <= 0x08 or byte in (0x20, 0xFE, 0xFB) for byte in high) / len(high)
        if share > 0.8 and (best is None or share > best[0]) and _reads_wide(data, name):
            best = (share, name)
    return best[1] if best else None


def _reads_wide(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name, "surrogatepass")
    except UnicodeDecodeError:
        return False
    sample = text[:_SAMPLE]
    return sum(map(_is_textual, sample)) > 0.95 * len(sample)


def _is_textual(character: str) -> bool:
    """A letter, mark, number, sign or blank, or an invisible control of direction; not unassigned, private or a control."""
    category = unicodedata.category(character)
    return category[0] in "LMNPSZ" or category == "Cf" or character in "\t\r\n"


# -- single-byte encodings --------------------------------------------------------------------------------------------


@cache
def _alphabets() -> tuple[_Alphabet, ...]:
    found = []
    for pack in sorted((files("tracker_extract") / "lang").iterdir(), key=lambda p: p.name):
        source = pack / "encoding.toml"
        if source.is_file():
            table = read_settings(source, ENCODING)
            total = sum(table["letters"].values())
            letters = {letter: math.log2(count / total) for letter, count in table["letters"].items()}
            found.append(
                _Alphabet(
                    tuple(table["codecs"]),
                    frozenset(table["rare"]),
                    letters,
                    any(unicodedata.name(letter).startswith("LATIN") for letter in letters),
                    frozenset(table["marks"]),
                    table["mark_bits"],
                    table["threshold"],
                )
            )
    return tuple(found)


def _single_byte(data: bytes) -> str | None:
    """The listed encoding under which the bytes beyond ASCII look most like their language, if any looks like it."""
    sample = _high_sample(data)
    best: tuple[float, str] | None = None
    for alphabet in _alphabets():
        for name in alphabet.codecs:
            score = _score(sample, name, alphabet)
            if score is None or score < alphabet.threshold or not _decodes(data, name):
                continue
            if name in alphabet.rare and len(sample) < _RARE_NEEDS:
                continue
            if best is None or score > best[0] + _MARGIN:
                best = (score, name)
    return best[1] if best else None


def _high_sample(data: bytes) -> bytes:
    """The words of the data that hold bytes beyond ASCII, up to the sample's size."""
    words: list[bytes] = []
    size = 0
    for match in re.finditer(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*", data):
        words.append(match[0])
        size += len(match[0])
        if size > _SAMPLE:
            break
    return b" ".join(words)


def _score(sample: bytes, name: str, alphabet: _Alphabet) -> float | None:
    """Mean log2 share of the characters beyond ASCII, higher is likelier; None if the sample does not decode.

    A letter the language does not have costs 14 bits, as does a letter of ASCII in a word of another script.
    """
    try:
        text = sample.decode(name)
    except UnicodeDecodeError:
        return None
    counts = Counter(text)
    beyond = {c: n for c, n in counts.items() if c > "\x7f" or (c.isalpha() and not alphabet.latin)}
    bits = sum(
        n * (-alphabet.mark_bits if c in alphabet.marks else alphabet.letters.get(c, -14.0))
        for c, n in beyond.items()
    )
    return bits / sum(beyond.values()) if beyond else None


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _has_few_strays(data: bytes, name: str) -> bool:
    """Whether no more than one byte in fifty of those beyond ASCII is none of the encoding's."""
    strays = data.decode(name, "replace").count("\ufffd")
    return strays * 50 <= len(data.translate(None, _ASCII))


def _is_plausible(data: bytes, name: str) -> bool:
    """Whether a declared encoding fits: it decodes, and a pack that lists it does not find it unlikely."""
    if not _decodes(data, name) and not _has_few_strays(data, name):
        return False
    sample = _high_sample(data)
    for alphabet in _alphabets():
        if name in {codecs.lookup(codec).name for codec in alphabet.codecs}:
            score = _score(sample, name, alphabet)
            if score is not None and score < alphabet.threshold:
                return _single_byte(data) is None
    return True
