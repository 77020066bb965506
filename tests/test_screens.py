"""The kept pictures: small, and rewritten only when one would see a difference."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw

from tests.browser.pages import PAGES
from tests.layout.project import ROOT
from tests.screens import KEPT, LARGEST, keep


def page(file: Path, figure: str, width: int = 1440, height: int = 600) -> Path:
    """Something like a page: text and boxes, and one figure that matters."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    chance = random.Random(1)
    for place in range(0, height - 40, 40):
        draw.text((60, place), "".join(chance.choice("abcdefgh ") for _letter in range(120)), fill="black")
        draw.rectangle((900, place, 900 + chance.randrange(400), place + 25), fill=(0, 114, 178))
    draw.text((700, 10), figure, fill="black", font_size=26)
    image.save(file)
    return file


def test_a_picture_is_written_once_and_again_when_a_figure_changed(tmp_path: Path) -> None:
    stored = tmp_path / "kept.webp"
    assert keep(page(tmp_path / "page.png", "11.0 %"), stored)
    assert not keep(page(tmp_path / "page.png", "11.0 %"), stored)
    assert keep(page(tmp_path / "page.png", "11.8 %"), stored)
    assert keep(page(tmp_path / "page.png", "11.8 %", height=640), stored)
    assert stored.stat().st_size <= LARGEST


def test_the_kept_pictures_are_small_and_there_for_every_page() -> None:
    files = {file.stem: file.stat().st_size for file in KEPT.glob("*.webp")}
    assert {name: size for name, size in files.items() if size > LARGEST} == {}
    names = {listed.name for listed in PAGES}
    ways = {
        f"{page}-{lang}-{scheme}-{width}"
        for page in ("overview", "churn")
        for lang in ("en", "zh")
        for scheme in ("light", "dark")
        for width in (1440, 390)
    }
    assert set(files) == ways | {f"{name}-en-light-1440" for name in names}
    assert KEPT == ROOT / "docs" / "screens"
