"""Colours, sizes and the palette: light and dark, and what up and down look like."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from watchapp.assets import asset
from watchapp.core.records import dataclass

GRID = 4  # everything is spaced in multiples of it
SMALL = 12  # px: dates, caveats, second lines
TINY = 11  # px: axis labels, the smallest there is
BASE = 13
TITLE = 20
# QApplication's arguments: setStyle() makes Python learn all of QStyle before the first frame.
STYLE = ("-style", "Fusion")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their job; each one's contrast is tested (text 4.5:1, marks 3:1)."""

    name: str
    ground: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    warning: str
    up: str
    down: str
    insider: str
    company: str
    shares: str
    note: str
    volume: str
    grid: str
    provisional: str
    compared1: str
    compared2: str
    compared3: str
    compared4: str

    @property
    def compared(self) -> tuple[str, ...]:
        """The colours of the series beside the chart's own, in their order."""
        return self.compared1, self.compared2, self.compared3, self.compared4


LIGHT = Theme(
    name="light",
    ground="#ffffff",
    panel="#f5f7fa",
    raised="#e9edf3",
    line="#dde3eb",
    text="#161c28",
    muted="#556072",
    accent="#1f52c9",
    on_accent="#ffffff",
    selection="#e2eafc",
    warning="#8a4b00",
    up="#0c7850",
    down="#c22f3d",
    insider="#6a2bb5",
    company="#8f6410",
    shares="#9a3f0c",
    note="#3f6072",
    volume="#828d9e",
    grid="#eaeef3",
    provisional="#828d9e",
    compared1="#00757f",
    compared2="#b3247e",
    compared3="#596a00",
    compared4="#1b6fb8",
)
DARK = Theme(
    name="dark",
    ground="#11151c",
    panel="#191e27",
    raised="#262d39",
    line="#2c3440",
    text="#eaeef5",
    muted="#a3adbd",
    accent="#8fb0ff",
    on_accent="#0d1320",
    selection="#22314f",
    warning="#f0b354",
    up="#3fcb8d",
    down="#f2707a",
    insider="#c79dff",
    company="#dba744",
    shares="#ef9264",
    note="#8fb9cf",
    volume="#69758a",
    grid="#202733",
    provisional="#69758a",
    compared1="#4fd0da",
    compared2="#f48fcb",
    compared3="#c5d15c",
    compared4="#79b8f2",
)
# Words at least 7:1, marks 4.5:1, lines and grid to be seen at all.
_HIGH = {
    "light": {
        "panel": "#ffffff",
        "raised": "#e6eaf1",
        "line": "#5b6675",
        "text": "#000000",
        "muted": "#29313e",
        "accent": "#0b3596",
        "selection": "#d5e1ff",
        "warning": "#5f3000",
        "up": "#00502c",
        "down": "#8f0918",
        "insider": "#4a128c",
        "company": "#5d3f00",
        "shares": "#6b2700",
        "note": "#1d3d4d",
        "volume": "#5b6675",
        "grid": "#c2cad6",
        "provisional": "#5b6675",
        "compared1": "#00474d",
        "compared2": "#7a1155",
        "compared3": "#3c4700",
        "compared4": "#0b477c",
    },
    "dark": {
        "ground": "#000000",
        "panel": "#000000",
        "raised": "#20242c",
        "line": "#98a4b6",
        "text": "#ffffff",
        "muted": "#d4dbe6",
        "accent": "#b6ccff",
        "selection": "#162a55",
        "warning": "#ffce74",
        "up": "#62efac",
        "down": "#ffa6ad",
        "insider": "#ddc4ff",
        "company": "#f2c56d",
        "shares": "#ffb591",
        "note": "#b5d9ec",
        "volume": "#8d99ac",
        "grid": "#3a4454",
        "provisional": "#8d99ac",
        "compared1": "#7ae6ee",
        "compared2": "#ffb1de",
        "compared3": "#dcea6f",
        "compared4": "#a4d2ff",
    },
}
# Up and down only: lanes and the accent keep their colours in every palette.
_COLOURBLIND = {
    ("light", False): ("#0b63b5", "#a34e00"),
    ("dark", False): ("#6db3f2", "#f0a04b"),
    ("light", True): ("#08427c", "#6e3400"),
    ("dark", True): ("#9fd0ff", "#ffc07a"),
}


def theme_of(name: str, palette: str, contrast: str = "normal") -> Theme:
    """A theme with a palette.

    Args:
        name: ``light`` or ``dark``, "" for as the system has it.
        palette: One of ``western``, ``asian``, ``colourblind``.
        contrast: ``normal`` or ``high``, "" for as the system has it.
    """
    hints = QGuiApplication.styleHints()
    if not name:
        name = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    high = contrast == "high" or (not contrast and _system_wants_contrast())
    theme = DARK if name == "dark" else LIGHT
    if high:
        theme = replace(theme, **_HIGH[theme.name])
    if palette == "asian":
        theme = replace(theme, up=theme.down, down=theme.up)
    elif palette == "colourblind":
        up, down = _COLOURBLIND[theme.name, high]
        theme = replace(theme, up=up, down=down)
    return theme


def _system_wants_contrast() -> bool:
    """Where Qt reports it (6.10 and later)."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if hints is None:
        return False
    return bool(hints().contrastPreference() == Qt.ContrastPreference.HighContrast)


def font(px: int = BASE, *, bold: bool = False) -> QFont:
    """The application's font in ``px`` pixels, its figures all of one width."""
    made = QFont(QApplication.font())
    made.setPixelSize(px)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def scaled(px: int, ratio: float, *, bold: bool = False) -> QFont:
    """``font`` for painting in device pixels."""
    made = font(px, bold=bold)
    made.setPixelSize(round(px * ratio))
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Gives the whole application, which was made with ``STYLE``, a palette and a style sheet."""
    app.setPalette(_palette(theme))
    base = QFont(app.font())
    base.setPixelSize(BASE)
    app.setFont(base)
    values = {f: getattr(theme, f) for f in theme.__slots__}
    app.setStyleSheet(_STYLE.format(icons=asset("icons").as_posix(), **values))


def set_icon(app: QApplication) -> None:
    """Gives the windows their icon: behind the first frame, since it brings Qt's SVG along."""
    app.setWindowIcon(QIcon(str(asset("icons", "watchapp.svg"))))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.text),
        (roles.Base, theme.ground),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.text),
        (roles.Button, theme.raised),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.on_accent),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.text),
        (roles.PlaceholderText, theme.muted),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.Light, theme.raised),
        (roles.Mid, theme.line),
        (roles.Dark, theme.line),
        (roles.Shadow, theme.line),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


_STYLE = """
QToolTip {{ border: 1px solid {line}; padding: 4px; }}
QMainWindow, QDialog {{ background: {panel}; }}
QMenuBar {{ background: {panel}; border-bottom: 1px solid {line}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {raised}; }}
QMenu {{ background: {panel}; border: 1px solid {line}; padding: 4px 0; }}
QMenu::item {{ padding: 5px 28px 5px 24px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QSplitter::handle {{ background: {line}; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {line}; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ font-size: 12px; padding: 0 8px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {{
  background: {ground}; border: 1px solid {line}; border-radius: 4px; padding: 4px 8px;
  selection-background-color: {accent}; selection-color: {on_accent}; min-height: 18px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus {{
  border: 1px solid {accent}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{icons}/down-{name}.svg"); width: 12px; height: 12px; }}
QDateEdit::drop-down {{ border: none; width: 22px; }}
QDateEdit::down-arrow {{ image: url("{icons}/down-{name}.svg"); width: 12px; height: 12px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {panel}; }}
QCalendarWidget {{ border: 1px solid {line}; }}
QCalendarWidget QTableView {{ font-size: 12px; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QSpinBox {{ padding: 0 2px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLineEdit QToolButton {{ padding: 0; border: none; }}
QComboBox QAbstractItemView {{ background: {ground}; border: 1px solid {line};
  selection-background-color: {selection}; selection-color: {text}; }}
QPushButton {{ background: {raised}; border: 1px solid {line}; border-radius: 4px;
  padding: 5px 14px; }}
QPushButton:hover {{ border-color: {muted}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton:default:focus {{ border: 1px solid {text}; }}
QPushButton:disabled {{ color: {muted}; background: {panel}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 4px 8px; color: {text}; }}
QToolButton[role="list-name"] {{ font-weight: 600; font-size: 14px; text-align: left; }}
QToolButton[role="add"] {{ font-size: 17px; padding: 1px 8px; }}
QToolButton[role="compact"] {{ padding: 4px 6px; }}
QToolButton:hover {{ background: {raised}; }}
QToolButton:checked {{ background: {selection}; color: {accent}; font-weight: 600; }}
QToolButton:focus {{ border-color: {accent}; }}
QCheckBox {{ spacing: 6px; padding: 1px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QTableView::indicator, QListView::indicator {{ width: 13px; height: 13px;
  border: 1px solid {muted}; border-radius: 3px; background: {ground}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url("{icons}/check-{name}.svg"); }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QHeaderView {{ background: {panel}; border: none; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: none; padding: 4px 6px;
  border-bottom: 1px solid {line}; font-size: 12px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 8px;
  height: 6px; }}
QTableView {{ border: none; gridline-color: {line}; outline: 0;
  selection-background-color: {selection}; selection-color: {text}; }}
QTableView::item {{ padding: 0 6px; border: none; }}
QTextBrowser {{ border: none; background: transparent; padding: 4px; }}
QTableView::item:selected {{ background: {selection}; color: {text}; }}
QListView {{ border: 1px solid {line}; border-radius: 4px; outline: 0;
  selection-background-color: {selection}; selection-color: {text}; }}
QListView::item {{ padding: 6px 8px; }}
QListView::item:selected {{ background: {selection}; color: {text}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {raised}; border-radius: 4px; min-height: 24px;
  margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {raised}; border-radius: 4px; min-width: 24px;
  margin: 1px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QLabel[role="muted"] {{ color: {muted}; font-size: 12px; }}
QLabel[role="problem"] {{ color: {down}; font-size: 12px; }}
QLabel[role="doubt"] {{ color: {warning}; font-size: 12px; }}
QLabel[role="heading"] {{ color: {muted}; font-size: 12px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: 15px; font-weight: 600; }}
QFrame[role="rule"] {{ background: {line}; min-height: 1px; max-height: 1px; border: none; }}
QFrame[role="notice"] {{ background: {selection}; border-bottom: 1px solid {line}; }}
QFrame[role="notice-warning"] {{ background: {raised}; border-bottom: 1px solid {line}; }}
QWidget[role="ground"] {{ background: {ground}; }}
QWidget[role="panel"] {{ background: {panel}; }}
"""


def colour(value: str, alpha: int = 255) -> QColor:
    """A theme colour as Qt's, more or less transparent."""
    made = QColor(value)
    made.setAlpha(alpha)
    return made


def mixed(value: str, ground: str, share: float) -> QColor:
    """A theme colour over a ground, ``share`` of it: opaque, so that it is painted faster."""
    over, under = QColor(value), QColor(ground)
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))
