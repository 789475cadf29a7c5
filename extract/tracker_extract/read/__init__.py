"""File -> articles: `read_file` reads one file. Text is kept exactly as decoded; its layout is told beside it."""

from tracker_extract.read.files import read_file
from tracker_extract.read.layout import Layout, compose, lay_out

__all__ = ["Layout", "compose", "lay_out", "read_file"]
