"""The chosen event in full: numbers, both clocks, proof, and what is doubtful about it."""

from __future__ import annotations

import html as markup
from collections.abc import Iterable, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from watchapp.app import text
from watchapp.core.events import (
    BuybackProgramme,
    Event,
    Holding,
    InsiderDeal,
    InsiderPlan,
    Repurchase,
    Source,
)
from watchapp.core.problems import Problem
from watchapp.ui.events import words
from watchapp.ui.theme import Theme

translate = QCoreApplication.translate


def html(
    event: Event,
    problems: Sequence[Problem],
    theme: Theme,
    *,
    simulated: bool = False,
    other: Event | None = None,
    story: str = "",
) -> str:
    """The card as rich text; everything that came from outside is plain text inside it.

    ``other`` is the event as a source has it, where that waits for the user's answer; ``story``
    what followed the event, as rich text.
    """
    parts = [f'<p style="font-size:15px; font-weight:600;">{_safe(words.title(event))}</p>']
    if size := words.size(event):
        parts.append(f"<p>{_safe(size)}</p>")
    clocks = [
        (translate("card", "Traded"), words.traded(event)),
        (translate("card", "Known"), words.known(event)),
    ]
    parts.append(_table(clocks))
    if other is not None:
        parts.append(_difference(event, other, theme))
    parts.append(story)
    lines = [
        *_details(event),
        (translate("card", "Status"), _status(event)),
        (translate("card", "Entered"), words.entered(event)),
    ]
    parts.append(_table((k, v) for k, v in lines if v))
    if event.note:
        parts.append(f"<p>{_safe(event.note)}</p>")
    parts.append(_proof(event.sources, theme))
    parts.append(_doubts(problems, theme))
    if simulated:
        warning = translate(
            "card", "SIMULATED prices: the event is real, the price around it is not."
        )
        parts.append(f'<p style="color:{theme.warning};">{_safe(warning)}</p>')
    body = "".join(parts)
    return f'<div style="color:{theme.text}; font-size:13px; margin:4px 12px;">{body}</div>'


def hint(words_: str, theme: Theme) -> str:
    """What stands in the card's place while nothing is chosen."""
    return f'<p style="color:{theme.muted}; margin:8px 12px;">{_safe(words_)}</p>'


def _safe(words_: str) -> str:
    return markup.escape(words_).replace("\n", "<br>")


def _status(event: Event) -> str:
    return "" if event.status == "current" else text.word(event.status)


def _details(event: Event) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if isinstance(event, InsiderDeal):
        found = _deal(event)
    elif isinstance(event, InsiderPlan):
        found = [
            (
                translate("card", "Roles"),
                ", ".join(text.word(r) for r in event.roles),
            )
        ]
    elif isinstance(event, Holding):
        found = [
            (translate("card", "Through"), event.vehicle),
            (translate("card", "Stake"), _percent(event.percent_after)),
        ]
    elif isinstance(event, BuybackProgramme):
        cap = f"{text.number(event.value)} {event.currency or ''}" if event.value else ""
        found = [
            (translate("card", "At most"), cap.strip()),
            (translate("card", "Kind"), text.word(event.programme_kind)),
            (translate("card", "Ends"), event.end_rule),
            (translate("card", "Purpose"), event.purpose),
        ]
    elif isinstance(event, Repurchase):
        found = _repurchase(event)
    return [*found, (translate("card", "Class"), event.share_class)]


def _deal(event: InsiderDeal) -> list[tuple[str, str]]:
    decision = "" if event.discretion == "unknown" else text.word(event.discretion)
    held = "" if event.holding_after is None else text.number(event.holding_after)
    return [
        (translate("card", "Roles"), ", ".join(text.word(r) for r in event.roles)),
        (translate("card", "Through"), event.vehicle),
        (translate("card", "Decision"), decision),
        (translate("card", "Code"), f"{event.code} ({event.scheme})" if event.code else ""),
        (translate("card", "Held after"), held),
        (translate("card", "Stake after"), _percent(event.percent_after)),
    ]


def _repurchase(event: Repurchase) -> list[tuple[str, str]]:
    method = "" if event.method == "unknown" else text.word(event.method)
    so_far = ""
    if event.cumulative_shares is not None:
        basis = text.word(event.cumulative_basis) if event.cumulative_basis else ""
        so_far = f"{text.number(event.cumulative_shares)} {basis}".strip()
    left = ""
    if event.remaining_value is not None:
        left = f"{text.number(event.remaining_value)} {event.currency or ''}".strip()
    elif event.remaining_shares is not None:
        left = text.number(event.remaining_shares)
    return [
        (translate("card", "Method"), method),
        (translate("card", "So far"), so_far),
        (translate("card", "May yet be bought"), left),
    ]


def _difference(event: Event, other: Event, theme: Theme) -> str:
    """What a source says otherwise than the user, line by line."""
    pairs = (
        (translate("card", "Traded"), words.traded(event), words.traded(other)),
        (translate("card", "Known"), words.known(event), words.known(other)),
        (translate("card", "What"), words.title(event), words.title(other)),
        (translate("card", "Size"), words.size(event), words.size(other)),
    )
    rows = [(name, f"{mine} \u2192 {its}") for name, mine, its in pairs if mine != its]
    heading = _safe(translate("card", "The source differs from what you entered"))
    return f'<p style="color:{theme.warning}; font-weight:600;">{heading}</p>{_table(rows)}'


def _percent(value: Decimal | None) -> str:
    return "" if value is None else f"{text.number(value)}\u202f%"


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr><td style="padding:1px 8px 1px 0; font-size:12px;">{_safe(k)}</td>'
        f'<td style="padding:1px 0; font-size:12px;">{_safe(v)}</td></tr>'
        for k, v in rows
    )
    return f"<table>{cells}</table>"


def _proof(sources: Sequence[Source], theme: Theme) -> str:
    heading = translate("card", "Proof")
    parts = [f'<p style="font-weight:600; font-size:12px; color:{theme.muted};">{heading}</p>']
    if not sources:
        none = translate("card", "No source was given.")
        return parts[0] + f"<p>{_safe(none)}</p>"
    for source in sources:
        name = _safe(words.source_name(source.name))
        if source.url.startswith(("http://", "https://")):
            link = markup.escape(source.url, quote=True)
            name = f'<a href="{link}" style="color:{theme.accent};">{name}</a>'
        quoted = f"<br>\u201c{_safe(source.quote)}\u201d" if source.quote else ""
        sure = ""
        if source.confidence is not None and source.confidence < 1:
            percent = text.number(100 * source.confidence, 0)
            words_ = translate("card", "certainty {percent} %")
            sure = f" \u00b7 {_safe(words_.format(percent=percent))}"
        read = _safe(_read(source))
        parts.append(f"<p>{name}{sure}{read}{quoted}</p>")
    return "".join(parts)


def _read(source: Source) -> str:
    """When a source was read and by what."""
    if source.retrieved_at is None:
        return ""
    said = translate("card", " \u00b7 read {when}").format(when=text.moment(source.retrieved_at))
    by = translate("card", " by {parser}").format(parser=source.parser) if source.parser else ""
    return said + by


def _doubts(problems: Sequence[Problem], theme: Theme) -> str:
    if not problems:
        fine = translate("card", "plausible")
        return f"<p>\u2713 {_safe(fine)}</p>"
    lines = "<br>".join(_safe(text.problem(p)) for p in problems)
    return f'<p style="color:{theme.warning};">{lines}</p>'
