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

    def __post_init__(self) -> None:
        """Divides the height: price, drawdown, volume, lanes, time axis."""
        r = self.ratio
        self.left = self.gutter
        self.right = max(self.left + 20, self.width - self.axis)
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

    @property
    def px_per_bar(self) -> float:
        """Device pixels a bar is wide."""
        return (self.right - self.left) / max(self.x1 - self.x0, 1e-9)

    def x(self, position: float) -> float:
        """Where a position in bars is."""
        return self.left + (position - self.x0) * self.px_per_bar

    def _span(self) -> tuple[float, float]:
        """The lowest price as the axis is divided, and device pixels per unit of that."""
        low, high = (math.log(p) if self.log else p for p in (self.y0, self.y1))
        return low, (self.bottom - self.top) / (high - low)

    def y(self, price: float) -> float:
        """Where a price is; far below everything for one that a logarithmic axis does not have."""
        low, scale = self._span()
        if self.log:
            price = math.log(price) if price > 0 else -1e6
        return self.bottom - (price - low) * scale

    def ys(self, prices: npt.NDArray[np.float64]) -> npt.NDArray[np.int32]:
        """Where prices are, in whole pixels, shape (n,); what is far outside stays just outside."""
        low, scale = self._span()
        if self.log:
            prices = np.log(np.maximum(prices, 1e-300))
        y = prices * -scale
        y += self.bottom + low * scale
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
        low, scale = self._span()
        found = low + (self.bottom - y) / scale
        return math.exp(found) if self.log else found

    def visible(self, count: int) -> tuple[int, int]:
        """First and last visible bar (the latter not included) of ``count``."""
        first = min(max(math.floor(self.x0 + 0.5), 0), count)
        last = min(max(math.ceil(self.x1 + 0.5), first), count)
        return first, last
