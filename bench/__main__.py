"""`python -m bench`: how fast pages and loads are on this machine."""

from __future__ import annotations

import os

from bench import explorer, first_views, load, survey
from bench.pages import ROUNDS, measure_pages

HEADINGS = ("page", "cached ms", "uncached ms", "bare SQL ms", "statements", "uncached ÷ SQL", "cached ÷ empty page")
EXPLANATION = f"""
Server time of one rerun on online_retail: from sending the request over the page's own websocket to receiving
the end of the run, medians of {ROUNDS}. "Uncached" empties all of the server's caches before each. "Bare SQL" is the
page's own statements one after the other, without Streamlit. An empty page takes {{empty:.0f}} ms here.
Goal on an idle machine with two cores: 150 ms cached, 600 ms uncached.
This one has {os.cpu_count()} cores and a load of {{busy:.1f}}.
"""


def main() -> None:
    print(" | ".join(HEADINGS))
    print(" | ".join("-" * len(heading) for heading in HEADINGS))
    empty = 0.0
    for timing in measure_pages():
        empty = timing.empty
        cells = (
            timing.page,
            f"{timing.cached:.0f}",
            f"{timing.uncached:.0f}",
            f"{timing.sql:.0f}",
            f"{timing.statements}",
            f"{timing.uncached / timing.sql:.1f}" if timing.sql else "–",
            f"{timing.cached / timing.empty:.1f}",
        )
        print(" | ".join(cell.rjust(len(heading)) for cell, heading in zip(cells, HEADINGS, strict=True)), flush=True)
    print(EXPLANATION.format(empty=empty, busy=os.getloadavg()[0]))
    explorer.main()
    first_views.main()
    load.main()
    survey.main()


if __name__ == "__main__":
    main()
