"""What a test must not leave behind, and what it may."""

from __future__ import annotations

import threading
import time

import pytest

SERVER = "loopback Yahoo"  # a connection may outlive the test that opened it
HARMLESS = (SERVER, "pytest_timeout")
PATIENCE = 3.0  # seconds for a thread that is on its way out


def no_threads_but(before: set[threading.Thread]) -> None:
    """Fails when threads run that were not there ``before``."""
    deadline = time.monotonic() + PATIENCE
    while True:
        new = set(threading.enumerate()) - before
        left = [t for t in new if t.is_alive() and not t.name.startswith(HARMLESS)]
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail(f"threads left behind: {left}")
        time.sleep(0.02)
