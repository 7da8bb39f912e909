"""The header over the chart: who it is, the newest price and how fresh it is, how far from high."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from watchapp.app import text
from watchapp.app.market import Market
from watchapp.core.issuer import Listing
from watchapp.core.quote import Quote
from watchapp.ui import theme as looks
from watchapp.ui.labels import ElidedLabel
from watchapp.ui.theme import Theme
from watchapp.ui.watchlist.columns import currency_name, digits_of, price


class Header(QWidget):
    """Says what is known of a listing's price; ``real_prices_wanted`` is its one button."""

    real_prices_wanted = Signal()

    def __init__(self, market: Market, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._market = market
        self._theme = theme
        self._listing: Listing | None = None
        self._name, self._about, self._when, self._below = (ElidedLabel() for _ in range(4))
        self._last, self._change = QLabel(), QLabel()
        self._own = QPushButton(self.tr("Use real prices"))
        self._own.setToolTip(self.tr("Replaces the prices in this file by fetched ones"))
        self._own.clicked.connect(self.real_prices_wanted)
        self._own.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        self._name.setFont(looks.font(looks.TITLE, bold=True))
        self._last.setFont(looks.font(looks.TITLE, bold=True))
        self._change.setFont(looks.font(15, bold=True))
        for label in (self._about, self._when, self._below):
            label.setProperty("role", "muted")
        self._last.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 8, 0)
        first.addWidget(self._name, 1)
        first.addWidget(self._own)
        self._second = QHBoxLayout()
        self._second.setContentsMargins(0, 0, 8, 0)
        self._second.addWidget(self._about, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._last, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._when, 1, Qt.AlignmentFlag.AlignBaseline)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addLayout(self._second)
        layout.addLayout(row)
        layout.addWidget(self._below)

    def add_chip(self, chip: QWidget) -> None:
        """Puts a small widget at the right of what the listing is."""
        self._second.addWidget(chip)

    def offer_real_prices(self, offered: bool) -> None:
        """Shows the button that gives up imported or simulated prices, or hides it."""
        self._own.setVisible(offered)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of a theme."""
        self._theme = theme
        self.show_listing(self._listing)

    def show_listing(self, listing: Listing | None) -> Quote | None:
        """Says the newest price of ``listing``; returns its quote."""
        self._listing = listing
        if listing is None:
            for label in (self._name, self._about, self._last, self._change, self._when):
                label.clear()
            self._below.clear()
            return None
        self._name.setText(listing.name)
        parts = (listing.label, listing.exchange, currency_name(listing.currency))
        self._about.setText(" \u00b7 ".join(p for p in parts if p and p != listing.name))
        quote = self._market.quote(listing.symbol or "")
        for label in (self._last, self._change):
            label.setVisible(quote is not None)
        self._say_state(listing, quote)
        if quote is None:
            self._below.clear()
            return None
        self._last.setText(price(quote.price, quote.currency, quote.symbol))
        self._say_change(listing, quote)
        self._below.setText(self._drawdown(quote))
        return quote

    def _say_state(self, listing: Listing, quote: Quote | None) -> None:
        state = self._market.state(listing.symbol)
        said = text.state(state.word)
        if state.reason and state.word != "live":
            said += f" ({text.reason(state.reason)})"
        if quote is not None:
            said += f" \u00b7 {text.moment(datetime.fromtimestamp(quote.at, UTC))}"
        self._when.setText(said)

    def _say_change(self, listing: Listing, quote: Quote) -> None:
        change, percent = quote.change, quote.change_percent
        if change is None or percent is None:
            self._change.clear()
            return
        said = text.signed(change, digits_of(quote.price, quote.symbol))
        self._change.setText(f"{said}  {text.signed(percent)}\u202f%")
        theme = self._theme
        colour = theme.up if change > 0 else theme.down if change < 0 else theme.text
        if self._market.state(listing.symbol).word in ("stale", "no_data"):
            colour = theme.muted  # an old move is no move of today
        palette = self._change.palette()
        palette.setColor(self._change.foregroundRole(), QColor(colour))
        self._change.setPalette(palette)

    def _drawdown(self, quote: Quote) -> str:
        percent, peak, day = quote.drawdown_percent, quote.peak, quote.peak_day
        if percent is None or peak is None or day is None:
            return ""
        return self.tr("{percent} % from {peak}, highest close of 52 weeks on {day}").format(
            percent=text.number(percent, 1),
            peak=text.number(peak, digits_of(peak)),
            day=text.day(date.fromisoformat(day)),
        )
