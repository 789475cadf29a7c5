"""What a sieve is, and one that is asked about some kinds of mentions alone."""

from __future__ import annotations

from collections.abc import Callable

from ..mentions.mention import Mention
from ..reports.report import Report
from .attribution import Referent
from .context import Context

Sieve = Callable[[Context, Mention, Report | None], Referent | None]


def only(is_meant: Callable[[Mention], bool], sieve: Sieve) -> Sieve:
    """A sieve that is asked about some kinds of mentions alone."""

    def asked(c: Context, m: Mention, report: Report | None) -> Referent | None:
        return sieve(c, m, report) if is_meant(m) else None

    return asked


def is_titled(m: Mention) -> bool:
    """Whether a mention is of a person or an unnamed source with a title."""
    return bool(m.titles) and m.kind in ("person", "unnamed")


def is_body(m: Mention) -> bool:
    """Whether a mention is of an organisation."""
    return m.kind == "body"


def is_no_body(m: Mention) -> bool:
    """Whether a mention is of anything but an organisation."""
    return m.kind != "body"
