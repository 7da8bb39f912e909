"""Real documents, where they are there: what a person reads in them is what the program reads."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from watchapp.core.events import BuybackProgramme, InsiderDeal, InsiderPlan, Repurchase
from watchapp.core.filed import Filed, Reading
from watchapp.core.problems import KnownError
from watchapp.formats.filings.read import read

DATA = Path(os.environ.get("WATCHAPP_TEST_DATA", "/nowhere"))
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the recorded documents are not here")
D = Decimal


def reading(pattern: str) -> Reading:
    (path,) = sorted(DATA.glob(pattern))
    return read(path.read_bytes(), path.name)


def deal(pattern: str, line: str) -> InsiderDeal:
    """The deal of a line, such as nd2: the second of the table of shares."""
    found = (f.event for f in reading(pattern).filed)
    event = next(e for e in found if e.sources[0].key.endswith(f"#{line}"))
    assert isinstance(event, InsiderDeal)
    return event


# Read by eye in the documents: file, line, code, day, shares, price, held afterwards, direct.
BY_EYE = [
    ("form4_2022-12-13_SNOW*", "nd1", "M", "2022-12-13", "200000", "8.88", "301097", True),
    ("form4_2022-12-13_SNOW*", "nd2", "S", "2022-12-13", "73170", "150.841", "227927", True),
    ("form4_2022-12-13_SNOW*", "nd3", "S", "2022-12-13", "74907", "151.814", "153020", True),
    ("form4_2022-12-13_SNOW*", "nd4", "S", "2022-12-13", "41986", "152.655", "111034", True),
    ("form4_2022-12-13_SNOW*", "nd5", "S", "2022-12-13", "5496", "153.872", "105538", True),
    ("form4A_2025-09-25_MUNEX*", "nd1", "P", "2025-09-25", "4780", "12.64", "4780", False),
    ("form4A_2025-09-25_MUNEX*", "nd2", "S", "2025-09-25", "4780", "12.68", "0", False),
    ("0000320193-22-000061.txt", "nd1", "S", "2022-05-04", "9136", "159.94", "468198", True),
    ("0000320193-22-000061.txt", "nd2", "S", "2022-05-04", "5316", "160.82", "462882", True),
    ("form4_2011-06-08_TSLA*", "nd1", "P", "2011-06-08", "1416000", "28.76", "27131565", False),
    ("form4_2024-07-19_AREC*", "nd1", "P", "2024-07-19", "800000", "0.67", "14389960", True),
    ("form4_2025-04-30_SCWO*", "nd1", "A", "2025-04-30", "757756", None, "757756", True),
    ("form4_2025-04-30_SCWO*", "d1", "A", "2025-04-30", "757576", None, None, True),
    ("form4_2025-03-14_DKNG*", "nd1", "S", "2025-03-14", "49252", "37.59", "710145", True),
    ("form4_2025-03-14_DKNG*", "nd2", "S", "2025-03-14", "3525", "38.05", "706620", True),
    ("form4_2025-03-14_DKNG*", "nd3", "S", "2025-03-17", "52777", "39", "653843", True),
    ("form4_2023-06-13_MSFT*", "d1", "A", "2023-06-13", "269.227", None, None, True),
    ("form4_2023-06-21_NVDA*", "nd1", "F", "2023-06-21", "7449", "430.45", "205539", True),
    ("form4_2023-07-07_MDB*", "nd1", "G", "2023-07-07", "941", None, "715", True),
    ("form4_2023-07-07_MDB*", "nd2", "G", "2023-07-07", "941", None, "244513", False),
    ("form4_2025-02-12_ARW*", "nd1", "A", "2025-02-12", "2193", "106.82", "21878", True),
    ("form4_2025-02-12_ARW*", "nd2", "F", "2025-02-12", "1009", "106.82", "20869", True),
    ("form4_2026-06-08_MVIS*", "nd1", "M", "2026-06-08", "150000", None, "622308", True),
    ("form4_2026-06-08_MVIS*", "nd2", "M", "2026-06-08", "118800", None, "741108", True),
    ("form4_2026-06-08_MVIS*", "nd3", "F", "2026-06-10", "77905", "0.3621", "663203", True),
]


@pytest.mark.parametrize("read_by_eye", BY_EYE, ids=lambda r: f"{r[0].strip('*')}-{r[1]}")
def test_a_line_says_what_the_document_says(
    read_by_eye: tuple[str, str, str, str, str, str | None, str | None, bool],
) -> None:
    pattern, line, code, day, shares, price, after, direct = read_by_eye
    event = deal(f"sec/{pattern}", line)
    assert (event.code, event.traded_from) == (code, date.fromisoformat(day))
    assert event.shares == D(shares)
    assert event.price == (D(price) if price else None)
    assert after is None or event.holding_after == D(after)
    assert event.direct is direct


def test_plans_taxes_and_exercises_are_no_decisions() -> None:
    dkng = deal("sec/form4_2025-03-14_DKNG*", "nd1")
    assert (dkng.discretion, dkng.price_low, dkng.price_high) == ("plan", D("36.98"), D("37.97"))
    snow = deal("sec/form4_2022-12-13_SNOW*", "nd2")
    assert (snow.pays_for, snow.market_decision) == ("exercise", False)
    apple = deal("sec/0000320193-22-000061.txt", "nd1")
    assert (apple.discretion, apple.market_decision) == ("plan", False)
    assert apple.published_at == datetime(2022, 5, 6, 22, 30, 57, tzinfo=UTC)
    assert deal("sec/form4_2011-06-08_TSLA*", "nd1").market_decision
    assert deal("sec/form4_2024-07-19_AREC*", "nd1").status == "unverified", "P, but disposed"


def test_the_notice_of_sale_is_a_plan() -> None:
    (filed,) = reading("sec/form144_apple.xml").filed
    event = filed.event
    assert isinstance(event, InsiderPlan)
    assert (event.person, event.shares, event.value, event.traded_from) == (
        "Luca Maestri", D(69996), D("11588537.76"), date(2023, 4, 13)
    )  # fmt: skip


def count(path: Path, *tags: bytes) -> int:
    data = path.read_bytes()
    return sum(data.count(b"<" + tag + b">") for tag in tags)


def test_every_sec_document_is_read_whole() -> None:
    paths = sorted(DATA.glob("sec/form[345]*.xml"))
    assert len(paths) >= 60
    for path in paths:
        found = read(path.read_bytes(), path.name)
        lines = count(path, b"nonDerivativeTransaction", b"derivativeTransaction",
                      b"nonDerivativeHolding", b"derivativeHolding")  # fmt: skip
        assert (found.rows, len(found.filed)) == (lines, lines), path.name
        assert bool(found.remarks) == (lines == 0)
        for filed in found.filed:
            event = filed.event
            assert getattr(event, "price", None) != 0, f"{path.name}: zero is no price"
            assert filed.who.cik
            assert filed.who.name


@pytest.mark.parametrize(
    ("name", "periods"),
    [
        ("Apple.10-Q", [("2024-03-31", "2024-05-04", 45_690_000, "169.74"),
                        ("2024-05-05", "2024-06-01", 51_729_000, "188.38"),
                        ("2024-06-02", "2024-06-29", 41_354_000, "205.54")]),
        ("adbe-10-k", [("2024-08-31", "2024-09-27", 4_600_000, None)]),
        ("nvda-10-q", [("2025-04-28", "2025-05-25", 19_200_000, "120.61"),
                       ("2025-05-26", "2025-06-22", 18_100_000, "141.61"),
                       ("2025-06-23", "2025-07-27", 29_200_000, "161.65")]),
        ("hd-10-k", [("2024-10-28", "2024-11-24", 8_166, "411.08"),
                     ("2024-11-25", "2024-12-22", 3_650, "422.79"),
                     ("2024-12-23", "2025-02-02", 2_694, "395.74")]),
        ("nke-10-k", [("2025-03-01", "2025-03-31", 936_074, "72.39"),
                      ("2025-04-01", "2025-04-30", 1_189_613, "56.01"),
                      ("2025-05-01", "2025-05-31", 1_116_872, "60.77")]),
        ("pg-10-q", [("2025-02-01", "2025-02-28", 4_152_570, "168.57"),
                     ("2025-03-01", "2025-03-31", 3_812_329, "170.50")]),
        ("unh-10-k", [("2024-10-01", "2024-10-31", 2_600_000, "568.70"),
                      ("2024-11-01", "2024-11-30", 900_000, "593.39"),
                      ("2024-12-01", "2024-12-31", 5_600_000, "513.93")]),
        ("unp-10-q", []),
        ("xom-10-q", [("2025-04-01", "2025-04-30", 15_755_246, "106.66"),
                      ("2025-05-01", "2025-05-31", 15_966_137, "105.40"),
                      ("2025-06-01", "2025-06-30", 14_766_153, "108.39")]),
    ],
)  # fmt: skip
def test_months_of_repurchases_are_periods(
    name: str, periods: list[tuple[str, str, int, str | None]]
) -> None:
    found = reading(f"sec/item703/{name}*")
    told = [
        (e.traded_from.isoformat(), e.traded_to.isoformat(), int(e.shares), e.price)
        for f in found.filed
        if isinstance(e := f.event, Repurchase) and e.traded_from and e.traded_to and e.shares
    ]
    assert told == [(a, b, n, D(p) if p else None) for a, b, n, p in periods]
    if name == "adbe-10-k":
        assert found.filed[0].event.method == "accelerated"  # type: ignore[attr-defined]
    if name == "unp-10-q":
        assert {u.reason for u in found.unread} == {"day_without_year"}, "said, not guessed"


def test_companyfacts_are_quarters_and_a_programme() -> None:
    found = reading("sec/xbrl/*SNOW*")
    quarters = {
        (e.traded_from, e.traded_to): e.value
        for f in found.filed
        if isinstance(e := f.event, Repurchase)
    }
    # 516,329 thousand by April, 916,329 by July: the second quarter is the difference
    assert quarters[date(2024, 5, 1), date(2024, 7, 31)] == 400_000_000
    (programme,) = (f.event for f in found.filed if isinstance(f.event, BuybackProgramme))
    assert (programme.value, programme.published_on) == (2_000_000_000, date(2023, 6, 2))
    # 500,000 shares went into the treasury for 68,299 thousand; the rest was retired
    shares = [f.event.shares for f in found.filed if isinstance(f.event, Repurchase)]
    assert shares == [None] * len(shares)


def test_the_swedish_samples() -> None:
    found = reading("eu/pdmr-api/fi_sweden_sample.csv")
    assert (found.rows, len(found.filed)) == (171, 171)
    swedish = reading("eu/fi_sweden_sv_excerpt.csv").filed
    first = swedish[0].event
    assert isinstance(first, InsiderDeal)
    assert (first.person, first.vehicle, first.shares, first.price) == (
        "Paulo Gaspar", "Grupo Lusiaves SGPS SA", D(19545), D("144.98009")
    )  # fmt: skip
    assert [f.event.side for f in swedish] == [
        "buy", "sell", "other", "buy", "sell", "sell", "buy"
    ]  # type: ignore[attr-defined]  # fmt: skip
    assert [f.event.market_decision for f in swedish] == [
        True, True, False, False, True, False, True
    ]  # type: ignore[attr-defined]  # fmt: skip


def test_the_swiss_and_dutch_samples() -> None:
    kuehne = reading("eu/pdmr-api/six_ch_overview.json").filed[1]
    assert (kuehne.event.shares, kuehne.event.value) == (D(5000), D("1017265.3"))
    assert kuehne.corrects == "T1Q7200025"
    assert reading("eu/pdmr-api/afm_nl_index.xml").rows == 12
    (asm,) = reading("eu/pdmr-api/afm_nl_detail.html").filed
    assert isinstance(asm.event, InsiderDeal)
    assert (asm.event.side, asm.event.shares, asm.event.price) == ("grant", D(518), None)
    assert asm.event.traded_from == date(2026, 6, 10)


def test_the_hong_kong_report() -> None:
    found = reading("hk/SRRPT20260909_excerpt.tsv")
    by_name = {(f.who.name, f.who.share_class): f for f in found.filed}
    assert found.rows == len(found.filed) == 16

    def told(filed: Filed) -> tuple[object, ...]:
        e = filed.event
        assert isinstance(e, Repurchase)
        return e.shares, e.price_low, e.price_high, e.value, e.currency, e.cumulative_shares

    assert told(by_name["BIDU-W", "ORD"]) == (
        D(554150), D("89.05"), D("92.35"), D("49998239.17"), "HKD", D(1099150)
    )  # fmt: skip
    assert told(by_name["HAITIAN FLAV", "A SHARES"]) == (
        D(858364), D("34.01"), D("34.20"), D("29299936.40"), "CNY", None
    )  # fmt: skip
    assert by_name["ASIA ALLIED INF", "ORD"].event.price == D("0.43"), "the lowest is blank"


def test_yahoos_tables() -> None:
    found = reading("yahoo/nyf2_quoteSummary-insiderTransactions-ARMK.json")
    assert found.rows == len(found.filed) == 150
    sides = {f.event.side for f in found.filed}  # type: ignore[attr-defined]
    assert sides <= {"buy", "sell", "grant", "exercise", "gift", "unknown"}


def words_for(path: Path) -> str:
    """What is said of a file: its layout, or the code of why it is not read."""
    try:
        found = read(path.read_bytes(), path.name)
    except KnownError as error:
        return error.code
    assert found.rows == len(found.filed) + len(found.unread)
    return found.layout


def test_everything_else_is_said_in_words() -> None:
    folders = ("eu", "eu/pdmr-api", "hk", "misc", "sec", "yahoo")
    paths = [p for f in folders for p in sorted((DATA / f).glob("*")) if p.is_file()]
    assert len(paths) > 100
    assert all(words_for(p) for p in paths)
