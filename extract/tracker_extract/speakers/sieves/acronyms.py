"""Acronyms: bodies by the first letters of their names, never persons."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...mentions.reading import Reading
from ...models import Speaker
from ...packs import Features
from ...reports.report import Report
from ..attribution import Referent, slug
from ..context import Context
from ..discourse import Entity
from ..facts import written

# An acronym has so many letters: a single one is an initial, and longer words in capitals are names.
SHORTEST, LONGEST = 2, 6


def acronym(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A body by its acronym: the one introduced with it or by its full name, else one of which no more is known.

    The regional rescue charity Coast Aid (CA) … CA said; the Federal Harbour Commission … the FHC said.
    """
    text = _acronym(c.reading, m)
    if text is None:
        return None
    known = [e for e in c.discourse.recent() if e.speaker.speaker_class != "person" and _stands_for(text, e)]
    if len(known) == 1:
        return Referent((known[0],), "alias", f"{text}: {known[0].speaker.name}")
    country = country_of(c.reading, c.registry, m) or None
    speaker = Speaker(slug(text) or c.digest, text, text, "organization", None, country)
    entity = c.discourse.introduce(Entity(speaker, Features("-", "sg"), frozenset((text.lower(),))))
    return Referent((entity,), "name", written(c.reading, m))


def _acronym(r: Reading, m: Mention) -> str | None:
    """The acronym that a mention is but for a determiner; None where it is none, or all around is in capitals as well."""
    if m.kind != "name" or m.titles or m.name is None or m.name[1] - m.name[0] != 1:
        return None
    text = r.tokens.text_of(*m.name)
    letters = text.replace(".", "")
    if not (letters.isalpha() and letters.isupper() and SHORTEST <= len(letters) <= LONGEST):
        return None
    beside = [r.tokens.text_of(i, i + 1) for i in (m.start - 1, m.end) if 0 <= i < len(r.bits)]
    return None if any(len(word) > 1 and word.isupper() for word in beside) else letters


def _stands_for(text: str, entity: Entity) -> bool:
    if text.lower() in entity.words:
        return True
    words = entity.speaker.name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) == text
