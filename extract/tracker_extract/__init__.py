"""File -> Article -> statements. No SQL, no terminal, no clock.

In reading order: `read_file` makes articles of a file, `Extractor.load` brings the language packs and the registry
together, and the extractor, called with an article, returns its statements.
"""

from .engine import Extractor
from .read import read_file
from .registry import Registry

__all__ = ["Extractor", "Registry", "read_file"]
