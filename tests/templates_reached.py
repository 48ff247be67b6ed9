"""Fail when a template was printed by no test of the last runs; see ``_note_templates``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Return 1 and print the templates that no test printed, else 0."""
    notes = (ROOT / ".cache" / "templates").glob("*.txt")
    reached = {name for note in notes for name in note.read_text().splitlines()}
    folder = ROOT / "templates"
    own = {str(path.relative_to(folder)) for path in folder.rglob("*.*") if path.is_file()}
    print("\n".join(sorted(own - reached)) or f"All {len(own)} templates were printed by a test.")
    return 1 if own - reached else 0


if __name__ == "__main__":
    sys.exit(main())
