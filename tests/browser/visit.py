"""Looking at a page as a person does: when it has come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

from playwright.sync_api import Page

# Between what was pressed and the answer, and between two answers, a page stands still for a moment as well.
STILL_MS = 300
AT_REST = """([look, still]) => {
    const all = what => [...document.querySelectorAll(what)];
    const app = document.querySelector('[data-testid="stApp"]')?.dataset;
    const idle = app?.testScriptState === 'notRunning' && app.testConnectionState === 'CONNECTED';
    const waiting = '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-stale="true"]';
    const drawn = all('[data-testid="stPlotlyChart"]').every(chart => chart.querySelector('.main-svg'));
    const whole = all('h1').length > 0 && all(waiting).length === 0 && document.fonts.status === 'loaded';
    const rests = idle && drawn && whole;
    if (!rests || window.rested?.look !== look)
        window.rested = {look, since: performance.now()};
    return rests && performance.now() - window.rested.since >= still;
}"""
WIDTHS = "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map(e => e.scrollWidth)"
looks = count()


def come_to_rest(page: Page, seconds: float = 30) -> None:
    """Wait until the script has ended, nothing is stale, every chart is drawn, and it has stayed so for a while."""
    page.wait_for_function(AT_REST, arg=[next(looks), STILL_MS], timeout=seconds * 1000)


def becomes(page: Page, look: Callable[[], object], wanted: object, seconds: float = 10) -> None:
    """Look again and again until it is what is wanted; at the end it must be."""
    end = time.monotonic() + seconds
    while look() != wanted and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert look() == wanted


def fits(page: Page, width: int) -> None:
    """Neither the window's content nor that of the page's middle is wider than the window, px."""
    becomes(page, lambda: page.evaluate(WIDTHS), [width, width])


def visit(page: Page, address: str, seconds: float = 30) -> Page:
    """Open the address and wait."""
    page.goto(address)
    come_to_rest(page, seconds)
    return page
