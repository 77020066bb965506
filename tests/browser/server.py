"""The real server, started as `make run` starts it, on a port and with a warehouse of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.examples import ROOT, clean_environment

SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    address: str
    log: Path


@contextmanager
def serve(
    warehouse_url: str, folder: Path, module: Sequence[str] = ("streamlit",), script: str = "app.py"
) -> Iterator[Server]:
    """Start the application, wait until it says that it is well, and end it afterwards. Its log goes to `folder`."""
    port = free_port()
    server = Server(f"http://localhost:{port}", folder / f"server-{port}.log")
    command = [sys.executable, "-m", *module, "run", script, "--server.port", str(port)]
    with server.log.open("w") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=clean_environment(WAREHOUSE_URL=warehouse_url),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_well(server, process)
            yield server
        finally:
            process.terminate()
            process.wait(20)


def wait_until_well(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{server.log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
