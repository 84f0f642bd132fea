"""A real server on 127.0.0.1 that gives out tiles, and misbehaves on demand in the ways real mirrors do."""

from collections import deque
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import ClassVar, Self

HTML = b"<!DOCTYPE html><html><body>Please log in to this network</body></html>"


class TileServer:
    """Serves files by the last part of their path, from what was `put` or from `folder`.

    `fail` queues faults for a file; once they are used up it is served well again. A fault is an HTTP status ("404"),
    "truncated" (breaks off half-way), "short" (half the file, and says that is all), "stalled" (half, then silence),
    "trickle" (a byte at a time), "silent" (no answer), "dropped" (hangs up at once), "html" (a page instead),
    "corrupt" (one byte changed), "unsized" (no length, ends by hanging up), or "to ADDRESS" (a redirection).
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.closing = Event()
        self._folder = folder
        self._files: dict[str, bytes] = {}
        self._faults: dict[str, deque[str]] = {}
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"tiles": self}))
        self._http.daemon_threads = False  # so that closing waits for every answer under way
        self._thread = Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, name="tile server")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def put(self, name: str, content: bytes) -> str:
        """Serve `content`; its address."""
        self._files[name] = content
        return f"{self.address}/{name}"

    def fail(self, name: str, *faults: str) -> None:
        self._faults.setdefault(name, deque()).extend(faults)

    def fault(self, name: str) -> str | None:
        queue = self._faults.get(name)
        return queue.popleft() if queue else None

    def content(self, name: str) -> bytes | None:
        if name in self._files:
            return self._files[name]
        path = self._folder / name if self._folder else None
        return path.read_bytes() if path and path.is_file() else None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    tiles: ClassVar[TileServer]

    def do_GET(self) -> None:
        self.tiles.asked.append(self.path)
        self.tiles.agents.add(self.headers["User-Agent"])
        name = self.path.rsplit("/", 1)[-1]
        with suppress(ConnectionError):  # the client may hang up: its right
            self._answer(self.tiles.fault(name), self.tiles.content(name))
        self.close_connection = True

    def _answer(self, fault: str | None, content: bytes | None) -> None:
        if fault == "dropped":
            return
        if fault == "silent":
            self.tiles.closing.wait()
        elif fault and fault.startswith("to "):
            self._head(302, 0, Location=fault[3:])
        elif fault and fault.isdigit():
            self._head(int(fault), 0)
        elif content is None:
            self._head(404, 0)
        else:
            self._send(fault, content)

    def _send(self, fault: str | None, content: bytes) -> None:
        half = content[: len(content) // 2]
        if fault in ("html", "corrupt", "short"):
            spoilt = bytes([content[len(half)] ^ 0x10])
            content = {"html": HTML, "short": half, "corrupt": half + spoilt + content[len(half) + 1 :]}[fault]
            fault = None
        self._head(200, None if fault == "unsized" else len(content))
        if fault in ("truncated", "stalled"):
            self.wfile.write(half)
        elif fault == "trickle":
            for k in range(len(content)):
                self.wfile.write(content[k : k + 1])
                if self.tiles.closing.wait(0.01):
                    return
        else:
            self.wfile.write(content)
        if fault == "stalled":
            self.tiles.closing.wait()

    def _head(self, status: int, length: int | None, **headers: str) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The tests look at `asked`."""
