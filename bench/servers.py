"""gunicorn as production starts it, on a free port of this machine, for as long as a block lasts."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bench.meters import Meter, children, memory

if TYPE_CHECKING:
    from bench.pages import Page

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
# As in deploy/Dockerfile, but no worker is replaced while it is measured
COMMAND = [
    *(sys.executable, "-m", "gunicorn", "--log-level", "error"),
    *("--worker-class", "gthread", "--workers", str(WORKERS), "--threads", "4", "--preload"),
]
FIRST_PAGE = "/es/"
PATIENCE = 60  # seconds


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """Two workers; ``seconds_to_first_page`` says how long the first page of a cold start took."""

    def __init__(self, application: str = "bench.wsgi") -> None:
        self.port = _free_port()
        self.application = application
        self.requests = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        start = time.perf_counter()
        self.master = subprocess.Popen(
            [*COMMAND, "--bind", f"127.0.0.1:{self.port}", self.application], cwd=ROOT
        )
        while not self._answers():
            if self.master.poll() is not None or time.perf_counter() - start > PATIENCE:
                self.__exit__()
                raise SystemExit("gunicorn did not start, see above.")
            time.sleep(0.02)
        self.seconds_to_first_page = time.perf_counter() - start
        while len(self.workers()) < WORKERS:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self.master.terminate()
        self.master.wait()

    def _answers(self) -> bool:
        try:
            self.get(FIRST_PAGE)
        except OSError:
            return False
        return True

    def get(self, path: str, **headers: str) -> dict[str, str]:
        """Read one page from an address of its own and return the headers of the answer."""
        self.requests += 1
        high, low = divmod(self.requests, 250)
        sender = f"198.18.{high % 250}.{low}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(
                "GET", path, headers={"X-Forwarded-For": sender, "Connection": "close", **headers}
            )
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
        return dict(answer.headers)

    def open(self, page: Page, **headers: str) -> dict[str, str]:
        """Read one page as the person it belongs to."""
        cookie = {"Cookie": page.cookie} if page.cookie else {}
        return self.get(page.path, **cookie, **headers)

    def workers(self) -> list[int]:
        return children(self.master.pid)

    def meter(self) -> Meter:
        return Meter(self.workers())

    def memory(self) -> float:
        """Return MB of the two workers and the process above them."""
        return memory([self.master.pid, *self.workers()])
