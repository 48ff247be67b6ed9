"""Plain Markdown tables, and what machine they were measured on."""

import importlib.metadata
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path


def heading(text: str) -> None:
    print(f"\n## {text}\n", flush=True)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; all columns but the first hold numbers."""
    print("|", " | ".join(head), "|")
    print("|", " | ".join(["---", *["--:"] * (len(head) - 1)]), "|")
    for row in rows:
        print("|", " | ".join(row), "|")
    print(flush=True)


def number(value: float, digits: int = 1) -> str:
    return f"{value:,.{digits}f}"


def _processor() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return names[0] if names else platform.machine()


def _version(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return f"{command[0]} not found"
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def machine() -> None:
    """Say when and on what this was measured, and how busy the machine was before."""
    packages = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("Django", "wagtail", "gunicorn")
    )
    print(
        f"Measured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {os.cpu_count()} cores of"
        f" {_processor()}, {platform.system()} {platform.release()}, Python"
        f" {platform.python_version()}, {packages}, {_version('chromium', '--version')};"
        f" load before the run {os.getloadavg()[0]:.1f}.",
        flush=True,
    )
