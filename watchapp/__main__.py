"""Lets ``python -m watchapp`` do what the ``watchapp`` command does."""

from __future__ import annotations

import sys

from watchapp.main import run

if __name__ == "__main__":
    sys.exit(run())
