"""The options of commands as parameters of tools: one list of filters, whoever asks."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import Field

from tracker_cli.options.groups import Choice

# Option -> the name of its parameter, where the option's own is a word of Python.
_NAMED = {"class_": "speaker_class"}
# What only a command line says.
_REPEAT = {
    " Repeat for any of several.": " Any of several.",
    " Repeat for any.": " Any of several.",
    "Repeat for any of several.": "direct, indirect, mixed, headline; any of several.",
    " Repeat for statements on all of them.": " All of several.",
    "A code or name of `tracker languages`": "The language of the words, by code or name",
    "In this article.": "In the articles of these ids.",
}


def filters() -> list[inspect.Parameter]:
    """The filters of `tracker quotes`, with their help and bounds."""
    hints = get_type_hints(Choice, include_extras=True)
    return [
        parameter(_NAMED.get(each.name, each.name), *_described(hints[each.name]), default=each.default)
        for each in dataclasses.fields(Choice)
    ]


def choice_of(given: Mapping[str, Any]) -> Choice:
    """The filters among the arguments of a call."""
    names = {each.name: _NAMED.get(each.name, each.name) for each in dataclasses.fields(Choice)}
    return Choice(**{own: given[name] for own, name in names.items() if name in given})


def parameter(
    name: str, type_: Any, description: str, *, default: Any = inspect.Parameter.empty, **bounds: Any
) -> inspect.Parameter:
    """A parameter of a tool, with what its schema says of it."""
    annotation = Annotated[type_, Field(description=description, **bounds)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _described(hint: Any) -> tuple[Any, str]:
    type_, option = get_args(hint)[:2]
    text: str = option.help
    for here, there in _REPEAT.items():
        text = text.replace(here, there)
    return (Annotated[type_, Field(ge=option.min, le=option.max)] if option.max is not None else type_), text
