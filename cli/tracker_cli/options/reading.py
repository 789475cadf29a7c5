"""Options about how sources are read, which `ingest` and `archive run` share."""

from __future__ import annotations

from typing import Annotated

import typer

EncodingOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Read in this encoding instead of telling it by the bytes."),
]
FieldsOption = Annotated[
    str | None,
    typer.Option(
        metavar="PART=FIELD,...",
        help="Where records keep their parts: title=headline,text=body,date=pubDate.",
    ),
]
TypeOption = Annotated[
    str | None,
    typer.Option("--as", metavar="TYPE", help="Read as jsonl, html, … whatever the content looks like."),
]
OutletGivenOption = Annotated[str | None, typer.Option(help="The outlet, whatever the source says.")]
DateFromPathOption = Annotated[
    str | None,
    typer.Option(
        metavar="PATTERN", help="Where paths tell the date: '{year}/{month}/{day}', '*_{date}.txt'."
    ),
]
OutletFromPathOption = Annotated[
    str | None, typer.Option(metavar="PATTERN", help="Where paths tell the outlet: '{outlet}/*'.")
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="Of files, only those whose name fits: '*.html'. Repeat for any."),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="No files and folders whose name fits. Repeat for any."),
]
