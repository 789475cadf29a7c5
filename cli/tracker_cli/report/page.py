"""A report as one HTML page: style and chart inside, nothing fetched, no script."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec

from markupsafe import Markup

from tracker_cli.pages.environment import rendered
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.report.content import Report


def page(report: Report, words: Words, names: Names) -> str:
    """The page. Without the extra `charts` it has the figures of the timeline in a table alone."""
    style = (files("tracker_cli.pages") / "assets" / "tracker.css").read_text("utf-8")
    return rendered(
        "report.html", words, names, report=report, charts=_charts(report, words), style=Markup(style)
    )


def can_draw() -> bool:
    """Whether the extra `charts` is there."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


def _charts(report: Report, words: Words) -> dict[str, Markup]:
    """The timeline for a light and a dark page; the SVG is Vega's own, in which all text is escaped."""
    if not (report.periods and can_draw()):
        return {}
    from tracker_cli.render.chart import svg

    settings = {"measure": words["statements"], "mirrored": words["dir"] == "rtl"}
    return {
        theme: Markup(svg(report.periods, dark=theme == "dark", **settings)) for theme in ("light", "dark")
    }
