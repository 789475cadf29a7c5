"""Write docs/cli.md and the man page docs/tracker.1, made of the commands, docs/explain.md, and the table in docs/record.md.

`make docs` runs it; tests compare.

python docs/generate.py FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import explained
import transcripts
import typer

from tracker_cli.app import COMMANDS, app
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.record_schema import fields

HEAD = """# The command line

<!-- Made by docs/generate.py from --help. Change the commands, then run `make docs`. -->

Results go to stdout, all else to stderr. What a record holds stands in [record.md](record.md), the views for SQL in
[views.md](views.md), recipes in [recipes.md](recipes.md); [verify.md](verify.md) is about quotations.
"""

FIELDS = "<!-- From here to the next comment: made by docs/generate.py of store/tracker_store/asking/record.schema.json. -->"
END = "<!-- -->"

CODES = {
    Status.OK: "all went well; also when a filter leaves nothing, or the reader of a pipe has had enough",
    Status.FAILURE: "a file could not be read, a speaker, topic or statement is not known, or the database cannot be used",
    Status.USAGE: "the command line is wrong",
    Status.NO: "`verify` could not prove a quotation; `new` has nothing new",
    Status.INTERRUPTED: "interrupted; what was stored before stays",
    Status.TERMINATED: "ended by SIGTERM; what was stored before stays",
}
ENVIRONMENT = {
    "TRACKER_DB": "the database file",
    "TRACKER_CONFIG": "the folder of your own people, topics and languages",
    "TRACKER_FORMAT": "the format of results",
    "TRACKER_BIDI": "who puts right-to-left text in order: auto, terminal, visual, off",
    "TRACKER_PAGER, PAGER": "the pager; `cat` for none",
    "NO_COLOR": "no colours",
    "COLUMNS": "the width of tables",
}


def commands() -> Iterator[tuple[str, Any, Any]]:
    """(`tracker quotes`, the command, its context), for the front, every command and those inside of it."""
    front = typer.main.get_command(app)
    context = front.make_context("tracker", [], resilient_parsing=True, obj=Outside())
    yield "tracker", front, context
    for name in COMMANDS:
        command = front.get_command(context, name)
        yield from _with_inner(f"tracker {name}", command, context)


def _with_inner(path: str, command: Any, parent: Any) -> Iterator[tuple[str, Any, Any]]:
    context = command.context_class(command, info_name=path.split()[-1], parent=parent)
    yield path, command, context
    for name in getattr(command, "commands", {}):
        yield from _with_inner(f"{path} {name}", command.get_command(context, name), context)


def reference() -> str:
    """The page docs/cli.md."""
    os.environ |= {"COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    parts = [HEAD]
    parts += [f"## {path}\n\n```\n{helped(command, context)}\n```\n" for path, command, context in commands()]
    codes = "\n".join(f"| {status.value} | {meaning} |" for status, meaning in CODES.items())
    parts.append(f"## Exit codes\n\n| code | meaning |\n|---|---|\n{codes}\n")
    names = "\n".join(f"| {name} | {meaning} |" for name, meaning in ENVIRONMENT.items())
    parts.append(f"## Environment\n\n| name | meaning |\n|---|---|\n{names}\n")
    return "\n".join(parts)


def helped(command: Any, context: Any) -> str:
    """What `--help` prints at a width of 80."""
    formatter = context.make_formatter()
    formatter.width = 80
    command.format_help(context, formatter)
    return str(formatter.getvalue()).strip()


def manual() -> str:
    """The man page, in roff."""
    lines = [
        '.TH TRACKER 1 "" "tracker" "User Commands"',
        ".SH NAME",
        r"tracker, statement\-tracker \- who said what, when, in which words",
    ]
    for path, command, context in commands():
        title = ".SH DESCRIPTION" if path == "tracker" else f".SH {roff(path.upper())}"
        lines += [title, roff(" ".join((command.help or "").split()))]
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [".PP", rf"\fB{roff(path)}\fR {roff(usage)}"]
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record:
                lines += [".TP", rf"\fB{roff(record[0])}\fR", roff(" ".join(record[1].split())) or r"\&"]
    for title, table in (("EXIT STATUS", CODES), ("ENVIRONMENT", ENVIRONMENT)):
        lines.append(f".SH {title}")
        for name, meaning in table.items():
            shown = name.value if isinstance(name, Status) else name
            lines += [".TP", rf"\fB{roff(str(shown))}\fR", roff(meaning)]
    return "\n".join(lines) + "\n"


def with_fields(page: str) -> str:
    """The page docs/record.md with the table of keys between its two comments."""
    before, rest = page.split(FIELDS, 1)
    rows = [f"| `{field['key']}` | {field['type']} | {field['meaning']} |" for field in fields()]
    table = "\n".join(("| key | type | meaning |", "|---|---|---|", *rows))
    return f"{before}{FIELDS}\n\n{table}\n\n{END}{rest.split(END, 1)[1]}"


def roff(text: str) -> str:
    """Text in which nothing acts in roff."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    (folder / "cli.md").write_text(reference(), "utf-8")
    (folder / "tracker.1").write_text(manual(), "utf-8")
    page = (Path(__file__).parent / "record.md").read_text("utf-8")
    (folder / "record.md").write_text(with_fields(page), "utf-8")
    (folder / "explain.md").write_text(explained.page(), "utf-8")
    for name in transcripts.PAGES:
        written = (Path(__file__).parent / name).read_text("utf-8")
        (folder / name).write_text(transcripts.transcript(written), "utf-8")
