"""What the chart shows, as a screen reader says it."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.ui.chart.canvas import Shown
from watchapp.ui.chart.cross_room import bar_words, moment_words
from watchapp.ui.chart.frame import Frame
from watchapp.ui.events.words import spoken
from watchapp.ui.watchlist.columns import digits_of

translate = QCoreApplication.translate


def bar_sentence(shown: Shown, at: int) -> str:
    """A bar, and the marks that stand there."""
    _, high, low, close, _ = shown.pyramid.bar(at)
    if not math.isfinite(close):
        words = translate("speech", "{day}: no price")
        return words.format(day=moment_words(shown.bars, at))
    before = shown.pyramid.bar(at - 1)[3] if at else math.nan
    change = f" {text.signed(100 * (close / before - 1))} %" if before > 0 else ""
    digits = digits_of(close)
    words = translate("speech", "{day}: close {close}{change}, high {high}, low {low}").format(
        day=moment_words(shown.bars, at),
        close=text.number(close, digits),
        change=change,
        high=text.number(high, digits),
        low=text.number(low, digits),
    )
    there = [m for m in shown.marks.marks if m.x0 == m.x1 and round(m.x0) == at]
    return ". ".join([words, *(spoken(e) for m in there for e in m.events)])


def range_sentence(shown: Shown, frame: Frame) -> str:
    """From when to when bars are seen, the last of them, and what it is compared with."""
    first, last = frame.visible(len(shown.bars))
    if first >= last:
        return ""
    words = translate("speech", "From {first} to {last}. Last bar: {values}.").format(
        first=moment_words(shown.bars, first),
        last=moment_words(shown.bars, last - 1),
        values=bar_words(shown.pyramid, last - 1),
    )
    if shown.compared:
        symbols = ", ".join(c.symbol for c in shown.compared)
        words += " " + translate("speech", "Beside {symbols}.").format(symbols=symbols)
    return words
