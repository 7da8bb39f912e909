"""The window opens on the sample and on an empty file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from watchapp.app.workspace import Workspace
from watchapp.ui.window import Window


def test_the_sample_opens_with_its_prices_and_marks(
    window_of: Callable[..., Window], workspace_of: Callable[..., Workspace], sample: Path
) -> None:
    window = window_of(workspace_of(sample))
    assert window.list.model.rowCount() == 1
    assert window.centre.chart is not None
    assert len(window.centre.chart.canvas.shown.bars) > 200
    assert window.side.model.rowCount() > 10
    assert window.centre.chart.canvas.shown.simulated


def test_an_empty_file_says_what_to_do(window_of: Callable[..., Window]) -> None:
    window = window_of()
    assert window.list.model.rowCount() == 0
    assert window.list._empty.isVisible()
    assert "ISIN" in window.list._empty_words.text()
