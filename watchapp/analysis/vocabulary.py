"""The words that studies, reactions and checks answer in, for ``--help`` and the tests.

Kept apart from what uses them, so that reading the command line does not import numpy.
"""

from __future__ import annotations

TIMINGS = ("pre", "intraday", "post", "unknown")
MODELS = ("market", "market-adjusted", "mean-adjusted")
DRAFT_KINDS = {
    "insider_buy": "insider_deal, side buy",
    "insider_sell": "insider_deal, side sell",
    "buyback_announce": "buyback_programme of money (of shares where only those are stated)",
    "buyback_exec": "repurchase",
    "buyback_mandate": "buyback_programme, a mandate of shares",
    "buyback_remaining": "no record: a claim against the mandate",
}
CLAIM_KINDS = (
    "drawdown",
    "intraday_move",
    "close_move",
    "strongest_gain",
    "implied_price",
    "fx",
    "remaining",
    "stake",
    "rally",
    "programme_count",
)
VERDICTS = ("confirmed", "contradicted", "other_basis", "not_checkable")
STUDY = """status: ok, pending (day zero has not closed), no_history (the prices begin too late)

flags:
  no_benchmark            the mean-adjusted model is used
  estimation_meets_windows  sessions of a window are in their own estimation
  short_estimation        20 to 59 usable sessions: no test, and instead of the market model
                          market-adjusted (raw returns without a benchmark)
  very_short_estimation   fewer than 20: no spread either
  constant_benchmark      it never moved: the mean-adjusted model is used
  zero_variance           the stock never moved: no test
  unadjusted_split        a jump like a split's: no test
  truncated_left, truncated_right   a window has fewer sessions than asked for
  first_bar_after_gap     day zero ends a gap of more than five days
  reaction_delayed_gt_7d  day zero is more than seven days after the date
  delisted                no bar in the ten days before --as-of
  thin                    more than a fifth of the estimation did not move
  rows_unread             rows of a table were left out, such as a day twice with two closes;
                          "unread" has their files, lines and reasons
flags of a day: stale_benchmark (carried forward), multi_session (over a gap)
flags of a window: stale_benchmark (no close of the benchmark at one of its ends), no_sessions
(it has none), no_benchmark_return (the benchmark has no return on any of its days)

p_rank is the share of the estimation's days (or overlapping windows) that moved as far."""
REACTION = """status: ok, so_far (day zero has not closed), pending, not_known (no day of
publication), other_exchange (a day without a time counts on its own exchange only), no_prices,
no_history. Moves are fractions of the close before; what is missing is null, and "missing" says
why: closes_only, range_not_known, never_above, open_not_known, prices_missing, shares_not_filed,
day_not_filed, holding_not_filed, nothing_held, not_shares, other_listing, few_volumes,
price_not_filed, currency_not_filed, other_currency, jump (like a split's), no_benchmark,
benchmark_no_close, not_over, estimation (too short), since_first_price (nothing was as large),
not_of_such_events (a programme has no price), or the status. Where it is not known whether
something became known before or after the close of its day, "either_day" is true and the headline
is that of two sessions, [0, +1]."""
CHECK = (
    "draft kinds, and the record each becomes when it is confirmed in the window:\n"
    + "\n".join(f"  {k:18} {v}" for k, v in DRAFT_KINDS.items())
    + "\nclaim kinds: "
    + ", ".join(CLAIM_KINDS)
    + "\nverdicts: "
    + ", ".join(VERDICTS)
    + "\nSpans are half-open offsets in characters; a stated number is what it can mean."
)
