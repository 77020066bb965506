"""Looking at a page as a person does: when it has come to rest."""

from __future__ import annotations

from playwright.sync_api import Page

AT_REST = """() => {
    const all = what => [...document.querySelectorAll(what)];
    const app = document.querySelector('[data-testid="stApp"]')?.dataset;
    const idle = app?.testScriptState === 'notRunning' && app.testConnectionState === 'CONNECTED';
    const waiting = '[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-stale="true"]';
    const drawn = all('[data-testid="stPlotlyChart"]').every(chart => chart.querySelector('.main-svg'));
    return idle && all('h1').length > 0 && all(waiting).length === 0 && drawn && document.fonts.status === 'loaded';
}"""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def come_to_rest(page: Page, seconds: float = 30) -> None:
    """Wait until the script has ended, nothing is stale, and every chart is drawn; then look once more."""
    for _look in range(2):
        page.wait_for_function(AT_REST, timeout=seconds * 1000)
        page.evaluate(TWO_FRAMES)


def visit(page: Page, address: str, seconds: float = 30) -> Page:
    """Open the address and wait."""
    page.goto(address)
    come_to_rest(page, seconds)
    return page
