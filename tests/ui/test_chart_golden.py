"""The chart as it was when somebody looked at it: pictures in both themes and three palettes.

They are drawn with a font of the tests' own, offscreen, one device pixel per pixel. After a change
that is meant, ``WATCHAPP_GOLDEN=write pytest tests/ui/test_chart_golden.py`` draws them anew; look
at them before they are committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication
from samples import deal
from test_chart import daily

from watchapp.core import marks
from watchapp.core.bars import Bars
from watchapp.core.compare import Compared
from watchapp.core.events import BuybackProgramme, CalendarDay, InsiderPlan, Repurchase
from watchapp.core.mark_groups import MarkIndex
from watchapp.core.pyramid import Pyramid
from watchapp.ui import theme as looks
from watchapp.ui.chart.canvas import Shown
from watchapp.ui.chart.export import Caption, Picture

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
FONTS = Path(__file__).parents[1] / "data" / "fonts"
SIZE = QSize(760, 520)
CLOSE = 24  # of 255, how far a channel may be off: letters are smoothed a little differently
FEW = 0.002  # of all pixels that may be off by more
LOOKS = [(name, palette) for name in ("light", "dark") for palette in
         ("western", "asian", "colourblind")]  # fmt: skip


@pytest.fixture
def _test_font(qapp: QApplication) -> Iterator[None]:
    before, locale = qapp.font(), QLocale()
    added = [QFontDatabase.addApplicationFont(str(p)) for p in sorted(FONTS.glob("*.ttf"))]
    qapp.setFont(QFont("Watchapp Test"))
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(locale)
    qapp.setFont(before)
    for number in added:
        QFontDatabase.removeApplicationFont(number)


def bars() -> Bars:
    """Ninety sessions that rise, fall and jump, the last of them not final."""
    k = np.arange(90)
    close = 40 + 6 * np.sin(k / 9) + 0.7 * np.sin(k * 2.3) + np.where(k > 60, 4, 0)
    made = daily(close.tolist(), date(2025, 8, 18))
    opened = np.r_[close[0], close[:-1]] + 0.4 * np.sin(k * 1.7)
    return replace(
        made, open=opened, high=np.maximum(opened, close) + 0.5 + 0.4 * np.cos(k),
        low=np.minimum(opened, close) - 0.6, volume=1e6 * (2 + np.sin(k * 0.9)),
    )  # fmt: skip


def events() -> list[object]:
    known = datetime(2025, 11, 6, 3, tzinfo=UTC)
    later = {"traded_to": None, "published_at": known, "price": Decimal(46), "value": None}
    own = {"issuer_id": "i"}
    return [
        deal("buy", traded_from=date(2025, 11, 4), **later),
        deal("sell", traded_from=date(2025, 9, 30), side="sell", **later | {"person": "Lu W."}),
        deal("passive", traded_from=date(2025, 10, 15), passive=True, **later),
        InsiderPlan(
            id="plan", traded_from=date(2025, 12, 26), person="Lin Bin", side="sell", **own
        ),
        BuybackProgramme(
            id="mandate", programme_kind="mandate", name="Mandate", shares=Decimal(10_000_000),
            traded_from=date(2025, 9, 1), traded_to=date(2026, 6, 5), **own,
        ),
        *(
            Repurchase(
                id=f"r{k}", programme_id="mandate", traded_from=date(2025, 10, 6 + k),
                shares=Decimal(400_000), price=Decimal(45), currency="HKD", **own,
            )
            for k in range(4)
        ),
        Repurchase(
            id="odd", status="unverified", traded_from=date(2025, 11, 14), shares=Decimal(1),
            price=Decimal(45), **own,
        ),
        CalendarDay(
            id="closed", calendar_kind="closed_period", traded_from=date(2025, 11, 17),
            traded_to=date(2025, 12, 5), **own,
        ),
    ]  # fmt: skip


def drawn(theme: str, palette: str, **more: object) -> QImage:
    series = bars()
    shown = Shown(
        bars=series, pyramid=Pyramid(series), provisional=True,
        marks=MarkIndex(marks.place(events(), series).marks), chosen=frozenset({"buy"}),
        x0=-0.5, x1=97.5, **more,
    )  # fmt: skip
    picture = Picture(shown, looks.theme_of(theme, palette), Caption("Xiaomi", "1810.HK"), SIZE)
    return picture.image(1.0)


def pixels(image: QImage) -> np.ndarray:
    made = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(made.constBits(), np.uint8)
    return flat.reshape(made.height(), made.width(), 4)[:, :, :3].astype(int)


def check(name: str, image: QImage) -> None:
    path = GOLDEN / f"{name}.png"
    if os.environ.get("WATCHAPP_GOLDEN") == "write":
        image.save(str(path))
    wanted, found = pixels(QImage(str(path))), pixels(image)
    assert found.shape == wanted.shape
    off = (np.abs(found - wanted).max(axis=2) > CLOSE).mean()
    assert off <= FEW, f"{off:.2%} of {path.name} is another picture"


@pytest.mark.usefixtures("_test_font")
@pytest.mark.parametrize(("name", "palette"), LOOKS, ids=["-".join(x) for x in LOOKS])
def test_candles_and_marks_are_as_they_were_looked_at(name: str, palette: str) -> None:
    check(f"{name}-{palette}", drawn(name, palette))


@pytest.mark.usefixtures("_test_font")
def test_lines_panes_and_another_symbol_are_as_they_were_looked_at() -> None:
    series = bars()
    other = replace(series, close=series.close[::-1].copy())
    image = drawn(
        "light",
        "western",
        style="area",
        overlays=frozenset({"average20", "volume20", "drawdown"}),
        name="1810.HK",
        compared=(Compared.of("^HSI", series, other),),
    )
    check("light-compared", image)


@pytest.mark.usefixtures("_test_font")
def test_another_palette_is_another_picture() -> None:
    one, other = pixels(drawn("light", "western")), pixels(drawn("light", "asian"))
    assert (np.abs(one - other).max(axis=2) > CLOSE).mean() > FEW, "the comparison would see it"
