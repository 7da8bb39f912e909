"""Every colour can be told from what it stands on: text 4.5:1, marks 3:1 (WCAG 2.1, 1.4.3, 1.4.11).

Relative luminance and contrast ratio are those of https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from looking import DIALOGS, visible_children
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from watchapp.settings import Settings
from watchapp.ui import theme as looks
from watchapp.ui.theme import Theme
from watchapp.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
PALETTES = ("western", "asian", "colourblind")
THEMES = [
    looks.theme_of(name, palette, contrast)
    for name in ("light", "dark")
    for contrast in ("normal", "high")
    for palette in PALETTES
]
HIGH = [looks.theme_of(name, p, "high") for name in ("light", "dark") for p in PALETTES]
IDS = [
    f"{name}-{contrast}-{palette}"
    for name in ("light", "dark")
    for contrast in ("normal", "high")
    for palette in PALETTES
]
LEAST = 11  # px


def luminance(colour: str | QColor) -> float:
    made = QColor(colour)
    parts = (made.redF(), made.greenF(), made.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(theme: Theme, pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{upper} on {ground}: {ratio:.2f}"
        for upper, ground in pairs
        if (ratio := contrast(getattr(theme, upper), getattr(theme, ground))) < least
    ]


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_words_can_be_read(theme: Theme) -> None:
    grounds = ("ground", "panel", "selection")
    words = ("text", "muted", "accent", "warning", "up", "down")
    pairs = [(w, g) for w in words for g in grounds]
    pairs += [("text", "raised"), ("muted", "raised"), ("warning", "raised")]
    pairs += [("on_accent", "accent")]  # the chosen button, the last price
    pairs += [("ground", "insider"), ("ground", "muted")]  # badge, crosshair
    # names and sizes beside glyphs are written in the lane's hue
    pairs += [(h, "ground") for h in ("insider", "company", "shares", "note")]
    assert too_weak(theme, pairs, 4.5) == []
    assert [c for c in theme.compared if contrast(c, theme.ground) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_marks_and_candles_can_be_seen(theme: Theme) -> None:
    marks = ("up", "down", "insider", "company", "shares", "note", "accent")
    pairs = [(m, g) for m in marks for g in ("ground", "panel", "selection")]
    # a sparkline, a bar that is not final, the edge of what has the focus
    pairs += [("volume", g) for g in ("panel", "ground")]
    pairs += [("provisional", "ground"), ("accent", "raised")]
    # the box of a tick
    pairs += [("muted", "panel"), ("muted", "ground"), ("on_accent", "accent")]
    assert too_weak(theme, pairs, 3) == []


@pytest.mark.parametrize("theme", HIGH)
def test_high_contrast_is_more_than_is_asked_of_the_others(theme: Theme) -> None:
    grounds = ("ground", "panel", "selection")
    words = ("text", "muted", "accent", "warning", "up", "down")
    assert too_weak(theme, [(w, g) for w in words for g in grounds], 7) == []
    marks = ("insider", "company", "shares", "note", "volume", "line")
    assert too_weak(theme, [(m, "ground") for m in marks], 4.5) == []
    assert too_weak(theme, [("grid", "ground")], 1.5) == []


def test_high_contrast_is_chosen_in_the_settings_and_the_window_takes_it(
    window_of: Callable[..., Window], workspace_of: Callable[..., Any], sample: Path
) -> None:
    window = window_of(workspace_of(sample, settings=Settings(theme="light")))
    assert window.theme.text != "#000000"
    window.workspace.change_settings(contrast="high")
    window._take_settings()
    assert window.theme.text == "#000000"
    assert window.centre.chart.canvas._theme == window.theme


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_words_on_the_band_of_a_programme_can_be_read(theme: Theme) -> None:
    """A band is its hue over the ground, paler above and stronger where it is filled."""
    for alpha in (46, 150):
        ground, hue = QColor(theme.ground), QColor(theme.company)
        share = alpha / 255
        mixed = QColor.fromRgbF(
            *(
                share * h + (1 - share) * g
                for h, g in zip(hue.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
            )
        )
        assert contrast(theme.text, mixed) >= (4.5 if alpha < 100 else 3)


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_up_and_down_differ_in_more_than_their_hue_or_carry_a_sign(theme: Theme) -> None:
    assert theme.up != theme.down
    others = {theme.insider, theme.company, theme.shares, theme.note, theme.accent}
    assert not {theme.up, theme.down} & others


def test_lanes_and_accent_are_the_same_in_every_palette() -> None:
    for name in ("light", "dark"):
        found = [looks.theme_of(name, p) for p in ("western", "asian", "colourblind")]
        for job in ("insider", "company", "shares", "note", "accent", "text", "ground"):
            assert len({getattr(t, job) for t in found}) == 1


@pytest.mark.parametrize("theme", THEMES, ids=IDS)
def test_qt_gets_a_palette_that_can_be_read(theme: Theme, qapp: QApplication) -> None:
    looks.apply(qapp, theme)
    palette, roles = qapp.palette(), QPalette.ColorRole
    for upper, ground in (
        (roles.WindowText, roles.Window),
        (roles.Text, roles.Base),
        (roles.ButtonText, roles.Button),
        (roles.HighlightedText, roles.Highlight),
        (roles.ToolTipText, roles.ToolTipBase),
        (roles.PlaceholderText, roles.Base),
        (roles.Link, roles.Base),
        (roles.LinkVisited, roles.Base),
        (roles.Text, roles.AlternateBase),
    ):
        assert contrast(palette.color(upper), palette.color(ground)) >= 4.5, (upper, ground)


def test_no_size_in_the_style_is_under_11_pixels() -> None:
    from watchapp.ui.theme import _STYLE

    assert all(int(px) >= LEAST for px in re.findall(r"font-size: (\d+)px", _STYLE))
    assert min(looks.TINY, looks.SMALL, looks.BASE, looks.TITLE) >= LEAST
    assert looks.SMALL >= 12  # dates and caveats


def fonts(top: QWidget) -> list[str]:
    return [
        f"{type(w).__name__} {w.font().pixelSize()}"
        for w in [top, *visible_children(top, QWidget)]
        if 0 < w.font().pixelSize() < LEAST or (isinstance(w, QLabel) and w.font().pointSize() > 0)
    ]


def test_no_text_in_the_window_or_a_dialog_is_under_11_pixels(
    window_of: Callable[..., Window],
    workspace_of: Callable[..., object],
    sample: object,
) -> None:
    window = window_of(workspace_of(sample))
    assert fonts(window) == []
    for make in DIALOGS.values():
        dialog = make(window)
        dialog.show()
        assert fonts(dialog) == []
        dialog.close()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_window_takes_the_colours_everywhere(
    name: str,
    window_of: Callable[..., Window],
    workspace_of: Callable[..., object],
    sample: object,
) -> None:
    """No part stays in the other theme's ground, the chart included."""
    window = window_of(workspace_of(sample, settings=Settings(theme=name)), look=name)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    parts = [window.list.view, window.centre.chart, window.side.table, window.side.card,
             window.menuBar(), window.statusBar()]  # fmt: skip
    for part in parts:
        assert part is not None
        place = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
        piece = image.copy(place)
        step = max(1, piece.width() // 40)
        shades = [
            piece.pixelColor(x, y).lightnessF()
            for x in range(0, piece.width(), step)
            for y in range(0, piece.height(), 7)
        ]
        middle = sorted(shades)[len(shades) // 2]
        assert (middle > 0.5) == (name == "light"), type(part).__name__
