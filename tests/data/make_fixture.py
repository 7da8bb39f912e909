"""Makes ``files/format-N.watchapp``, once for each format, with the program that writes it.

A committed fixture is never made again: it is what users of that format have.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from samples import story  # noqa: E402

from watchapp.core.change import added  # noqa: E402
from watchapp.store.schema import newest_format  # noqa: E402
from watchapp.store.statefile import StateFile  # noqa: E402


def main() -> None:
    path = HERE / "files" / f"format-{newest_format()}.watchapp"
    if path.exists():
        raise SystemExit(f"{path.name} is there already and stays as it is")
    path.parent.mkdir(exist_ok=True)
    file = StateFile(path)
    try:
        file.set_meta("made_by", "make_fixture")
        file.save(added(*story()))
    finally:
        file.close()
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
