"""How alike two texts are: sketches small enough to store, from which their resemblance is estimated.

The resemblance of two texts is the share of word groups that they have in common among all they have (Broder, "On the
resemblance and containment of documents", 1997). A sketch keeps the smallest hashes of a text's groups; the share among
those of two sketches estimates the share among all, with a standard error of at most 0.5 / sqrt(SKETCH), here 0.06.
"""

from __future__ import annotations

import re
import struct
from zlib import crc32

from tracker_extract.text import fold

# Words in a group: three and fewer recur in any news of a day, five and more lose too many to one changed word.
GROUP = 4
# Hashes kept: a standard error of 0.06 tells a wire copy from two reports on one event (see docs/ingest.md).
SKETCH = 64
# Texts of fewer groups are announcements and captions, alike without being copies.
FEWEST = 30
# Characters looked at: the first dozen pages. A reprint of a book is beyond what this is for.
LONGEST = 40_000

# Vowel signs stand inside words; folding takes them away.
_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+")
_LONGEST_WORD = 64
_BYTES = 4  # of a word's hash
# Words whose hash is kept: some megabytes.
REMEMBERED = 1 << 16


class _Hashes(dict[str, int]):
    """Word -> the hash of its folded form; forgets when full, so that memory stays flat."""

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        value = crc32(fold(word[:_LONGEST_WORD]).encode("utf-8", "surrogatepass"))
        self[word] = value
        return value


_hashes = _Hashes()


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's groups of folded words, ascending; empty for a short text. The same everywhere."""
    words = _WORD.findall(text, 0, LONGEST)
    packed = struct.pack(f"<{len(words)}I", *map(_hashes.__getitem__, words))
    last = len(packed) - GROUP * _BYTES
    groups = {crc32(packed[at : at + GROUP * _BYTES]) for at in range(0, last + 1, _BYTES)}
    return tuple(sorted(groups)[:SKETCH]) if len(groups) >= FEWEST else ()


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Between 0 and 1: the share of groups in both among groups in either, estimated from two sketches."""
    shared = set(one).intersection(other)
    smallest = sorted({*one, *other})[:SKETCH]
    return sum(map(shared.__contains__, smallest)) / len(smallest) if smallest else 0.0
