"""A session with a running server over the browser's protocol, so that only the server is timed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

SECONDS_TO_ANSWER = 120


@dataclass
class Session:
    address: str
    connection: ClientConnection

    def rerun(self, page: str, query: str = "") -> float:
        """Run the page and wait for its last message.

        Returns:
            Seconds from sending the request to receiving the end of the run.
        """
        state = ClientState(page_name=page, query_string=query)
        state.context_info.url = f"{self.address}/{page}"
        state.context_info.locale = "en-GB"
        state.context_info.timezone = "UTC"
        started = time.perf_counter()
        self.connection.send(BackMsg(rerun_script=state).SerializeToString())
        self.wait_for_end(page)
        return time.perf_counter() - started

    def forget(self) -> None:
        """Clear the caches of the server."""
        self.connection.send(BackMsg(clear_cache=True).SerializeToString())

    def wait_for_end(self, page: str) -> None:
        while True:
            message = ForwardMsg()
            message.ParseFromString(bytes(self.connection.recv(SECONDS_TO_ANSWER)))  # type: ignore[arg-type]
            kind = message.WhichOneof("type")
            if kind == "page_not_found":
                raise LookupError(f"The server knows no page {page!r}.")
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"{page}: {message.delta.new_element.exception.message}")
            if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return


@contextmanager
def open_session(address: str) -> Iterator[Session]:
    socket = address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(socket, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        yield Session(address, connection)
