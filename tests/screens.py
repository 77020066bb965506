"""`python -m tests.screens`: a picture of every page, in both languages, light and dark, wide and narrow.

All of them go to build/screens as PNG. A few are kept for readers in docs/screens as small WebP, rewritten only when
what one sees has changed.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.pages import PAGES, Listed
from tests.browser.server import serve
from tests.browser.visit import come_to_rest, visit
from tests.examples import ROOT, example_file

ALL = ROOT / "build" / "screens"
KEPT = ROOT / "docs" / "screens"
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
SCHEMES = ("light", "dark")
WIDTHS = {1440: 900, 390: 844}
EVERY_WAY = {"overview", "churn"}
LARGEST = 60_000
QUALITIES = (82, 70, 58, 46, 36, 28)
# A picture differs when this many of its points changed by more than what drawing the same thing twice changes.
POINTS, SHADES = 12, 40
CONTENT_HEIGHT = "() => Math.ceil(document.querySelector('[data-testid=\"stMain\"]').scrollHeight)"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument(
        "--example", default="sample", help="which example to show; only the sample goes to docs/screens"
    )
    words.add_argument("--page", help="only this page, by its name in the address; overview for the front page")
    options = words.parse_args()
    ALL.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, ExitStack() as running:
        # A copy, for a page that stores says of a warehouse open for reading only that it cannot.
        copy = shutil.copyfile(example_file(options.example), Path(folder) / "shown.duckdb")
        server = running.enter_context(serve(f"duckdb:///{copy}", Path(folder)))
        browser = launch(playwright)
        for name, listed, page in views(browser, server.address, options.page):
            file = ALL / f"{name}.png"
            take(page, file)
            is_stored = is_kept(name, listed) and options.example == "sample" and keep(file, KEPT / f"{name}.webp")
            print(f"{file.relative_to(ROOT)}{'  new in docs/screens' if is_stored else ''}", flush=True)
        browser.close()


def views(browser: Browser, address: str, only: str | None) -> Iterator[tuple[str, Listed, Page]]:
    """Every page in every way of looking at it, opened and at rest."""
    for language, locale in LOCALES.items():
        for scheme in SCHEMES:
            for width, height in WIDTHS.items():
                context = browser.new_context(
                    locale=locale,
                    color_scheme=scheme,  # type: ignore[arg-type]
                    viewport={"width": width, "height": height},
                    reduced_motion="reduce",
                    timezone_id="UTC",
                )
                for listed in PAGES:
                    if only in (None, listed.name):
                        page = visit(context.new_page(), f"{address}/{listed.path}", seconds=60)
                        yield f"{listed.name}-{language}-{scheme}-{width}", listed, page
                        page.close()
                context.close()


def is_kept(name: str, listed: Listed) -> bool:
    return listed.name in EVERY_WAY or name.endswith("-en-light-1440")


def take(page: Page, file: Path) -> None:
    """The whole page: it scrolls inside itself, so the window is made as tall as what it holds."""
    width = page.viewport_size["width"] if page.viewport_size else 1440
    for _turn in range(3):
        height = int(page.evaluate(CONTENT_HEIGHT))
        if page.viewport_size == {"width": width, "height": height}:
            break
        page.set_viewport_size({"width": width, "height": height})
        come_to_rest(page)
    page.screenshot(path=file, animations="disabled", caret="hide")


def keep(picture: Path, file: Path) -> bool:
    """Store the picture small; True when it was written because it differs from what is there."""
    made = small(picture)
    if file.exists():
        with Image.open(BytesIO(made)) as new, Image.open(file) as old:
            if same(new, old):
                return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made)
    return True


def small(picture: Path) -> bytes:
    """WebP of at most LARGEST bytes: first less exact, then also smaller."""
    with Image.open(picture) as opened:
        whole = opened.convert("RGB")
    for share in (1.0, 0.8, 0.65, 0.5):
        image = whole.resize((round(whole.width * share), round(whole.height * share)), Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            file = BytesIO()
            image.save(file, "WEBP", quality=quality, method=4)
            if file.tell() <= LARGEST:
                return file.getvalue()
    raise ValueError(f"{picture.name} cannot be kept in {LARGEST} bytes.")


def same(new: Image.Image, old: Image.Image) -> bool:
    """Whether a reader would see the same."""
    if new.size != old.size:
        return False
    difference = ImageChops.difference(new.convert("L"), old.convert("L"))
    return sum(difference.histogram()[SHADES:]) < POINTS


if __name__ == "__main__":
    main()
