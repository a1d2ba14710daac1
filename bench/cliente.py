"""One session of the board over its websocket, speaking Streamlit's own messages.

The endpoint is /_stcore/stream, subprotocol "streamlit"; both ways travel binary protobufs. A
browser does the same, so the server does the same work, but nothing is drawn here.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
PATIENCE = 60.0
"""Seconds one run may take before it counts as lost."""


@dataclass(frozen=True)
class Run:
    """What one run of the script cost: the page, seconds to its end, messages, bytes, errors."""

    page: str
    seconds: float
    messages: int
    size: int
    exceptions: int
    first: bool = False


@dataclass
class Session:
    """A person in front of the board. `pages` maps address → hash once the first run is over."""

    socket: ClientConnection
    pages: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    async def run(self, page: str = "", first: bool = False) -> Run:
        """Ask for a run of a page and read until the script has finished."""
        ask = BackMsg()
        ask.rerun_script.page_script_hash = self.pages.get(page, "")
        ask.rerun_script.page_name = "" if self.pages else page
        ask.rerun_script.cached_message_hashes.extend(self.known)
        ask.rerun_script.context_info.timezone = "America/Lima"
        ask.rerun_script.context_info.timezone_offset = 300
        ask.rerun_script.context_info.locale = "es-PE"
        started = time.perf_counter()
        await self.socket.send(ask.SerializeToString())
        messages, size, exceptions = await asyncio.wait_for(self.read(), PATIENCE)
        return Run(page, time.perf_counter() - started, messages, size, exceptions, first)

    async def read(self) -> tuple[int, int, int]:
        """Messages, bytes and exception elements of one run, up to its end."""
        messages = size = exceptions = 0
        while True:
            data = await self.socket.recv()
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            messages += 1
            size += len(data)
            exceptions += self.take(message)
            # A run that was cut short by st.rerun or st.switch_page goes on in another one.
            if message.WhichOneof("type") == "script_finished" and (
                message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return messages, size, exceptions

    def take(self, message: ForwardMsg) -> int:
        """Remember what a browser would; 1 when the message is an exception on the page."""
        if message.metadata.cacheable and message.hash:
            self.known.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            shown = [page for page in message.navigation.app_pages if not page.external_url]
            self.pages = {page.url_pathname: page.page_script_hash for page in shown}
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            return int(message.delta.new_element.WhichOneof("type") == "exception")
        return 0


def open_session(url: str) -> Any:
    """Async context of a websocket to a board on this machine; ValueError for any other."""
    parts = urlsplit(url)
    if parts.hostname not in LOOPBACK:
        raise ValueError("Solo se mide un tablero de esta misma máquina (127.0.0.1).")
    address = f"ws://{parts.hostname}:{parts.port or 8501}/_stcore/stream"
    subprotocols: Any = ["streamlit"]
    return connect(address, subprotocols=subprotocols, max_size=None, compression=None, proxy=None)
