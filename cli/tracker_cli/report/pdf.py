"""A page as PDF, printed by the Chromium of the system; nothing else shapes Arabic as well and is as common."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tracker_extract.errors import TrackerError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# A report of a thousand sayings prints in seconds.
SECONDS = 180
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    # The page asks for nothing; should it, there is nobody to ask.
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def print_pdf(page: str, path: Path) -> None:
    """Write the HTML page as PDF. Raises TrackerError where there is no Chromium, or it fails."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise TrackerError(
            "pdf needs Chromium (Debian: apt install chromium); --format html makes a page that any browser prints"
        )
    with tempfile.TemporaryDirectory(prefix="tracker-report-") as folder:
        source, made = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, "utf-8")
        # As root, as in a container, Chromium starts without its sandbox only; the page has no script.
        more = ["--no-sandbox"] if sys.platform != "win32" and os.geteuid() == 0 else []
        command = [
            browser,
            *_OPTIONS,
            *more,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={made}",
            source.as_uri(),
        ]
        _run(command)
        if not made.is_file():
            raise TrackerError(f"{browser} made no PDF")
        shutil.copyfile(made, path)


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise TrackerError(f"{command[0]} did not print within {SECONDS} seconds") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise TrackerError(f"{command[0]} could not print: {error}") from error
