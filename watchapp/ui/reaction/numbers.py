"""Numbers of reactions and studies as the card and the tables write them; a dash for none."""

from __future__ import annotations

import html as markup
from collections.abc import Iterable

from watchapp.analysis import sentence
from watchapp.app import language, text
from watchapp.ui.theme import TINY
from watchapp.ui.wrapping import unbroken

NONE = "\u2013"


def percent(value: float) -> str:
    """A fraction as per cent, as the sentence has it."""
    return sentence.percent(value, language.of_sentences())


def signed_percent(value: float | None) -> str:
    """A change as per cent, as the sentence has it."""
    if value is None:
        return NONE
    return sentence.percent(value, language.of_sentences(), signed=True)


def hundredths(value: float | None) -> str:
    """A change as per cent with two decimals, for experts."""
    return NONE if value is None else f"{text.signed(100 * value, 2)}\u202f%"


def plain(value: float | None, digits: int = 2) -> str:
    """A number."""
    return NONE if value is None else text.number(value, digits)


def signed_plain(value: float | None) -> str:
    """A test statistic."""
    return NONE if value is None else text.signed(value, 2)


def session(value: int) -> str:
    """A session from day zero on: +5."""
    return f"{value:+d}".replace("-", text.MINUS) if value else "0"


def window_name(window: tuple[int, int]) -> str:
    """A window as tables call it: [0, +5]."""
    first, last = map(session, window)
    return f"[{first}]" if first == last else f"[{first}, {last}]"


def table(rows: Iterable[Iterable[str]], padding: str) -> str:
    """Small rows as rich text; what stands in them is plain text, a line of it never parted."""
    style = f"padding:{padding}; font-size:{TINY}px;"
    lines = ("".join(f'<td style="{style}">{_cell(cell)}</td>' for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cell(words: str) -> str:
    whole = unbroken(markup.escape(words)).replace(" ", "\u00a0")
    return whole.replace("\n", "<br>")
