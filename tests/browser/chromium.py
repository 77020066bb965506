"""Which Chromium the tests and the screenshots drive, and how it is started."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--hide-scrollbars",
)


def system_chromium() -> str | None:
    """The program named by CHROMIUM, else the first on PATH; None leaves the choice to Playwright's own download."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def launch(playwright: Playwright, **options: Any) -> Browser:
    """A headless browser. Root has no sandbox to give, so only there it is switched off."""
    flags = [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=system_chromium(), args=flags, **options)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        program = system_chromium() or playwright.chromium.executable_path
    if not Path(program).exists():
        sys.exit("No Chromium was found.")
    print(program)
