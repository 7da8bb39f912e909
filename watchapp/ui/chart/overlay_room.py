"""Draws averages, the year's high and low, dividends and splits over the bars."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPainter, QPen

from watchapp.app import text
from watchapp.core.bars import Bars
from watchapp.core.overlays import moving_average, year_range
from watchapp.core.pyramid import Pyramid
from watchapp.ui.chart.atlas import CENTRE, LEFT, RIGHT, Label, Letters
from watchapp.ui.chart.closes import polyline
from watchapp.ui.chart.columns import Columns
from watchapp.ui.chart.frame import Frame
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import digits_of

AVERAGES = {"average20": 20, "average50": 50, "average200": 200}
WIDTHS = {20: 1.0, 50: 1.6, 200: 2.4}  # px: told apart by their width, and by their number
SMOOTH = 500  # points up to which a line is smoothed
MOST_ACTIONS = 30  # dividends and splits in sight beyond which their letters would be a row of ink


class OverlayRoom:
    """Paints what the user has switched on, and dividends and splits wherever they are."""

    def __init__(self, theme: Theme, letters: Letters) -> None:
        self._letters = letters
        self._bars: Bars | None = None
        self._lines: dict[int, npt.NDArray[np.float64]] = {}
        self._year: tuple[int, int] | None = None
        self._year_known = False
        self._actions: list[tuple[int, str]] = []
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme

    def named(self, bars: Bars, wanted: Collection[str]) -> tuple[int, ...]:
        """The bars beside which words of an overlay stand already."""
        if "year" not in wanted or bars is not self._bars or self._year is None:
            return ()
        return self._year

    def words_at(self, frame: Frame, pyramid: Pyramid, wanted: Collection[str]) -> list[float]:
        """Where the words of the year's lines stand, in device pixels from the top."""
        if "year" not in wanted or self._year is None:
            return []
        low, high = (pyramid.bar(at) for at in self._year)
        away = 8 * frame.ratio
        return [frame.y(low[2]) + away, frame.y(high[1]) - away]

    def _take(self, bars: Bars) -> None:
        self._bars = bars
        self._lines = {}
        self._year = None
        self._year_known = False
        named = [(t, "D") for t, _ in bars.dividends] + [(t, "S") for t, _ in bars.splits]
        days = bars.time if bars.daily else bars.time - bars.time % 86_400
        self._actions = [
            (at, letter)
            for t, letter in sorted(named)
            if (at := int(np.searchsorted(days, t))) < len(bars)
        ]

    def paint(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        pyramid: Pyramid,
        columns: Columns,
        wanted: Collection[str],
    ) -> None:
        """Paints the overlays of ``wanted``, codes of ``style_names.OVERLAYS``."""
        if bars is not self._bars:
            self._take(bars)
        if not wanted and not self._actions:
            return
        painter.setClipRect(frame.left, 0, frame.right - frame.left, frame.bottom)
        labels: list[Label] = []
        for code, count in AVERAGES.items():
            if code in wanted:
                self._paint_average(painter, frame, bars, pyramid, columns, count, labels)
        if "year" in wanted and not self._year_known:
            self._year, self._year_known = year_range(bars), True
        if "year" in wanted and self._year is not None:
            self._paint_year(painter, frame, bars, pyramid, self._year, labels)
        painter.setClipping(False)
        self._paint_actions(frame, labels)
        if labels:
            quiet = self._letters.labels(self._theme.muted, frame.ratio)
            quiet.draw(painter, labels, vector=frame.vector)

    def _paint_average(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        pyramid: Pyramid,
        columns: Columns,
        count: int,
        labels: list[Label],
    ) -> None:
        if count not in self._lines:
            self._lines[count] = moving_average(bars.close, count)
        line = self._lines[count]
        at = columns.last_bars(len(bars))
        values = line[at]  # a copy
        if len(at) and at[-1] == len(bars) - 1:  # the newest close is in the pyramid
            values[-1] += (pyramid.bar(len(bars) - 1)[3] - float(bars.close[-1])) / count
        good = np.isfinite(values)
        if not good.any():
            return
        x, y = columns.middle[good], frame.ys(values[good])
        pen = QPen(QColor(self._theme.muted), WIDTHS[count] * frame.ratio)
        polyline(painter, x, y, pen, smooth=len(x) <= SMOOTH)
        end, level = int(x[-1]), int(y[-1])
        if frame.top < level < frame.bottom:
            gap, words = 6 * frame.ratio, str(count)
            wide = self._letters.labels(self._theme.muted, frame.ratio).width(words)
            if end + gap + wide < frame.right:
                labels.append((words, end + gap, level, LEFT))
            else:
                labels.append((words, frame.right - gap, level - 8 * frame.ratio, RIGHT))

    def _paint_year(
        self,
        painter: QPainter,
        frame: Frame,
        bars: Bars,
        pyramid: Pyramid,
        year: tuple[int, int],
        labels: list[Label],
    ) -> None:
        """Two lines from the bars that made them, named for what they are."""
        translate = QCoreApplication.translate
        for at, lowest in zip(year, (True, False), strict=True):
            row = pyramid.bar(at)
            price = row[2] if lowest else row[1]
            y, left = round(frame.y(price)), max(round(frame.x(at)), frame.left)
            if not frame.top <= y <= frame.bottom or left >= frame.right:
                continue
            pen = QPen(QColor(self._theme.muted), max(1, round(frame.ratio)))
            pen.setDashPattern([2, 4])
            painter.setPen(pen)
            painter.drawLine(left, y, frame.right, y)
            words = (
                translate("overlays", "52-week low {price}, within the day")
                if lowest
                else translate("overlays", "52-week high {price}, within the day")
            ).format(price=text.number(price, digits_of(price)))
            away = 8 * frame.ratio
            labels.append((words, frame.right - 6, y + (away if lowest else -away), RIGHT))

    def _paint_actions(self, frame: Frame, labels: list[Label]) -> None:
        seen = [(at, letter) for at, letter in self._actions if frame.x0 <= at <= frame.x1]
        if len(seen) <= MOST_ACTIONS:
            y = frame.volume_top - 6 * frame.ratio
            labels += [(letter, frame.x(at), y, CENTRE) for at, letter in seen]
