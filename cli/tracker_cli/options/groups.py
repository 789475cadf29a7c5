"""Options that many commands take together, each group a dataclass whose fields are Typer options.

`@grouped` lets a command name a group as one parameter; on the command line its fields are options as any other.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from tracker_cli.completion import complete_outlet, complete_speaker, complete_topic
from tracker_cli.options.shared import (
    Bidi,
    BidiOption,
    BomOption,
    Color,
    ColorOption,
    DatabaseOption,
    Format,
    FormatOption,
    Kind,
    PagerOption,
    RawOption,
)

SpeakerOption = Annotated[
    list[str] | None,
    typer.Option(
        help="A speaker by name or part of it, in any script, by id, or by id of Wikidata (Q58217). Repeat for any of several.",
        autocompletion=complete_speaker,
    ),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option(help="A topic's slug. Repeat for statements on all of them.", autocompletion=complete_topic),
]
SinceOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Said on this day or later: 2016-08-27, 2016-08, yesterday, -30d."),
]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="Said on this day or earlier.")]


@dataclass(slots=True)
class Choice:
    """Which statements."""

    speaker: SpeakerOption = None
    speaker_id: Annotated[
        list[str] | None,
        typer.Option(metavar="SLUG", help="A speaker by the exact id.", autocompletion=complete_speaker),
    ] = None
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Speakers of this country, by code or name: RU, Russia, روسيا; UN, EU …"
        ),
    ] = None
    org: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A body, and whoever spoke in an office of it."),
    ] = None
    class_: Annotated[
        list[str] | None,
        typer.Option("--class", metavar="CLASS", help="person, office, organization, group, unnamed, media, document."),
    ] = None  # fmt: skip
    topic: TopicOption = None
    any_topic: Annotated[bool, typer.Option("--any-topic", help="One of the topics is enough.")] = False
    search: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help='Words and "phrases" in the content, in any spelling and with what Arabic writes onto them; wait* for all that begin so.',
        ),
    ] = None
    about: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PERSON",
            help="Whoever is named in the content. Repeat for any of several.",
            autocompletion=complete_speaker,
        ),
    ] = None
    act: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ACT", help="say, deny, warn, promise … or a word for it: denied. Repeat for any."
        ),
    ] = None
    kind: Annotated[list[Kind] | None, typer.Option(help="Repeat for any of several.")] = None
    outlet: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Where it was published. Repeat for any.", autocompletion=complete_outlet
        ),
    ] = None
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A code or name of `tracker languages`: ar, Arabic."),
    ] = None
    since: SinceOption = None
    until: UntilOption = None
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Said on this day, or in this month.")] = None
    article: Annotated[list[int] | None, typer.Option(metavar="ID", help="In this article.")] = None
    unresolved: Annotated[
        bool, typer.Option("--unresolved", help="Those whose speaker could not be settled on.")
    ] = False
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="0-1",
            min=0,
            max=1,
            help="At least so sure; 0.9 keeps about half.",
            show_default=False,
        ),
    ] = 0.0
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Those rejected by hand, which are left out otherwise.")
    ] = False
    all_versions: Annotated[
        bool, typer.Option("--all-versions", help="Also statements of older versions of an article.")
    ] = False


@dataclass(slots=True)
class Output:
    """How results are shown, and of which database."""

    format: FormatOption = None
    raw: RawOption = False
    bom: BomOption = False
    color: ColorOption = None
    no_pager: PagerOption = False
    bidi: BidiOption = None
    db: DatabaseOption = None


GROUPS = (Choice, Output)
# The hints of the options above are strings; what they name must stand in this module.
_NAMED = (Bidi, Color, Format, Kind, Path)


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the fields of its option groups as options of its own, in the place of each group."""
    own = inspect.signature(command, eval_str=True)
    parameters: list[inspect.Parameter] = []
    fields: dict[str, list[str]] = {}
    for parameter in own.parameters.values():
        group = parameter.annotation
        if group in GROUPS:
            options = _options(group)
            fields[parameter.name] = [option.name for option in options]
            parameters += options
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(command)
    def ungrouped(**given: Any) -> None:
        for name, names in fields.items():
            group = own.parameters[name].annotation
            given[name] = group(**{field: given.pop(field) for field in names})
        command(**given)

    ungrouped.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    ungrouped.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del ungrouped.__wrapped__
    return ungrouped


def _options(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in dataclasses.fields(group)
    ]
