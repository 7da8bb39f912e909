"""One frame of the chart: where everything lies, in device pixels, for the range that is seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

LANE = 24  # px, before scaling
TIME_AXIS = 24
VOLUME_SHARE = 0.16
DRAWDOWN_SHARE = 0.17
TOP = 26
MIN_GUTTER = 10


@dataclass(slots=True)
class Frame:
    """Geometry of one picture. Lengths and places are in device pixels.

    ``x0``..``x1`` are positions in bars, ``y0``..``y1`` prices; ``ratio`` is device pixels per
    pixel. ``lanes`` gives each shown lane's top.
    """

    width: int
    height: int
    ratio: float
    gutter: int
    axis: int
    lane_names: tuple[str, ...]
    band_rows: int
    drawdown: bool = False  # its pane is shown
    badge: int = 0  # what is taken at the left of the line above the prices
    x0: float = 0.0
    x1: float = 1.0
    y0: float = 0.0
    y1: float = 1.0
    log: bool = False  # only where every price in sight is above zero
    vector: bool = False  # painted as letters and shapes, not as pixels
    base: float = math.nan  # the price that is 0 % where the axis is in per cent
    left: int = field(init=False)
    right: int = field(init=False)
    top: int = field(init=False)
    bottom: int = field(init=False)
    drawdown_top: int = field(init=False)
    drawdown_bottom: int = field(init=False)  # where there is no such pane the same as its top
    volume_top: int = field(init=False)
    volume_bottom: int = field(init=False)
    lanes: dict[str, tuple[int, int]] = field(init=False)
    time_top: int = field(init=False)
    px_per_bar: float = field(init=False)  # device pixels a bar is wide
    _low: float = field(init=False)  # of the prices, as the axis is divided
    _scale: float = field(init=False)  # device pixels per unit of that

    def __post_init__(self) -> None:
        """Divides the height: price, drawdown, volume, lanes, time axis."""
        r = self.ratio
        self.left = self.gutter
        self.widen_axis(self.axis)
        self.time_top = self.height - round(TIME_AXIS * r)
        y = self.time_top
        self.lanes = {}
        heights = {
            name: round(LANE * r * (self.band_rows + 1 if name == "company" else 1))
            for name in self.lane_names
        }
        y -= sum(heights.values())
        lane_top = y
        for name, height in heights.items():
            self.lanes[name] = (y, height)
            y += height
        self.top = round(TOP * r)
        room = max(lane_top - self.top - round(8 * r), 20)
        self.volume_bottom = lane_top - round(6 * r)
        self.volume_top = self.volume_bottom - round(room * VOLUME_SHARE)
        self.drawdown_bottom = self.drawdown_top = self.volume_top - round(8 * r)
        if self.drawdown:
            self.drawdown_top -= round(room * DRAWDOWN_SHARE)
        above = self.drawdown_top - (round(8 * r) if self.drawdown else 0)
        self.bottom = max(above, self.top + 10)

        self.set_prices(self.y0, self.y1, log=self.log)

    def widen_axis(self, axis: int) -> None:
        """Gives the price axis its width."""
        self.axis = axis
        self.right = max(self.left + 20, self.width - axis)
        self.px_per_bar = (self.right - self.left) / max(self.x1 - self.x0, 1e-9)

    def set_prices(self, low: float, high: float, *, log: bool) -> None:
        """Gives the frame the prices at its lower and upper end."""
        self.y0, self.y1, self.log = low, high, log
        if log:
            low, high = math.log(low), math.log(high)
        self._low, self._scale = low, (self.bottom - self.top) / (high - low)

    def x(self, position: float) -> float:
        """Where a position in bars is."""
        return self.left + (position - self.x0) * self.px_per_bar

    def y(self, price: float) -> float:
        """Where a price is; far below everything for one that a logarithmic axis does not have."""
        if self.log:
            price = math.log(price) if price > 0 else -1e6
        return self.bottom - (price - self._low) * self._scale

    def ys(self, prices: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
        """Where prices are, in whole pixels, shape (n,); what is far outside stays just outside."""
        if self.log:
            prices = np.log(np.maximum(prices, 1e-300))
        y = prices * -self._scale
        y += self.bottom + self._low * self._scale
        # int32 would run over, and Qt's rectangles too; fmin takes what is missing along
        np.fmin(y, 30_000.0, out=y)
        np.fmax(y, -30_000.0, out=y)
        np.rint(y, out=y)
        return y.astype(np.int32)

    def position(self, x: float) -> float:
        """The position in bars at a place."""
        return self.x0 + (x - self.left) / self.px_per_bar

    def price(self, y: float) -> float:
        """The price at a place."""
        found = self._low + (self.bottom - y) / self._scale
        return math.exp(found) if self.log else found

    def visible(self, count: int) -> tuple[int, int]:
        """First and last visible bar (the latter not included) of ``count``."""
        first = min(max(math.floor(self.x0 + 0.5), 0), count)
        last = min(max(math.ceil(self.x1 + 0.5), first), count)
        return first, last
