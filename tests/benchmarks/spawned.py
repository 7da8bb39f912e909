"""What the measured processes run. It imports nothing: that would count as the program's start."""

from __future__ import annotations

import sys
import time

HEAVY = ("numpy", "pyqtgraph", "pandas", "yfinance")


def tell(word: str, said: str = "", at: float | None = None) -> None:
    """A moment to the process that measures."""
    sys.stdout.write(f"{word} {time.monotonic() if at is None else at!r} {said}\n")
    sys.stdout.flush()


def bare() -> None:
    """The floor: a PySide6 window with a label."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

    class Bare(QWidget):
        first = True

        def paintEvent(self, event: object) -> None:
            if self.first:
                self.first = False
                # as the product's window does: after the whole first frame
                QTimer.singleShot(0, lambda: tell("painted"))

    app = QApplication([])
    window = Bare()
    QVBoxLayout(window).addWidget(QLabel("watchapp"))
    window.resize(1440, 900)
    window.show()
    app.exec()


def window(*arguments: str, chart: bool = True) -> None:
    """The program as the command starts it; tells ``painted`` and ``chart``."""
    from watchapp import main

    then = main.Session._painted

    def painted(session: main.Session) -> None:
        at = time.monotonic()
        loaded = [name for name in HEAVY if name in sys.modules]
        tell("painted", " ".join(loaded), at)
        then(session)
        if chart:
            _watch_chart(session)

    main.Session._painted = painted  # type: ignore[method-assign]
    main.run(list(arguments))


def _watch_chart(session: object) -> None:
    """Tells when the chart stands with its bars and has been painted."""
    from PySide6.QtCore import QTimer

    top = session._window  # type: ignore[attr-defined]
    timer = QTimer(top)

    def look() -> None:
        view = top.centre.chart
        if view is None or not len(view.canvas.shown.bars) or view.canvas._dirty:
            return
        timer.stop()
        bars = len(view.canvas.shown.bars)
        before = view.seen
        at = time.monotonic()
        view.pan(-0.1)
        tell("chart", f"{bars} {before != view.seen}", at)

    timer.timeout.connect(look)
    timer.start(2)
