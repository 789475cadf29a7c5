"""File -> articles: `read_paths` streams what files and folders hold, `read_file` reads one file and raises.

Text is kept exactly as decoded; its layout is told beside it.
"""

from tracker_extract.read.fields import Fields
from tracker_extract.read.files import KINDS, read_file, read_paths, read_stream
from tracker_extract.read.layout import Layout, compose, lay_out
from tracker_extract.read.options import Limits, Part, ReadOptions

__all__ = [
    "KINDS",
    "Fields",
    "Layout",
    "Limits",
    "Part",
    "ReadOptions",
    "compose",
    "lay_out",
    "read_file",
    "read_paths",
    "read_stream",
]
