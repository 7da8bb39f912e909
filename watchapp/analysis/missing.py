"""Why a number of a reaction is missing: a code for each, never a zero in its place."""

from __future__ import annotations

from watchapp.analysis.reaction import Reaction, lasts
from watchapp.core.events import InsiderDeal, amount

REASONS = (
    "no_prices",
    "no_history",
    "pending",
    "not_known",
    "other_exchange",
    "closes_only",
    "never_above",
    "first_session",
    "shares_not_filed",
    "day_not_filed",
    "holding_not_filed",
    "few_volumes",
    "price_not_filed",
    "currency_not_filed",
    "other_currency",
    "no_benchmark",
    "estimation",
)


def missing(reaction: Reaction) -> dict[str, str]:
    """The missing numbers of a reaction by name, each with its code of ``REASONS``.

    Numbers that such an event does not have, such as a share of a programme's holding, are not
    missing and not among them.
    """
    return _moves(reaction) | _size(reaction) | _price(reaction) | _abnormal(reaction)


def _moves(reaction: Reaction) -> dict[str, str]:
    move = reaction.move
    if move is None:
        names = ("gap", "high", "low", "close", "give_back")
        return dict.fromkeys(names, reaction.status)
    found: dict[str, str] = {}
    if move.high is None:
        found |= dict.fromkeys(("gap", "high", "low"), "closes_only")
    if move.give_back is None:
        found["give_back"] = "closes_only" if move.high is None else "never_above"
    if reaction.below is None:
        found["drawdown"] = "first_session"
    return found


def _size(reaction: Reaction) -> dict[str, str]:
    event, size = reaction.event, reaction.size
    if event.KIND not in ("insider_deal", "repurchase"):
        return {}
    found = {}
    if size.of_turnover is None and not lasts(event):
        found["of_turnover"] = (
            "no_prices" if reaction.status == "no_prices"
            else "shares_not_filed" if event.shares is None
            else "day_not_filed" if event.traded_from is None
            else "few_volumes"
        )  # fmt: skip
    if size.of_holding is None and isinstance(event, InsiderDeal):
        found["of_holding"] = "shares_not_filed" if event.shares is None else "holding_not_filed"
    return found


def _price(reaction: Reaction) -> dict[str, str]:
    event = reaction.event
    if reaction.from_price is not None or not isinstance(event, InsiderDeal):
        return {}
    if event.side not in ("buy", "sell"):
        return {}
    if reaction.move is None:
        return {"from_price": reaction.status}
    known = event.price is not None or (event.shares and amount(event) is not None)
    reason = (
        "price_not_filed" if not known
        else "day_not_filed" if event.traded_from is None
        else "currency_not_filed" if event.currency is None
        else "other_currency"
    )  # fmt: skip
    return {"from_price": reason}


def _abnormal(reaction: Reaction) -> dict[str, str]:
    if reaction.move is None:
        return {}
    if not reaction.benchmark:
        return {"abnormal": "no_benchmark"}
    return {} if reaction.abnormal is not None else {"abnormal": "estimation"}
