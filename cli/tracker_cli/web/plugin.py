"""The plugin by which Datasette shows our pages before its tables."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from datasette import hookimpl

from tracker_cli.web import relations, views
from tracker_store.asking.search import expression

# A slug or id: anything without a slash; what follows the last dot may be a format.
_ID = r"(?P<id>[^/]+?)"
_ROUTES = (
    (r"^/$", views.start),
    (r"^/counts$", views.start_counts),
    (r"^/statements\.(?P<format>json|csv)$", views.statements),
    (r"^/statements\.atom$", views.statements_feed),
    (rf"^/new/{_ID}\.atom$", views.search_feed),
    (r"^/statement/(?P<id>\d{1,18})(?P<format>\.json)?$", views.statement),
    (r"^/article/(?P<id>\d{1,18})(?P<format>\.json)?$", views.article),
    (r"^/network(?:\.(?P<format>json|graphml|gexf))?$", relations.network),
    (rf"^/(?P<of>speaker|topic)/{_ID}/timeline\.svg$", views.timeline_chart),
    (rf"^/(?P<of>speaker|topic)/{_ID}/figures$", views.figures),
    (rf"^/speaker/{_ID}(?P<format>\.json)?$", views.speaker),
    (rf"^/topic/{_ID}(?P<format>\.json)?$", views.topic),
)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    """Our pages; of Datasette's, only its list of databases is hidden by them."""
    return list(_ROUTES)


@hookimpl  # type: ignore[untyped-decorator]
def menu_links() -> list[dict[str, str]]:
    """The way back from Datasette's pages."""
    return [{"href": "/", "label": "Tracker"}]


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls() -> list[str]:
    """Right-to-left text on Datasette's pages."""
    return ["/assets/datasette.css"]


# Last, or Datasette's own function of this name would replace it.
@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Datasette's search boxes understand words as `tracker quotes --search` does, and no word is an operator."""
    conn.create_function("escape_fts", 1, lambda text: expression(re.sub("\0", " ", str(text))) or '""')


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Our page for what goes wrong, in the place of Datasette's, which also prints every error to stdout."""
    return views.failed(datasette, request, exception)
