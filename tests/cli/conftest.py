"""A private home for the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_terminal import Terminal

from watchapp import settings
from watchapp.paths import paths


@pytest.fixture
def terminal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    qapp: object,
) -> Terminal:
    monkeypatch.setenv("WATCHAPP_HOME", str(tmp_path / "home"))
    folders = paths()
    settings.save(folders.settings, settings.Settings(language="en"))
    return Terminal(tmp_path, folders, capsys)


@pytest.fixture
def symbols_of() -> Callable[[Any], dict[str, list[str]]]:
    def symbols(told: Any) -> dict[str, list[str]]:
        return {
            w["name"]: [r["symbol"] or r["isin"] or r["name"] for r in w["rows"]]
            for w in told["lists"]
        }

    return symbols
