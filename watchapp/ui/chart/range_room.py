"""Names the highest and lowest price in sight for what they are: of the day, or a close."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.core.pyramid import Pyramid
from watchapp.ui.chart.atlas import LEFT, RIGHT, Label, Letters
from watchapp.ui.chart.frame import Frame
from watchapp.ui.chart.ticks import day_and_month, day_and_year
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import digits_of

LEAST = 12  # bars in sight below which nothing is named: one sees them all
YEAR = 360 * 86_400  # seconds in sight from which on a day needs its year


class RangeRoom:
    """Writes beside the two bars which they are, and remembers the words."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters = letters
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self._words: dict[tuple[int, float, bool, bool, bool], str] = {}

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        pyramid: Pyramid,
        *,
        closes: bool,
        named: Collection[int] = (),
        taken: Collection[float] = (),
    ) -> None:
        """Paints the two labels of what a frame shows.

        Not where they are ``named`` already, nor over words at one of the heights ``taken``.
        """
        first, last = frame.visible(len(bars))
        found = pyramid.extremes(first, last, closes=closes) if last - first >= LEAST else None
        if found is None:
            return
        labels = self._letters.labels(self._theme.muted, frame.ratio)
        dated = int(bars.time[last - 1]) - int(bars.time[first]) > YEAR
        shown: list[Label] = []
        for at, lowest in zip(found, (True, False), strict=True):
            if at in named:
                continue
            row = pyramid.bar(at)
            price = row[3] if closes else row[2] if lowest else row[1]
            words = self._said(bars, at, price, lowest=lowest, closes=closes, dated=dated)
            high = labels.height
            y = frame.y(price) + (0.62 * high if lowest else -0.62 * high)
            y = min(max(y, high / 2), frame.bottom + high / 4)
            if taken and any(abs(y - other) < high for other in taken):
                continue
            x = frame.x(at)
            gap = 4 * frame.ratio
            at_right = x + gap + labels.width(words) < frame.right
            shown.append((words, x + gap if at_right else x - gap, y, LEFT if at_right else RIGHT))
        labels.draw(painter, shown, vector=frame.vector)

    def _said(
        self, bars: Bars, at: int, price: float, *, lowest: bool, closes: bool, dated: bool
    ) -> str:
        key = (int(bars.time[at]), price, lowest, closes, dated)
        if key not in self._words:
            if len(self._words) > 500:
                self._words.clear()
            self._words[key] = _words(bars, at, price, lowest=lowest, closes=closes, dated=dated)
        return self._words[key]


def _words(bars: Bars, at: int, price: float, *, lowest: bool, closes: bool, dated: bool) -> str:
    translate = QCoreApplication.translate
    if closes:
        words = (
            translate("range", "{price} lowest close {day}")
            if lowest
            else translate("range", "{price} highest close {day}")
        )
    else:
        words = (
            translate("range", "{price} low {day}")
            if lowest
            else translate("range", "{price} high {day}")
        )
    moment = bars.moment(at)
    day = day_and_year(moment.date()) if dated else day_and_month(moment.date())
    if not bars.daily:
        day += f" {moment:%H:%M}"
    return words.format(price=text.number(price, digits_of(price)), day=day)
