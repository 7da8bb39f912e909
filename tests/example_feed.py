"""An example of a feed of somebody else's, as a plug-in's module would be."""

from __future__ import annotations

from decimal import Decimal

from watchapp.core.events import InsiderDeal, Source
from watchapp.core.filed import Filed, Who
from watchapp.core.issuer import Issuer, Listing
from watchapp.feeds.protocol import Answer, Ask


class ExampleFeed:
    """Knows one purchase of every company."""

    name = "example"
    title = "Example register"

    def covers(self, listing: Listing, issuer: Issuer) -> bool:
        return listing.symbol is not None

    def fetch(self, ask: Ask) -> Answer:
        deal = InsiderDeal(
            id="", issuer_id="", person="Jane Doe", side="buy", shares=Decimal(100),
            price=Decimal("12.5"), currency=ask.listing.currency or "EUR", traded_from=ask.until,
            sources=(Source(self.name, key=f"{ask.listing.symbol}-1"),),
        )  # fmt: skip
        return Answer(
            (Filed(Who(symbol=ask.listing.symbol or ""), deal, 1),), (), ask.since, ask.until
        )


class Broken:
    """A plug-in that fails when it is made."""

    def __init__(self) -> None:
        raise RuntimeError("no licence")


class Thief(ExampleFeed):
    """A plug-in with the name of a built-in feed."""

    name = "sec"
