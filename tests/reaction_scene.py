"""A file with made-up daily prices of Xiaomi and its index, and purchases spread over two years."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np

from watchapp.app import acts, prices
from watchapp.app.workspace import Workspace
from watchapp.core.candidate import Candidate
from watchapp.core.events import BuybackProgramme, Event, InsiderDeal, Repurchase, ShareCount
from watchapp.core.issuer import Listing

LAST = date(2025, 11, 25)
SESSIONS = 700
DEALS = ("2024-02-05", "2024-05-06", "2024-08-05", "2024-08-07", "2024-11-04", "2025-02-03",
         "2025-05-05", "2025-08-04", "2025-11-24")  # fmt: skip


def sessions() -> list[date]:
    """The weekdays of the prices, oldest first."""
    days = [LAST - timedelta(days=k) for k in range(2 * SESSIONS)]
    return [d for d in days if d.weekday() < 5][:SESSIONS][::-1]


def walk(seed: int, start: float, follows: np.ndarray | None = None) -> np.ndarray:
    """Daily returns; ``follows`` is a market that they have a part of."""
    rng = np.random.default_rng(seed)
    own = rng.normal(0, 0.01, SESSIONS)
    return own if follows is None else own + 1.2 * follows


def table(path: Path, returns: np.ndarray, start: float) -> Path:
    """A CSV of daily bars."""
    close = start * np.cumprod(1 + returns)
    before = np.r_[start, close[:-1]]
    lines = ["Date,Open,High,Low,Close,Volume"]
    for day, o, c in zip(sessions(), before.tolist(), close.tolist(), strict=True):
        high, low = max(o, c) * 1.004, min(o, c) * 0.996
        lines.append(f"{day},{o:.4f},{high:.4f},{low:.4f},{c:.4f},50000000")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def listing(workspace: Workspace, symbol: str) -> Listing:
    found = workspace.desk.book.by_symbol(symbol)
    assert found is not None
    return found


def deal(issuer: str, day: str, person: str = "Lei Jun", **more: object) -> InsiderDeal:
    values: dict[str, object] = {
        "id": f"deal-{day}-{person[:3]}",
        "issuer_id": issuer,
        "mic": "XHKG",
        "person": person,
        "side": "buy",
        "traded_from": date.fromisoformat(day),
        "published_at": datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC),
        "shares": Decimal(1_000_000),
        "value": Decimal(40_000_000),
        "currency": "HKD",
    }
    return InsiderDeal(**{**values, **more})  # type: ignore[arg-type]


def made(workspace: Workspace, folder: Path) -> Listing:
    """Fills a file; gives Xiaomi's listing."""
    desk = workspace.desk
    list_id = desk.book.lists()[0].id
    wanted = [Candidate("1810.HK", "Xiaomi Corporation", currency="HKD"),
              Candidate("^HSI", "Hang Seng Index")]  # fmt: skip
    desk.do(acts.add_candidates(desk.book, list_id, wanted))
    market = walk(3, 20_000)
    for symbol, returns, start in (
        ("1810.HK", walk(4, 30, market), 30),
        ("^HSI", market, 20_000),
    ):
        path = table(folder / f"{symbol.strip('^')}.csv", returns, start)
        desk.do(prices.import_file(workspace, listing(workspace, symbol), path))
    xiaomi = listing(workspace, "1810.HK")
    for event in events(xiaomi.issuer_id):
        desk.do(acts.save_event(desk.book, event))
    return xiaomi


def events(issuer: str) -> list[Event]:
    """Nine purchases (two of them neighbours), a mandate with a repurchase, and a share count."""
    found: list[Event] = [deal(issuer, day) for day in DEALS]
    found.append(deal(issuer, "2025-11-20", "Lin Bin"))
    found.append(
        BuybackProgramme(
            id="mandate", issuer_id=issuer, mic="XHKG", programme_kind="mandate",
            shares=Decimal(2_500_000_000), traded_from=date(2025, 6, 5),
            published_at=datetime(2025, 6, 5, 10, tzinfo=UTC),
        )
    )  # fmt: skip
    found.append(
        Repurchase(
            id="bought", issuer_id=issuer, mic="XHKG", programme_id="mandate",
            traded_from=date(2025, 9, 1), published_at=datetime(2025, 9, 1, 10, tzinfo=UTC),
            shares=Decimal(10_000_000), value=Decimal(400_000_000), currency="HKD",
        )
    )  # fmt: skip
    found += [
        ShareCount(id=f"count-{day}", issuer_id=issuer, shares=Decimal(shares),
                   traded_from=date.fromisoformat(day))
        for day, shares in (("2024-08-31", 25_000_000_000), ("2025-08-31", 26_000_000_000))
    ]  # fmt: skip
    return found
