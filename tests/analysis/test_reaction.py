"""The reaction to one event: its day, its moves, its neighbours, and the sentence about it."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from cases import bars_of
from hypothesis import given, settings
from hypothesis import strategies as st

from watchapp.analysis import sentence
from watchapp.analysis.missing import missing
from watchapp.analysis.reaction import Reaction, closes_of, known_on, normalised, plain, react
from watchapp.analysis.sentence import LANGUAGES, NEVER
from watchapp.core import exchanges
from watchapp.core.bars import COLUMNS, Bars, tidy, time_of_day
from watchapp.core.events import CalendarDay, InsiderDeal, Note

HONGKONG, XETRA = exchanges.of_symbol("1810.HK"), exchanges.of_symbol("SAP.DE")
MONDAY = [
    ("2025-11-21", 38.0, 38.5, 37.5, 38.2, 1e8),
    ("2025-11-24", 38.2, 38.94, 37.76, 38.66, 1e8),
]
TUESDAY = ("2025-11-25", 39.5, 41.1, 39.4, 40.34, 2e8)
NEWS = date(2025, 11, 24)
EVENING = datetime(2025, 11, 24, 10, tzinfo=UTC)  # 18:00 in Hong Kong, 11:00 in Frankfurt


def deal(**more: Any) -> InsiderDeal:
    values: dict[str, Any] = {
        "id": "d", "issuer_id": "x", "person": "Lei Jun", "side": "buy",
        "shares": Decimal(2_600_000), "price": Decimal("38.58"), "currency": "HKD",
        "traded_from": date(2025, 11, 24), "published_at": EVENING,
    }  # fmt: skip
    return InsiderDeal(**{**values, **more})


def prices(*more: tuple[str, float, float, float, float, float], **fields: Any) -> Bars:
    return bars_of([*MONDAY, *more], currency="HKD", **fields)


def long(n: int = 200, seed: int = 1, last: date = date(2025, 11, 25)) -> Bars:
    """A random walk that ends on a day."""
    rng = np.random.default_rng(seed)
    days = [d for k in range(2 * n) if (d := date.fromordinal(last.toordinal() - k)).weekday() < 5]
    close = 40 * np.exp(np.cumsum(rng.normal(0, 0.01, n)))
    told = [
        (day.isoformat(), c, c * 1.01, c * 0.99, c, 1e6)
        for day, c in zip(reversed(days[:n]), close.tolist(), strict=True)
    ]
    return bars_of(told, currency="HKD")


# -- when it was known


def test_from_an_instant_the_day_follows_for_each_exchange() -> None:
    """18:00 in Hong Kong is after its close, and 11:00 in Frankfurt."""
    assert known_on(deal(), HONGKONG, home=True) == (date(2025, 11, 24), "post")
    assert known_on(deal(), XETRA, home=False) == (date(2025, 11, 24), "intraday")
    at_home = react(deal(), prices(TUESDAY), HONGKONG)
    abroad = react(deal(), prices(TUESDAY), XETRA)
    assert (at_home.day_zero, abroad.day_zero) == (date(2025, 11, 25), date(2025, 11, 24))


def test_a_day_without_a_time_is_measured_at_home_only() -> None:
    known = {"published_at": None, "published_on": date(2025, 11, 24), "timing": "after"}
    assert react(deal(**known), prices(TUESDAY), HONGKONG).day_zero == date(2025, 11, 25)
    assert react(deal(**known), prices(TUESDAY), XETRA, home=False).status == "other_exchange"
    nothing = react(deal(published_at=None), prices(TUESDAY), HONGKONG)
    assert nothing.status == "not_known"


@pytest.mark.parametrize(
    ("bars", "provisional", "status"),
    [
        (None, False, "no_prices"),
        (prices(), False, "pending"),
        (prices(TUESDAY), True, "so_far"),
        (prices(TUESDAY), False, "ok"),
        (bars_of([TUESDAY]), False, "no_history"),
    ],
)
def test_what_can_be_said_depends_on_the_prices(
    bars: Bars | None,
    provisional: bool,
    status: str,
) -> None:
    found = react(deal(), bars, HONGKONG, provisional=provisional)
    assert found.status == status
    told = plain(found)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    assert (told["close"] is None) == (status not in ("ok", "so_far"))


def test_the_founders_purchase() -> None:
    found = react(deal(), prices(TUESDAY), HONGKONG)
    assert found.move is not None
    assert found.move.high == pytest.approx(41.1 / 38.66 - 1)
    assert found.move.close == pytest.approx(40.34 / 38.66 - 1)
    assert found.from_price == pytest.approx(40.34 / 38.58 - 1)
    said = sentence.sentence(found, "en")
    assert "high +6.3\u202f%, close +4.3\u202f%" in said
    assert "25 Nov 2025" in said


def test_so_far_is_said_until_the_close_is_official() -> None:
    found = react(deal(), prices(TUESDAY), HONGKONG, provisional=True)
    assert "so far" in sentence.sentence(found, "en")
    assert "bisher" in sentence.sentence(found, "de")
    assert "close" not in sentence.sentence(found, "en").split(".")[0]


def test_prices_that_are_missing_before_day_zero_are_said() -> None:
    gap = bars_of([("2025-10-30", 44, 45, 43, 44.16, 1), ("2025-11-24", 38, 39, 37, 38.66, 1)])
    found = react(deal(published_at=datetime(2025, 11, 20, 10, tzinfo=UTC)), gap, HONGKONG)
    assert "30 Oct 2025" in sentence.sentence(found, "en")
    assert "dazwischen gibt es keine Kurse" in sentence.sentence(found, "de")


def test_closes_alone_have_no_high() -> None:
    """The close stands where the high is missing; it is not told as one."""
    alone = tidy(bars_of([(d, math.nan, math.nan, math.nan, c, 1) for d, *_, c, _ in
                          (*MONDAY, TUESDAY)]))  # fmt: skip
    found = react(deal(), alone, HONGKONG)
    assert found.move is not None
    assert (found.move.gap, found.move.high, found.move.low) == (None, None, None)
    assert "high" not in sentence.sentence(found, "en").split(".")[0]
    assert (found.strongest_high, plain(found)["high"]) == (None, None)


def test_news_after_an_early_close_is_news_of_the_next_session() -> None:
    """At one in the afternoon of Christmas Eve Hong Kong has closed, the day before it has not."""
    at = datetime(2025, 12, 24, 5, tzinfo=UTC)
    assert known_on(deal(published_at=at), HONGKONG, home=True)[1] == "post"
    assert known_on(deal(published_at=at.replace(day=23)), HONGKONG, home=True)[1] == "intraday"


def test_of_a_day_without_a_timing_two_sessions_are_the_reaction() -> None:
    """Before or after its close is not known: no sentence says that the close followed it."""
    known = {"published_at": None, "published_on": date(2025, 11, 24), "timing": "unknown"}
    found = react(deal(**known), long(), HONGKONG, benchmark=("^HSI", long(seed=2)))
    assert (found.day_zero, found.either_day, found.headline) == (NEWS, True, (0, 1))
    assert found.asked is not None
    assert found.asked.studies is not None
    over_both = found.asked.studies.car[0, found.asked.studies.spec.windows.index((0, 1))]
    assert found.abnormal == pytest.approx(over_both)
    said = sentence.sentence(found, "en")
    assert "before or after the close" in said
    assert "on the next session" in said
    assert re.search(r"over both: .*, further than in \d+ of 1\d\d usual pairs of days", said)
    assert "dem ersten Handelstag" not in sentence.sentence(found, "de")
    alone = react(deal(**known), long(last=NEWS), HONGKONG, benchmark=("^HSI", long(seed=2)))
    assert "has not closed yet" in sentence.sentence(alone, "en")
    assert (alone.abnormal, missing(alone)["abnormal"]) == (None, "not_over")
    saturday = react(deal(**known | {"published_on": date(2025, 11, 22)}), long(), HONGKONG)
    assert not saturday.either_day, "on a Saturday nothing closes"


def test_a_benchmark_without_a_close_is_not_told_as_unmoved() -> None:
    bars, index = long(), long(seed=2)
    closed = index.slice(0, len(index) - 1)
    found = react(deal(), bars, HONGKONG, benchmark=("^HSI", closed))
    assert found.benchmark_move is None
    assert (found.abnormal, missing(found)["abnormal"]) == (None, "benchmark_no_close")
    assert "Hang Seng: no close of that day" in sentence.sentence(found, "en")
    assert "Beyond" not in sentence.sentence(found, "en")
    day = plain(found)["abnormal"]["days"][1]  # type: ignore[index]
    assert (day["rel"], day["flags"]) == (0, ["stale_benchmark"])


def test_a_benchmark_that_opens_later_is_that_of_the_session_before() -> None:
    index = long(seed=2)
    found = react(deal(), long(), HONGKONG, benchmark=("^GSPC", index), lag=1)
    assert found.benchmark_move == pytest.approx(index.close[-2] / index.close[-3] - 1)
    assert "S&P 500 the session before" in sentence.sentence(found, "en")


def test_a_day_that_is_not_over_is_no_largest_gain_on_closes() -> None:
    rising = long()
    rising.close[-1] = rising.high[-1] = rising.close[-2] * 1.2
    for provisional in (True, False):
        found = react(deal(), rising, HONGKONG, provisional=provisional)
        assert ("gain on closes" in sentence.sentence(found, "en")) is not provisional
        assert "gain to a day's high" in sentence.sentence(found, "en")


def test_a_high_of_less_than_a_year_says_since_when() -> None:
    young = sentence.sentence(react(deal(), long(100), HONGKONG), "en")
    assert "highest close since the prices begin on" in young
    assert "52 weeks" not in young
    assert "52 weeks" in sentence.sentence(react(deal(), long(300), HONGKONG), "en")


def test_no_high_is_told_over_a_hole_of_more_than_a_month() -> None:
    bars = long(300)
    kept = np.r_[np.arange(200), np.arange(230, 300)]
    holed = replace(bars, **{c: getattr(bars, c)[kept] for c in ("time", *COLUMNS)})
    found = react(deal(), holed, HONGKONG)
    assert (found.below, missing(found)["drawdown"]) == (None, "prices_missing")


def test_what_is_looked_for_over_missing_prices_says_so() -> None:
    """In the days that are missing a larger gain may lie."""
    bars = long(300)
    bars.close[-1] = bars.high[-1] = bars.close[-2] * 1.2
    kept = np.r_[np.arange(270), np.arange(285, 300)]
    holed = replace(bars, **{c: getattr(bars, c)[kept] for c in ("time", *COLUMNS)})
    first, last = holed.day(269), holed.day(270)
    for lang, words in (("en", "are missing."), ("de", "fehlen Kurse.")):
        said = sentence.sentence(react(deal(), holed, HONGKONG), lang)
        days = [sentence.day_of(d, lang) for d in (first, last)]
        assert said.endswith(words)
        assert all(day in said for day in days)
        assert words not in sentence.sentence(react(deal(), bars, HONGKONG), lang)


def test_a_jump_like_a_splits_is_said_and_nothing_is_made_of_it() -> None:
    bars = long()
    halved = replace(bars, **{c: np.r_[getattr(bars, c)[:-1], getattr(bars, c)[-1:] / 2]
                              for c in ("open", "high", "low", "close")})  # fmt: skip
    said = sentence.sentence(
        react(deal(), halved, HONGKONG, benchmark=("^HSI", long(seed=2))), "en"
    )
    assert "looks like a split" in said
    assert "Beyond" not in said


def test_a_price_on_the_basis_of_a_new_split_is_said_to_jump_before_the_day_is_over() -> None:
    bars = long()
    for column in (bars.open, bars.high, bars.low, bars.close):
        column[-1] /= 5
    found = react(deal(), bars, HONGKONG, provisional=True)
    assert found.jumps
    assert "looks like a split" in sentence.sentence(found, "en")


def test_a_high_over_a_jump_like_a_splits_is_not_told() -> None:
    bars = long(300)
    early = {c: np.r_[getattr(bars, c)[:90] * 10, getattr(bars, c)[90:]]
             for c in ("open", "high", "low", "close")}  # fmt: skip
    assert react(deal(), replace(bars, **early), HONGKONG).below is None
    assert react(deal(), bars, HONGKONG).below is not None


def test_a_dividend_that_nobody_adjusted_for_is_no_loss() -> None:
    bars = long()
    ex = replace(bars, dividends=((int(bars.time[-1]), 2.0),))
    ex.close[-1] = ex.close[-2] - 2.0
    found = react(deal(), ex, HONGKONG, benchmark=("^HSI", long(seed=2)))
    assert found.move is not None
    assert found.move.close == pytest.approx(0)
    assert found.abnormal is not None
    assert abs(found.abnormal) < 0.02


def test_highs_are_compared_only_as_far_back_as_there_are_any() -> None:
    bars = long()
    for column in (bars.high, bars.low, bars.open):
        column[:150] = bars.close[:150]
    bars.high[-1] = bars.close[-2] * 1.3
    found = react(deal(), bars, HONGKONG).strongest_high
    assert found is not None
    assert (found.since, found.first) == (None, bars.day(130))


def test_where_nobody_knows_the_hours_the_timing_is_open() -> None:
    riyadh = replace(exchanges.of_symbol("BTC-USD"), zone="Asia/Riyadh")
    assert known_on(deal(), riyadh, home=True) == (date(2025, 11, 24), "unknown")
    assert known_on(deal(), exchanges.of_symbol("BTC-USD"), home=True)[1] == "intraday"


def test_sessions_without_a_trade_make_an_estimation_thin() -> None:
    bars = long()
    bars.volume[60:90] = 0
    found = react(deal(), bars, HONGKONG)
    assert found.asked is not None
    assert "thin" in found.asked.flags
    assert "thin" not in react(deal(), long(), HONGKONG).asked.flags  # type: ignore[union-attr]


def test_a_bar_without_an_opening_price_has_no_gap() -> None:
    """The bar of today is made of a quote, which has none."""
    told = prices(TUESDAY)
    told.open[-1] = math.nan
    found = react(deal(), told, HONGKONG)
    assert found.move is not None
    assert (found.move.gap, missing(found)["gap"]) == (None, "open_not_known")
    assert found.move.high == pytest.approx(41.1 / 38.66 - 1)


def test_a_bar_of_a_quote_without_a_range_is_not_called_closes_alone() -> None:
    told = prices(TUESDAY)
    told.high[-1] = told.low[-1] = math.nan
    found = react(deal(), told, HONGKONG)
    assert missing(found)["high"] == "range_not_known"
    assert found.strongest_high is None
    assert "im Hoch" not in sentence.sentence(found, "de")


def test_no_largest_gain_is_told_against_a_jump_like_a_splits() -> None:
    """One share for two, as prices that are not adjusted show it, is no gain."""
    bars = long(300)
    late = {c: np.r_[getattr(bars, c)[:150] / 2, getattr(bars, c)[150:]]
            for c in ("open", "high", "low", "close")}  # fmt: skip
    joined = replace(bars, **late)
    bars.close[-1] = bars.high[-1] = joined.close[-1] = joined.high[-1] = bars.close[-2] * 1.2
    assert react(deal(), bars, HONGKONG).strongest is not None
    told = react(deal(), joined, HONGKONG)
    assert (told.strongest, told.strongest_high) == (None, None)


def test_nothing_is_measured_from_a_price_paid_before_a_jump() -> None:
    bars = long(200)
    early = deal(traded_from=bars.day(50))
    assert react(early, bars, HONGKONG).from_price is not None
    halved = {c: np.r_[getattr(bars, c)[:100] * 2, getattr(bars, c)[100:]]
              for c in ("open", "high", "low", "close")}  # fmt: skip
    found = react(early, replace(bars, **halved), HONGKONG, benchmark=("^HSI", long(seed=2)))
    assert (found.from_price, missing(found)["from_price"]) == (None, "jump")
    assert (found.abnormal, missing(found)["abnormal"]) == (None, "jump")


def test_a_stock_that_trades_again_is_not_gone() -> None:
    bars = long(200)
    kept = np.r_[np.arange(180), 199]
    resumed = replace(bars, **{c: getattr(bars, c)[kept] for c in ("time", *COLUMNS)})
    found = react(deal(), resumed, HONGKONG, provisional=True, as_of=bars.day(199))
    assert found.asked is not None
    assert "delisted" not in found.asked.flags


# -- size and neighbours


def test_options_and_other_lines_are_not_measured_with_this_ones_volume_or_price() -> None:
    option = react(
        deal(instrument="derivative", holding_after=Decimal(5_000_000)), long(), HONGKONG
    )
    assert (option.size.of_holding, option.size.of_turnover, option.from_price) == (
        None,
        None,
        None,
    )
    assert missing(option)["from_price"] == missing(option)["of_turnover"] == "not_shares"
    other = react(deal(holding_after=Decimal(12_600_000)), long(), HONGKONG, own=False)
    assert other.size.of_holding == pytest.approx(0.26)
    assert (other.size.of_turnover, other.from_price) == (None, None)
    assert missing(other)["of_turnover"] == "other_listing"


def test_a_first_purchase_is_no_share_of_nothing() -> None:
    first = react(deal(holding_before=Decimal(0)), long(), HONGKONG)
    assert (first.size.of_holding, missing(first)["of_holding"]) == (None, "nothing_held")


def test_the_size_of_a_deal() -> None:
    bars = long()
    after = deal(holding_after=Decimal(12_600_000), shares=Decimal(2_600_000))
    found = react(after, bars, HONGKONG)
    assert found.size.of_holding == pytest.approx(0.26)
    assert found.size.of_turnover == pytest.approx(2.6)
    month = deal(traded_from=date(2025, 10, 1), traded_to=date(2025, 10, 31))
    assert react(month, bars, HONGKONG).size.of_turnover is None
    sold = react(deal(side="sell", holding_after=Decimal(0)), bars, HONGKONG)
    assert sold.size.of_holding == pytest.approx(1.0)
    unknown = react(deal(shares=None, value=Decimal(5), price=None), bars, HONGKONG)
    assert (unknown.size.of_holding, unknown.size.of_turnover) == (None, None)


def test_prices_of_before_a_split_are_put_on_todays_basis() -> None:
    split = replace(prices(TUESDAY), splits=((time_of_day(date(2025, 11, 25)), 2.0),))
    found = react(deal(price=Decimal("77.16")), split, HONGKONG)
    assert found.from_price == pytest.approx(40.34 / 38.58 - 1)


def test_pence_are_not_pounds() -> None:
    found = react(deal(currency="GBP", price=Decimal("0.3858")), prices(TUESDAY), HONGKONG)
    assert found.from_price is None  # another currency than that of the prices
    pence = replace(prices(TUESDAY), currency="GBp")
    found = react(deal(currency="GBP", price=Decimal("0.3858")), pence, HONGKONG)
    assert found.from_price == pytest.approx(40.34 / 38.58 - 1)


def test_what_lies_within_five_sessions_is_named() -> None:
    bars = replace(
        long(),
        dividends=((time_of_day(date(2025, 11, 24)), 0.5),),
        splits=((time_of_day(date(2025, 6, 2)), 2.0),),
    )
    results = CalendarDay(
        id="r", issuer_id="x", calendar_kind="results", traded_from=date(2025, 11, 20)
    )
    others = [
        deal(),
        results,
        deal(id="o", published_at=datetime(2025, 11, 19, 10, tzinfo=UTC)),
        deal(id="far", published_at=datetime(2025, 9, 1, 10, tzinfo=UTC)),
        deal(id="gone", status="cancelled"),
        Note(id="n", issuer_id="x", traded_from=date(2025, 11, 24), note="mine"),
    ]
    found = react(deal(), bars, HONGKONG, others=others)
    assert [(n.kind, n.event.id if n.event else None) for n in found.near] == [
        ("insider_deal", "o"),
        ("results", "r"),
        ("ex_date", None),
    ]


def test_returns_need_no_adjusted_close_of_every_session() -> None:
    """One that is missing is put on the basis of the next; no session is lost."""
    bars = long(5)
    bars = replace(bars, adjusted=bars.close * [0.9, 0.9, 0.95, 0.95, 1.0])
    bars.adjusted[[1, 4]] = math.nan
    kept = closes_of(bars)
    assert kept.close == pytest.approx(bars.close * [0.9, 0.95, 0.95, 0.95, 0.95])


def test_the_path_has_what_an_ex_date_paid() -> None:
    bars = long()
    paid = replace(bars, adjusted=bars.close * np.r_[np.full(195, 0.9), np.ones(5)])
    sessions, stock, _ = normalised(paid, None, 190)
    assert stock[sessions.index(5)] == pytest.approx(bars.close[195] / bars.close[189] / 0.9 - 1)


def test_the_path_is_a_share_of_the_close_before() -> None:
    bars = long()
    sessions, stock, benchmark = normalised(bars, None, 190)
    assert sessions[0] == -20
    assert sessions[-1] == 9
    assert stock[sessions.index(-1)] == 0
    assert all(math.isnan(v) for v in benchmark)
    _, _, beside = normalised(bars, long(seed=2), 190)
    assert beside[sessions.index(-1)] == 0
    _, _, moved = normalised(bars, long(seed=2), 190, lag=1)
    index = long(seed=2).close
    assert moved[sessions.index(0)] == pytest.approx(index[189] / index[188] - 1)
    today = long(seed=2).slice(0, 199)  # the later market has not opened on the last day
    _, _, moved = normalised(bars, today, 190, lag=1)
    assert moved[sessions.index(9)] == pytest.approx(index[198] / index[188] - 1)


# -- the sentence


def test_it_never_says_why_nor_what_follows() -> None:
    for found in reactions():
        for lang in LANGUAGES:
            said = sentence.sentence(found, lang).casefold()
            for word in NEVER[lang]:
                assert not re.search(rf"\b{re.escape(word)}\b", said), (word, said)


def test_every_percentage_has_one_decimal() -> None:
    for found in reactions():
        for lang in LANGUAGES:
            said = sentence.sentence(found, lang)
            for number in re.findall(r"([\d.,]+)\u202f%", said):
                assert re.fullmatch(r"\d+[.,]\d", number), said


def test_the_benchmark_and_the_usual_days_are_named() -> None:
    found = react(deal(), long(), HONGKONG, benchmark=("^HSI", long(seed=2)))
    said = sentence.sentence(found, "de")
    assert "Überrendite gegenüber Hang Seng" in said
    assert re.search(r"weiter als an \d+ von 1\d\d üblichen Tagen", said)
    assert found.benchmark_move is not None
    alone = sentence.sentence(react(deal(), long(), HONGKONG), "de")
    assert "Überrendite" not in alone


def test_a_largest_gain_never_reads_like_a_price() -> None:
    flat = [
        (date.fromordinal(date(2025, 6, 2).toordinal() + k).isoformat(), *[40.0] * 4, 1e6)
        for k in range(170)
        if date.fromordinal(date(2025, 6, 2).toordinal() + k).weekday() < 5
    ]
    told = [r for r in flat if r[0] <= "2025-11-21"]
    bars = bars_of([*told, *MONDAY[1:], TUESDAY], currency="HKD")  # type: ignore[list-item]
    said = sentence.sentence(react(deal(), bars, HONGKONG), "en")
    assert "Largest daily gain on closes since" in said


def reactions() -> list[Reaction]:
    """Reactions of every status, with and without a benchmark."""
    made = [react(deal(), b, HONGKONG) for b in (None, prices(), prices(TUESDAY), long())]
    made += [react(deal(), prices(TUESDAY), HONGKONG, provisional=True)]
    made += [react(deal(), bars_of([TUESDAY]), HONGKONG)]
    made += [react(deal(published_at=None), prices(), HONGKONG)]
    for seed in range(8):
        bars = long(seed=seed)
        made.append(react(deal(), bars, HONGKONG, benchmark=("^HSI", long(seed=seed + 50))))
        made.append(react(deal(), replace(bars, origin="simulated"), HONGKONG))
    return made


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.one_of(st.floats(0.01, 1e5), st.just(math.nan))] * 4, st.floats(0, 1e9)),
        max_size=30,
    ),
    st.booleans(),
)
def test_any_prices_make_a_sentence(
    told: list[tuple[float, ...]],
    provisional: bool,
) -> None:
    first = date(2025, 11, 10).toordinal()
    raw = bars_of(
        [(date.fromordinal(first + k).isoformat(), *row) for k, row in enumerate(told)]  # type: ignore[misc]
    )
    found = react(deal(), tidy(raw), HONGKONG, provisional=provisional)
    for lang in LANGUAGES:
        said = sentence.sentence(found, lang)
        assert said
        assert "nan" not in said
    json.dumps(plain(found), allow_nan=False)
