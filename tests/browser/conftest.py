"""A real server for every example, and a browser that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import Server, serve
from tests.examples import example_file

# A small machine with all its workers busy answers late; what is wrong stays wrong for longer than that.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Call it with an example's name: the server that shows it, started at the first wish and kept.

    At the end no server may have written a stack trace.
    """
    started: dict[str, Server] = {}
    with ExitStack() as running:

        def server(example: str) -> Server:
            if example not in started:
                folder = tmp_path_factory.mktemp(example)
                file = shutil.copyfile(example_file(example), folder / f"{example}.duckdb")
                started[example] = running.enter_context(serve(f"duckdb:///{file}", folder))
            return started[example]

        yield server
    for example, server in started.items():
        assert "Traceback" not in server.log.read_text(), f"{example}:\n{server.log.read_text()}"


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has looked at yet."""
    with serve(f"duckdb:///{example_file('online_retail')}?access_mode=read_only", tmp_path) as server:
        yield server


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Call it for a window of somebody's own: language, size and theme as said."""
    contexts: list[BrowserContext] = []

    def window(locale: str = "en-GB", width: int = 1440, height: int = 900, **more: object) -> Page:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            timezone_id="UTC",
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
