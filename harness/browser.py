"""Show a page to the person at the terminal, where there is one and a browser answers."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path


def present(page: Path, wanted: bool = True) -> str:
    """Open `page` where that makes sense; return its path as it is printed."""
    graphical = sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if wanted and sys.stdout.isatty() and graphical:
        webbrowser.open(page.as_uri())
    try:
        return str(page.relative_to(Path.cwd()))
    except ValueError:
        return str(page)
