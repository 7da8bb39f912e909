"""watchapp: price, insiders' own money, buyback money and the reaction, on one chart."""

from __future__ import annotations

__version__ = "0.1.0"
