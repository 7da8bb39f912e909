"""Why a number of a reaction is missing: a code for each, never a zero in its place."""

from __future__ import annotations

from watchapp.analysis.reaction import Reaction, lasts, of_shares
from watchapp.core.events import MARKET_SIDES, InsiderDeal, amount

REASONS = (
    "no_prices",
    "no_history",
    "pending",
    "not_known",
    "other_exchange",
    "closes_only",
    "range_not_known",
    "never_above",
    "open_not_known",
    "prices_missing",
    "shares_not_filed",
    "day_not_filed",
    "holding_not_filed",
    "nothing_held",
    "not_shares",
    "other_listing",
    "few_volumes",
    "price_not_filed",
    "currency_not_filed",
    "other_currency",
    "jump",
    "no_benchmark",
    "benchmark_no_close",
    "not_over",
    "estimation",
    "since_first_price",
    "not_of_such_events",
)


def missing(reaction: Reaction) -> dict[str, str]:
    """The missing numbers of a reaction by name, each with its code of ``REASONS``.

    Those that such an event does not have, a programme's share of a holding, say so.
    """
    found = _moves(reaction) | _size(reaction) | _price(reaction) | _abnormal(reaction)
    move = reaction.move
    values = {
        "from_price": reaction.from_price,
        "of_holding": reaction.size.of_holding,
        "of_turnover": reaction.size.of_turnover,
        "abnormal": reaction.abnormal,
    }
    for name, value in values.items():
        if value is None and name not in found:
            found[name] = reaction.status if move is None else "not_of_such_events"
    return found | _strongest(reaction)


def _strongest(reaction: Reaction) -> dict[str, str]:
    """Since when a gain was the largest: of a fall there is nothing, and it may be all prices."""
    found = {}
    for name, one in (
        ("strongest_since_close", reaction.strongest),
        ("strongest_since_intraday", reaction.strongest_high),
    ):
        if one is None:
            no_range = reaction.move is not None and reaction.move.high is None
            found[name] = (
                reaction.status if reaction.move is None
                else "range_not_known" if no_range and name.endswith("intraday")
                else "not_of_such_events"
            )  # fmt: skip
        elif one.since is None:
            found[name] = "since_first_price"
    return found


def _moves(reaction: Reaction) -> dict[str, str]:
    move = reaction.move
    if move is None:
        names = ("gap", "high", "low", "close", "give_back", "drawdown")
        return dict.fromkeys(names, reaction.status)
    found: dict[str, str] = {}
    no_range = "closes_only" if move.closes_only else "range_not_known"
    if move.high is None:
        found |= dict.fromkeys(("gap", "high", "low"), no_range)
    elif move.gap is None:
        found["gap"] = "open_not_known"
    if move.give_back is None:
        found["give_back"] = no_range if move.high is None else "never_above"
    if reaction.below is None:
        found["drawdown"] = "prices_missing"
    return found


def _size(reaction: Reaction) -> dict[str, str]:
    event, size = reaction.event, reaction.size
    if event.KIND not in ("insider_deal", "repurchase"):
        return {}
    found = {}
    if size.of_turnover is None and not lasts(event):
        found["of_turnover"] = (
            "no_prices" if reaction.status == "no_prices"
            else "not_shares" if not of_shares(event)
            else "other_listing" if not reaction.own
            else "shares_not_filed" if event.shares is None
            else "day_not_filed" if event.traded_from is None
            else "few_volumes"
        )  # fmt: skip
    if size.of_holding is None and isinstance(event, InsiderDeal):
        filed = event.holding_before is not None or event.holding_after is not None
        found["of_holding"] = (
            "not_shares" if not of_shares(event)
            else "shares_not_filed" if event.shares is None
            else "nothing_held" if filed and event.side in MARKET_SIDES
            else "holding_not_filed"
        )  # fmt: skip
    return found


def _price(reaction: Reaction) -> dict[str, str]:
    event = reaction.event
    if reaction.from_price is not None or not isinstance(event, InsiderDeal):
        return {}
    if event.side not in MARKET_SIDES:
        return {}
    if not of_shares(event):
        return {"from_price": "not_shares"}
    if not reaction.own:
        return {"from_price": "other_listing"}
    if reaction.move is None:
        return {"from_price": reaction.status}
    known = event.price or (event.price is None and event.shares and amount(event) is not None)
    reason = (
        "price_not_filed" if not known
        else "day_not_filed" if event.traded_from is None
        else "currency_not_filed" if event.currency is None
        else "jump" if reaction.jump_since is not None
        else "other_currency"
    )  # fmt: skip
    return {"from_price": reason}


def _abnormal(reaction: Reaction) -> dict[str, str]:
    if reaction.move is None:
        return {}
    if not reaction.benchmark:
        return {"abnormal": "no_benchmark"}
    if reaction.abnormal is not None:
        return {}
    asked = reaction.asked
    if asked is None or asked.studies is None:
        return {"abnormal": "not_over"}
    if reaction.jumps:
        return {"abnormal": "jump"}
    if int(asked.studies.zero[0]) + reaction.headline[1] >= len(asked.rows):
        return {"abnormal": "not_over"}
    return {"abnormal": "estimation" if reaction.benchmark_closed else "benchmark_no_close"}
