"""Exit codes, by name."""

from enum import IntEnum


class Status(IntEnum):
    """What the shell is told."""

    OK = 0
    FAILURE = 1  # something could not be read or found; stderr says what
    USAGE = 2  # the command line is wrong (Typer's own code for it)
    NO = 3  # asked and answered: the quotation is not proved, there is nothing new
    INTERRUPTED = 130  # by Ctrl-C: 128 + SIGINT, as shells have it
    TERMINATED = 143  # by SIGTERM: 128 + SIGTERM
