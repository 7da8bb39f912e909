"""Words of reactions, studies and verdicts; ``sentences.WORDS`` has them among the others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

MEASURES: Mapping[str, object] = {
    # what else lies close to an event
    "split": QT_TRANSLATE_NOOP("text", "split"),
    # models of the event study
    "model_market": QT_TRANSLATE_NOOP("text", "Market model"),
    "model_market-adjusted": QT_TRANSLATE_NOOP("text", "Market-adjusted"),
    "model_mean-adjusted": QT_TRANSLATE_NOOP("text", "Mean-adjusted"),
    "model_raw": QT_TRANSLATE_NOOP("text", "Raw returns"),
    # what has to be said of an event study
    "flag_no_benchmark": QT_TRANSLATE_NOOP("text", "no benchmark"),
    "flag_estimation_meets_windows": QT_TRANSLATE_NOOP(
        "text", "sessions of a window are in their own estimation"
    ),
    "flag_rows_unread": QT_TRANSLATE_NOOP("text", "rows of a table were left out"),
    "flag_short_estimation": QT_TRANSLATE_NOOP("text", "fewer than 60 sessions before, no test"),
    "flag_very_short_estimation": QT_TRANSLATE_NOOP(
        "text", "fewer than 20 sessions before, no spread"
    ),
    "flag_constant_benchmark": QT_TRANSLATE_NOOP("text", "the benchmark never moved"),
    "flag_zero_variance": QT_TRANSLATE_NOOP("text", "the price never moved before"),
    "flag_unadjusted_split": QT_TRANSLATE_NOOP("text", "a jump like that of a split, no test"),
    "flag_truncated_left": QT_TRANSLATE_NOOP("text", "the prices begin inside a window"),
    "flag_truncated_right": QT_TRANSLATE_NOOP("text", "a window is not over yet"),
    "flag_first_bar_after_gap": QT_TRANSLATE_NOOP(
        "text", "the first session after a gap of more than five days"
    ),
    "flag_reaction_delayed_gt_7d": QT_TRANSLATE_NOOP(
        "text", "the first session came more than seven days later"
    ),
    "flag_delisted": QT_TRANSLATE_NOOP("text", "no longer traded"),
    "flag_thin": QT_TRANSLATE_NOOP("text", "thinly traded"),
    "window_no_sessions": QT_TRANSLATE_NOOP("text", "no session in it"),
    "window_no_benchmark_return": QT_TRANSLATE_NOOP("text", "the benchmark has no return in it"),
    # why a number is missing
    "missing_closes_only": QT_TRANSLATE_NOOP("text", "the prices are closes alone"),
    "missing_range_not_known": QT_TRANSLATE_NOOP("text", "its high and low are not known yet"),
    "missing_prices_missing": QT_TRANSLATE_NOOP(
        "text", "prices of the 52 weeks before are missing or jump as at a split"
    ),
    "missing_open_not_known": QT_TRANSLATE_NOOP("text", "its opening price is not known yet"),
    "missing_nothing_held": QT_TRANSLATE_NOOP("text", "nothing was held before"),
    "missing_not_shares": QT_TRANSLATE_NOOP("text", "these are not shares"),
    "missing_other_listing": QT_TRANSLATE_NOOP("text", "dealt in on another exchange or class"),
    "missing_benchmark_no_close": QT_TRANSLATE_NOOP("text", "the index has no close of that day"),
    "missing_not_over": QT_TRANSLATE_NOOP("text", "it has not closed yet"),
    "missing_shares_not_filed": QT_TRANSLATE_NOOP("text", "the shares are not filed"),
    "missing_day_not_filed": QT_TRANSLATE_NOOP("text", "the day of trading is not filed"),
    "missing_holding_not_filed": QT_TRANSLATE_NOOP("text", "the holding is not filed"),
    "missing_few_volumes": QT_TRANSLATE_NOOP("text", "too few volumes before"),
    "missing_price_not_filed": QT_TRANSLATE_NOOP("text", "the price is not filed"),
    "missing_currency_not_filed": QT_TRANSLATE_NOOP("text", "the currency is not filed"),
    "missing_other_currency": QT_TRANSLATE_NOOP("text", "its currency is not that of the prices"),
    "missing_jump": QT_TRANSLATE_NOOP("text", "the prices jump as at a split"),
    "missing_no_benchmark": QT_TRANSLATE_NOOP("text", "prices of an index are not here"),
    "missing_estimation": QT_TRANSLATE_NOOP("text", "too few sessions before"),
    # how an insider trades
    "routine": QT_TRANSLATE_NOOP("text", "routine"),
    "opportunistic": QT_TRANSLATE_NOOP("text", "opportunistic"),
    "unclassified": QT_TRANSLATE_NOOP("text", "not classified"),
    # what is lined up in a study
    "group_insider_buy": QT_TRANSLATE_NOOP("text", "Insiders' purchases"),
    "group_insider_sell": QT_TRANSLATE_NOOP("text", "Insiders' sales"),
    "group_buyback_programme": QT_TRANSLATE_NOOP("text", "Buyback programmes"),
    "group_repurchase": QT_TRANSLATE_NOOP("text", "Repurchases"),
    # why an event has no day zero
    "left_pending": QT_TRANSLATE_NOOP("text", "no session has closed since"),
    "left_not_known": QT_TRANSLATE_NOOP("text", "the day it became known is missing"),
    "left_other_exchange": QT_TRANSLATE_NOOP("text", "its day is one of another exchange"),
    "left_no_prices": QT_TRANSLATE_NOOP("text", "no prices"),
    "left_no_history": QT_TRANSLATE_NOOP("text", "before the first price"),
    "left_out_overlaps": QT_TRANSLATE_NOOP("text", "overlaps the one before, not in the mean"),
    "left_out_benchmark_closed": QT_TRANSLATE_NOOP(
        "text", "the index has no close at an end of the window, not in the mean"
    ),
    "left_out_not_over": QT_TRANSLATE_NOOP("text", "the window is not over, not in the mean"),
    # what an article tells
    "draft_insider_buy": QT_TRANSLATE_NOOP("text", "Insider's purchase"),
    "draft_insider_sell": QT_TRANSLATE_NOOP("text", "Insider's sale"),
    "draft_buyback_announce": QT_TRANSLATE_NOOP("text", "Buyback announced"),
    "draft_buyback_exec": QT_TRANSLATE_NOOP("text", "Shares bought back"),
    "draft_buyback_mandate": QT_TRANSLATE_NOOP("text", "Mandate"),
    "draft_buyback_remaining": QT_TRANSLATE_NOOP("text", "Rest of a programme"),
    "bound_approx": QT_TRANSLATE_NOOP("text", "about"),
    "bound_upto": QT_TRANSLATE_NOOP("text", "up to"),
    "bound_atleast": QT_TRANSLATE_NOOP("text", "at least"),
    # why a draft becomes no record
    "draft_is_a_claim": QT_TRANSLATE_NOOP("text", "a claim, held against the mandate below"),
    "draft_elsewhere": QT_TRANSLATE_NOOP("text", "about a company that is in none of your lists"),
    "draft_says_nothing": QT_TRANSLATE_NOOP("text", "neither shares nor money are told"),
    "draft_so_far": QT_TRANSLATE_NOOP("text", "a sum of several deals, of no day: no mark"),
    # what an article claims
    "claim_drawdown": QT_TRANSLATE_NOOP("text", "Fall from a high"),
    "claim_intraday_move": QT_TRANSLATE_NOOP("text", "Move to the day's high or low"),
    "claim_close_move": QT_TRANSLATE_NOOP("text", "Move to the close"),
    "claim_strongest_gain": QT_TRANSLATE_NOOP("text", "Strongest gain since"),
    "claim_implied_price": QT_TRANSLATE_NOOP("text", "Money, shares and price"),
    "claim_fx": QT_TRANSLATE_NOOP("text", "Exchange rate"),
    "claim_remaining": QT_TRANSLATE_NOOP("text", "What may yet be bought"),
    "claim_stake": QT_TRANSLATE_NOOP("text", "Stake"),
    "claim_rally": QT_TRANSLATE_NOOP("text", "Rally"),
    "claim_programme_count": QT_TRANSLATE_NOOP("text", "Number of programmes"),
    "confirmed": QT_TRANSLATE_NOOP("text", "agrees"),
    "contradicted": QT_TRANSLATE_NOOP("text", "does not agree"),
    "other_basis": QT_TRANSLATE_NOOP("text", "only on another basis"),
    "not_checkable": QT_TRANSLATE_NOOP("text", "not checkable"),
}
