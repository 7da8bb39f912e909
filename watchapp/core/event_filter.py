"""Which events the chart shows: a filter by what they are, who dealt, and how much it was."""

from __future__ import annotations

from decimal import Decimal

from watchapp.core.events import Event, InsiderDeal, Repurchase, amount
from watchapp.core.records import dataclass


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What an event must be to be shown; every part that is set must hold.

    ``kinds``, ``sides`` and ``roles`` name what is allowed, empty for all; ``person`` is a name;
    ``least`` money in the event's own currency; ``market_only`` leaves what a person decided at
    the market's price, and the company's own purchases. Programmes, notes and days of the
    calendar have no side, role or person: only ``kinds`` speaks of them.
    """

    kinds: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    person: str = ""
    least: Decimal | None = None
    market_only: bool = False

    @property
    def active(self) -> bool:
        """True when it leaves anything out."""
        return self != EventFilter()

    def allows(self, event: Event) -> bool:
        """True when the event is shown."""
        if self.kinds and event.KIND not in self.kinds:
            return False
        if self.person and getattr(event, "person", "") != self.person:
            return False
        side = getattr(event, "side", None)
        if self.sides and side is not None and side not in self.sides:
            return False
        roles = getattr(event, "roles", None)
        if self.roles and roles is not None and not self.roles.intersection(roles):
            return False
        if self.market_only and isinstance(event, InsiderDeal) and not event.market_decision:
            return False
        money = amount(event)
        deal = isinstance(event, InsiderDeal | Repurchase)
        return self.least is None or not deal or (money is not None and money >= self.least)
