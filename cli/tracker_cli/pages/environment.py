"""Templates in which every text is escaped and nothing of an article acts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.render.directions import stretches
from tracker_cli.render.safe import one_line, visible
from tracker_cli.render.telling import content, telling_act, unsure

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@cache
def environment() -> Environment:
    """The one environment: HTML is escaped throughout, and a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("tracker_cli.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Every text from outside passes `line` or `lines`: controls and direction overrides become visible marks.
    made.filters |= {
        "line": _line,
        "lines": visible,
        "segment": segment,
        "direction": direction,
        "web": web_address,
        "pieces": pieces,
    }
    made.globals |= {
        "link": link,
        "content": content,
        "telling_act": telling_act,
        "unsure": unsure,
    }
    return made


def rendered(template: str, words: Words, names: Names, **context: Any) -> str:
    """The template as HTML; `w` are the words of the interface, `n` the names in its language."""
    return environment().get_template(template).render(w=words, n=names, **context)


def link(path: str, params: Sequence[tuple[str, str]] = (), **more: str | int) -> str:
    """An address on this site, with its query."""
    query = urlencode([*params, *((name, str(value)) for name, value in more.items())])
    return f"{path}?{query}" if query else path


def web_address(url: str | None) -> str | None:
    """The address, where a browser may follow it: of http or https, with nothing in it that acts."""
    return one_line(url) if url and _WEB.match(url) else None


def direction(text: str) -> str:
    """`rtl` or `ltr`, as most letters run; `auto` where there are none.

    The first letter, by which a browser would tell, is often a foreign name or an agency's initials.
    """
    kinds = [unicodedata.bidirectional(char) for char in text]
    left = kinds.count("L")
    right = sum(kind in ("R", "AL") for kind in kinds)
    return "auto" if left == right else "rtl" if right > left else "ltr"


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces with what each is: `day`, `other` for right-to-left text among the rest, or nothing.

    In a right-to-left text, which is one stretch but for its days, the browser does the rest.
    """
    for part in _DAY.split(text):
        if _DAY.fullmatch(part):
            yield part, "day"
        elif direction(text) == "rtl":
            yield part, ""
        else:
            yield from ((piece, "other" if other else "") for piece, other in stretches(part))


def _line(text: object) -> str:
    return one_line(str(text))


def segment(text: str) -> str:
    """A piece of an address: an id with all that could end it escaped."""
    return quote(text, safe="")
