"""A timeline as a chart in a file, with Altair; PNG by vl-convert. Both come with the extra `charts`."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer

from tracker_cli.extras import needed
from tracker_cli.render.bidi import RLM
from tracker_cli.render.directions import is_right_to_left
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Row

SUFFIXES = (".svg", ".png", ".html")
# No label can mix fonts: one that has Latin and joined Arabic letters, and stands on most systems.
FONT = "DejaVu Sans"
# Colours of a chart on a page, which stand off its ground by the contrast of WCAG AA.
_LIGHT = {"ink": "#1b1f24", "grid": "#d0d7de", "bar": "#14532d"}
_DARK = {"ink": "#e6e9ec", "grid": "#3a424b", "bar": "#8fd6a5"}
_SPEC = re.compile(r"^(\s*(?:const|var) spec = )(.*)$", re.MULTILINE)


def draw(rows: Sequence[Row], path: Path) -> None:
    """Write the chart. Raises BadParameter for another kind of file, and StoreError where the extra is missing."""
    if path.suffix not in SUFFIXES:
        raise typer.BadParameter(f"{path}: name it .svg, .png or .html", param_hint="--output")
    altair = needed("altair", "charts")
    needed("vl_convert", "charts")
    chart = _chart(altair, rows)
    fresh = path.with_name(f".{path.name}.new{path.suffix}")
    if path.suffix == ".html":
        fresh.write_text(harmless(chart.to_html(inline=True)), "utf-8")
    else:
        chart.save(str(fresh), scale_factor=2 if path.suffix == ".png" else 1)
    fresh.replace(path)


def svg(
    rows: Sequence[Row], *, measure: str = "statements", dark: bool = False, mirrored: bool = False
) -> str:
    """The chart as an SVG picture without a ground. `mirrored`: time runs from right to left. Raises TrackerError."""
    altair = needed("altair", "charts")
    needed("vl_convert", "charts")
    look = _DARK if dark else _LIGHT
    axis = dict.fromkeys(("labelColor", "titleColor", "domainColor", "tickColor"), look["ink"])
    chart = _chart(
        altair,
        rows,
        title="",
        measure=measure,
        mirrored=mirrored,
        background="transparent",
        view={"stroke": None},
        bar={"color": look["bar"]},
        axis={**axis, "gridColor": look["grid"], "labelFontSize": 12, "titleFontSize": 12},
    )
    file = io.StringIO()
    chart.properties(width=680, height=200).save(file, format="svg")
    return file.getvalue()


def label(text: str | None) -> str:
    """A label whose punctuation stands right: an Arabic one begins with a mark of its direction."""
    shown = one_line(text or "none")
    return RLM + shown if is_right_to_left(shown) else shown


def harmless(page: str) -> str:
    """The page with the data in its script escaped, so that no label can end the script."""
    return _SPEC.sub(lambda match: match[1] + match[2].replace("<", "\\u003c"), page)


def _chart(
    altair: Any,
    rows: Sequence[Row],
    *,
    title: str | None = None,
    measure: str = "statements",
    mirrored: bool = False,
    **look: Any,
) -> Any:
    series = len({row["series"] for row in rows}) > 1
    data = [
        {"period": row["period"], "series": label(row["series"]), "statements": row["statements"]}
        for row in rows
    ]
    if title is None:
        named = not series and rows and rows[0]["series"] is not None
        title = label(rows[0]["series"]) if named else "Statements"
    chart = altair.Chart(altair.Data(values=data), **({"title": title} if title else {})).mark_bar()
    encoded = chart.encode(
        x=altair.X(
            "period:O",
            title=None,
            sort="descending" if mirrored else "ascending",
            axis=altair.Axis(labelOverlap="parity"),
        ),
        y=altair.Y(
            "sum(statements):Q",
            title=label(measure),
            axis=altair.Axis(orient="right" if mirrored else "left", tickMinStep=1),
        ),
        **({"color": altair.Color("series:N", title=None)} if series else {}),
    )
    return encoded.properties(width=720, height=320).configure(font=FONT, **look)
