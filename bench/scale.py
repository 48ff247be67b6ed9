"""Load the synthetic mass and say what it costs: seconds and memory, and what becomes of the pages.

``bench/scale.py [N]`` makes a database of its own (or uses the empty one DATABASE_URL names), loads
the demo, measures pages, adds ``demo --scale N``, measures them again, repeats and removes.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str) -> str:
    """Run one command to its end; return what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise SystemExit(f"{command} failed")
    seconds = time.perf_counter() - start
    processor = usage.ru_utime + usage.ru_stime
    return f"{seconds:>8.1f} s {processor:>8.1f} s {usage.ru_maxrss / 1024:>7.0f} MB"


def pages() -> dict[str, tuple[int, float, float]]:
    """Measure the pages in a process of its own, see ``bench/scale_pages.py``."""
    found = subprocess.run(
        [sys.executable, "bench/scale_pages.py"], cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    return json.loads(found.stdout.splitlines()[-1])


def main(scale: str) -> None:
    folder = tempfile.mkdtemp(prefix="cece-bench-scale-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "cece.settings.dev"
    os.environ["MEDIA_ROOT"] = f"{folder}/media"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/scale.sqlite3")
    print(f"{'':<30}{'clock':>10}{'processor':>11}{'peak':>10}")
    print(f"{'migrate':<30}{run('manage.py', 'migrate', '-v0')}")
    print(f"{'demo':<30}{run('manage.py', 'demo')}")
    small = pages()
    print(f"{f'demo --scale {scale}':<30}{run('manage.py', 'demo', '--scale', scale)}")
    large = pages()
    print(f"{f'demo --scale {scale}, again':<30}{run('manage.py', 'demo', '--scale', scale)}")
    print(f"{'demo --remove':<30}{run('manage.py', 'demo', '--remove')}")
    print(f"\n{'page':<32}{'queries':>14}{'x bare':>16}{'database ms':>18}")
    for name, after in large.items():
        before = small.get(name, (0, 0, 0))
        _queries, multiple, database = (
            f"{was:>9.1f}{now:>8.1f}" for was, now in zip(before, after, strict=False)
        )
        print(f"{name:<32}{before[0]:>7}{after[0]:>7}{multiple}{database}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "1")
