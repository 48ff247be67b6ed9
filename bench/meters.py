"""What processes cost, read from /proc: processor time to the nanosecond, memory in fair shares."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import psycopg
import redis

PROC = Path("/proc")


def children(parent: int) -> list[int]:
    """Return the processes that ``parent`` began itself."""
    found = []
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold spaces and brackets
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _processor(pid: int) -> float:
    """Return the seconds of processor that all threads of a process have had."""
    nanoseconds = 0
    for thread in (PROC / str(pid) / "task").glob("*/schedstat"):
        try:
            nanoseconds += int(thread.read_text().split()[0])
        except OSError:
            continue
    return nanoseconds / 1e9


def memory(pids: list[int]) -> float:
    """Return MB held by these processes, each shared page counted once (PSS)."""
    kilobytes = 0
    for pid in pids:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1000


@dataclass(frozen=True)
class Cost:
    """Seconds of processor: of our workers, and of the servers of database and cache."""

    workers: float
    servers: float

    @property
    def total(self) -> float:
        return self.workers + self.servers

    def __sub__(self, before: Self) -> Cost:
        return Cost(self.workers - before.workers, self.servers - before.servers)

    def __truediv__(self, times: int) -> Cost:
        return Cost(self.workers / times, self.servers / times)


class Meter:
    """Adds up what a site's workers, its PostgreSQL and its Redis have used so far.

    Servers on other machines cannot be seen. Nor can processes that have ended: PostgreSQL's helpers for one
    large query are left out.
    """

    def __init__(self, workers: list[int]) -> None:
        self.workers = workers
        self.postmaster = _postmaster(os.environ["DATABASE_URL"])
        self.redis = _redis(os.environ.get("REDIS_URL", ""))

    def read(self) -> Cost:
        servers = [*(children(self.postmaster) if self.postmaster else []), *self.redis]
        return Cost(sum(map(_processor, self.workers)), sum(map(_processor, servers)))


def _postmaster(url: str) -> int | None:
    """Return the process that begins PostgreSQL's others, where it runs on this machine."""
    if url.startswith("sqlite"):
        return None
    with psycopg.connect(url.replace("postgres://", "postgresql://", 1)) as connection:
        backend = connection.info.backend_pid
        stat = PROC / str(backend) / "stat"
        if not stat.exists() or "postgres" not in stat.read_text():
            return None
        return int(stat.read_text().rpartition(")")[2].split()[1])


def _redis(url: str) -> list[int]:
    if not url:
        return []
    with redis.Redis.from_url(url) as server:
        pid = server.info("server")["process_id"]
    return [pid] if (PROC / str(pid)).exists() else []
