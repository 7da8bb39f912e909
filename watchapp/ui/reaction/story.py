"""What followed an event, as the card tells it: each number says what it was computed from."""

from __future__ import annotations

import html as markup
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from watchapp.app import language, reactions, text
from watchapp.core.exchanges import benchmark_name
from watchapp.core.records import dataclass
from watchapp.ui.events import words
from watchapp.ui.reaction import numbers
from watchapp.ui.theme import TINY, Theme

if TYPE_CHECKING:
    from watchapp.analysis.measures import Move, Volume
    from watchapp.analysis.reaction import Near, Reaction
    from watchapp.app.standing import Standing
    from watchapp.app.studies import Path
    from watchapp.app.workspace import Workspace
    from watchapp.core.events import Event
    from watchapp.core.issuer import Listing

translate = QCoreApplication.translate
PATH_URL = "picture:path"
PATH_SIZE = 132  # px, its height
SMALLEST_SHARE = 0.001  # that one decimal of a per cent shows


@dataclass(frozen=True, slots=True)
class Story:
    """A reaction with the standing of its event and its path."""

    reaction: Reaction
    standing: Standing
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the card; ``why`` is shown where it is clicked."""

    key: str
    label: str
    value: str
    why: str


def of(workspace: Workspace, listing: Listing, event: Event) -> Story:
    """What followed an event, on one listing of its company."""
    from watchapp.app import standing, studies
    from watchapp.ui.reaction import path

    found = reactions.react(workspace, listing, event)
    bars, _ = reactions.daily(workspace, listing.symbol or "")
    drawn = None
    if found.move is not None and found.zero_place and bars is not None:
        other = reactions.final(workspace, found.benchmark) if found.benchmark else None
        drawn = studies.path_of(bars, other, found.zero_place, found.lag)
    drawn = drawn if path.enough(drawn) else None
    return Story(found, standing.standing(workspace, listing, event), drawn)


def names(story: Story, listing: Listing) -> tuple[str, str]:
    """What the lines of the path are called: the symbol and its benchmark."""
    benchmark = story.reaction.benchmark
    return listing.symbol or listing.name, benchmark_name(benchmark)


def told(story: Story, opened: frozenset[str], theme: Theme, width: int) -> str:
    """The part of the card about what followed, as rich text."""
    from watchapp.analysis.sentence import sentence

    found = [f"<p>{markup.escape(sentence(story.reaction, language.of_sentences()))}</p>"]
    if story.reaction.exploratory:
        name = benchmark_name(story.reaction.benchmark)
        said = translate("reaction", "Exploratory: measured against {name}, chosen by hand.")
        if not name:
            said = translate("reaction", "Exploratory: another benchmark was chosen by hand.")
        found.append(_small(said.format(name=name), theme))
    if size := _size(story):
        found.append(f"<p>{markup.escape(size)}</p>")
    if near := _near(story.reaction.near):
        found.append(f"<p>{markup.escape(near)}</p>")
    if story.path is not None:
        found.append(f'<p><img src="{PATH_URL}" width="{width}" height="{PATH_SIZE}"></p>')
    figures = [*_moves(story.reaction), *_standing(story.standing)]
    found.append(_figures(figures, opened, theme))
    if lacking := _missing(story.reaction):
        found.append(_small(lacking, theme))
    if story.reaction.asked is not None and story.reaction.asked.studies is not None:
        found.append(_expert(story.reaction, theme, opened="expert" in opened))
    return "".join(found)


# -- the lines


def _size(story: Story) -> str:
    size = story.reaction.size
    parts = []
    if size.of_holding is not None:
        parts.append(
            translate("reaction", "{percent} of the holding before").format(
                percent=_share(size.of_holding)
            )
        )
    if size.of_turnover is not None:
        parts.append(
            translate("reaction", "{percent} of the average daily volume").format(
                percent=_share(size.of_turnover)
            )
        )
    if not parts:
        return ""
    return translate("reaction", "The deal: {parts}.").format(parts=", ".join(parts))


def _near(near: Iterable[Near]) -> str:
    """What else lies within five sessions, or that nothing does."""
    named = []
    for one in near:
        what = words.title(one.event) if one.event is not None else text.word(one.kind)
        named.append(f"{what} ({text.day(one.day)})")
    if not named:
        return ""
    shown = named[:4]
    if len(named) > len(shown):
        shown.append(translate("reaction", "{n} more").format(n=len(named) - len(shown)))
    return translate("reaction", "Within five sessions: {things}.").format(things="; ".join(shown))


def _missing(reaction: Reaction) -> str:
    """Which numbers there are not, and why; what the sentence says already is left out."""
    from watchapp.analysis.missing import missing

    labels = {
        "high": translate("reaction", "Open, high, low"),
        "drawdown": translate("reaction", "Eve against the 52-week high"),
        "of_turnover": translate("reaction", "Size against a day's volume"),
        "of_holding": translate("reaction", "Share of the holding"),
        "from_price": translate("reaction", "Since the deal's price"),
        "abnormal": translate("reaction", "Beyond the index"),
    }
    lacking: dict[str, list[str]] = {}
    for name, reason in missing(reaction).items():
        said = text.word(f"missing_{reason}")
        if name in labels and said != f"missing_{reason}":
            lacking.setdefault(said, []).append(labels[name])
    if not lacking:
        return ""
    parts = (f"{', '.join(names_)} ({reason})" for reason, names_ in lacking.items())
    return translate("reaction", "Not known: {things}.").format(things="; ".join(parts))


# -- the numbers


def _moves(reaction: Reaction) -> list[Figure]:
    move = reaction.move
    if move is None:
        return []
    so_far = reaction.status == "so_far"
    before = translate("reaction", "{price} on {day} against {before}, the close before.")
    if move.dividend:
        before = translate(
            "reaction",
            "{price} on {day} against {before}, the close before less the dividend of {dividend}.",
        )

    def against(key: str, label: str, value: float | None) -> Figure | None:
        if value is None:
            return None
        price = text.number(move.before * (1 + value), 2)
        why = before.format(
            price=price,
            day=text.day(move.day),
            before=text.number(move.before, 2),
            dividend=text.number(move.dividend, 2),
        )
        return Figure(key, label, numbers.signed_percent(value), why)

    close = translate("reaction", "Last") if so_far else translate("reaction", "Close")
    prices = (
        against("gap", translate("reaction", "Open"), move.gap),
        against("high", translate("reaction", "High"), move.high),
        against("low", translate("reaction", "Low"), move.low),
        against("close", close, move.close),
    )
    found = [f for f in prices if f is not None]
    if move.give_back is not None and not so_far:
        why = translate("reaction", "The part of the rise to the high that the close had lost.")
        all_of_it = translate("reaction", "all of it")
        value = all_of_it if move.give_back >= 1 else numbers.percent(move.give_back)
        found.append(Figure("back", translate("reaction", "Given back"), value, why))
    if reaction.after:
        found.append(_after(reaction.after))
    found += _strongest(reaction)
    found += _below(reaction)
    found += _price(reaction)
    found += _abnormal(reaction)
    return found


def _after(after: Iterable[Move]) -> Figure:
    after = tuple(after)
    each = "; ".join(f"{text.day(m.day)} {numbers.signed_percent(m.close)}" for m in after)
    why = translate("reaction", "Close against the close before: {each}.").format(each=each)
    total = 1.0
    for one in after:
        total *= 1 + one.close
    label = translate("reaction", "Next {n} sessions").format(n=len(after))
    if len(after) == 1:
        label = translate("reaction", "Next session")
    return Figure("after", label, numbers.signed_percent(total - 1), why)


def _strongest(reaction: Reaction) -> list[Figure]:
    from watchapp.analysis.sentence import is_unusual

    found = []
    for key, strongest, label, why in (
        (
            "strong_close",
            reaction.strongest,
            translate("reaction", "Largest gain on closes since"),
            translate("reaction", "That session closed {gain} above the one before; none between."),
        ),
        (
            "strong_high",
            reaction.strongest_high,
            translate("reaction", "Largest gain to the high since"),
            translate("reaction", "That session's high was {gain} above the close before."),
        ),
    ):
        if strongest is None or not is_unusual(reaction, strongest):
            continue
        if strongest.since is None or strongest.since_gain is None:
            first = translate("reaction", "No larger one since the prices begin ({day}).")
            value = translate("reaction", "the beginning")
            found.append(Figure(key, label, value, first.format(day=text.day(strongest.first))))
        else:
            said = why.format(gain=numbers.signed_percent(strongest.since_gain))
            found.append(Figure(key, label, text.day(strongest.since), said))
    return found


def _below(reaction: Reaction) -> list[Figure]:
    if reaction.below is None:
        return []
    from watchapp.analysis.sentence import short_of_a_year

    close, intraday = reaction.below.close, reaction.below.intraday
    why = translate(
        "reaction",
        "The close of the eve against the highest close of 52 weeks, {high} on {day}; against the "
        "highest price, {top} on {top_day}: {value}.",
    ).format(
        high=text.number(close.high, 2),
        day=text.day(close.on),
        top=text.number(intraday.high, 2),
        top_day=text.day(intraday.on),
        value=numbers.signed_percent(intraday.value),
    )
    label = translate("reaction", "Eve against the 52-week high")
    if (begins := short_of_a_year(reaction)) is not None:
        label = translate("reaction", "Eve against the highest close")
        why += " " + translate("reaction", "The prices begin on {day}.").format(
            day=text.day(begins)
        )
    return [Figure("below", label, numbers.signed_percent(close.value), why)]


def _price(reaction: Reaction) -> list[Figure]:
    if reaction.from_price is None:
        return []
    why = translate("reaction", "The last price against that of the deal, on today's splits.")
    label = translate("reaction", "Since the deal's price")
    return [Figure("paid", label, numbers.signed_percent(reaction.from_price), why)]


def _abnormal(reaction: Reaction) -> list[Figure]:
    value, market = reaction.abnormal, reaction.benchmark_move
    asked = reaction.asked
    if value is None or asked is None or asked.studies is None or not reaction.benchmark:
        return []
    s = asked.studies
    name = benchmark_name(reaction.benchmark)
    label = translate("reaction", "Beyond {name}").format(name=name)
    if s.model[0] == "market":
        why = translate(
            "reaction",
            "The return less {alpha} a day and {beta} times that of {name}, both estimated over "
            "{n} earlier sessions.",
        )
    elif s.model[0] == "market-adjusted":
        why = translate(
            "reaction",
            "The return less that of {name}: {n} earlier sessions are too few to estimate how the "
            "two move together.",
        )
    else:
        why = translate(
            "reaction", "The return less its own mean of {n} earlier sessions; {name} never moved."
        )
    why = why.format(
        alpha=numbers.hundredths(float(s.alpha[0])),
        beta=text.number(float(s.beta[0]), 2),
        name=name,
        n=int(s.n[0]),
    )
    if market is not None:
        why += " " + translate("reaction", "{name} on day zero: {market}.").format(
            name=name, market=numbers.signed_percent(market)
        )
    if reaction.lag:
        why += " " + translate(
            "reaction", "It opens only when this exchange has closed: its session before is taken."
        )
    if reaction.either_day:
        label = translate("reaction", "Beyond the index, two sessions")
    return [Figure("abnormal", label, numbers.signed_percent(value), why)]


def _standing(standing: Standing) -> list[Figure]:
    parts: tuple[Callable[[Standing], Figure | None], ...] = (
        _progress, _finish, _average, _pace, _gross, _net, _ratio, _cluster, _habit,
    )  # fmt: skip
    return [f for part in parts if (f := part(standing)) is not None]


def _progress(standing: Standing) -> Figure | None:
    progress = standing.progress
    if progress is None:
        return None
    unit = translate("reaction", "shares") if progress.unit == "shares" else progress.unit
    why = translate("reaction", "{used} of {cap} {unit}, as of {day}.").format(
        used=text.compact(progress.used),
        cap=text.compact(progress.cap),
        unit=unit,
        day=text.day(standing.progress_day) if standing.progress_day else "?",
    )
    if standing.summed:
        why += " " + translate("reaction", "Summed from the repurchases that are in the file.")
        why += _unread(standing)
    digits = 2 if progress.fraction < 0.1 else 1
    value = f"{text.number(100 * progress.fraction, digits)}\u202f%"
    return Figure("progress", translate("reaction", "Programme used"), value, why)


def _finish(standing: Standing) -> Figure | None:
    if standing.finish is None or standing.progress is None or standing.volume is None:
        return None
    why = translate(
        "reaction",
        "The {rest} shares that remain, if a quarter of the average daily volume were bought each "
        "day: {average} over the {n} sessions from {first} to {last}.",
    ).format(rest=text.compact(standing.progress.remaining), **_averaged(standing.volume))
    value = translate("reaction", "{n} sessions").format(n=text.number(float(standing.finish), 0))
    label = translate("reaction", "Rest at 25\u202f% of the volume")
    return Figure("finish", label, value, why)


def _averaged(volume: Volume) -> dict[str, object]:
    """What is said of an average volume."""
    return {
        "average": text.compact(volume.average),
        "n": volume.n,
        "first": text.day(volume.first),
        "last": text.day(volume.last),
    }


def _average(standing: Standing) -> Figure | None:
    if standing.average_price is None:
        return None
    price = f"{text.number(standing.average_price, 2)} {standing.currency}"
    why = translate("reaction", "Money over shares of the programme's repurchases in the file.")
    if standing.from_average is not None:
        why += " " + translate("reaction", "The last price is {percent} from it.").format(
            percent=numbers.signed_percent(standing.from_average)
        )
    return Figure("average", translate("reaction", "Programme's average price"), price, why)


def _pace(standing: Standing) -> Figure | None:
    pace = standing.pace
    if pace is None:
        return None
    rules = {
        "eu_20_days": translate("reaction", "25 % is the limit of EU 2016/1052, Art. 3(3)."),
        "sec_10b18": translate("reaction", "25 % is the limit of the SEC's rule 10b-18."),
        "": translate("reaction", "No limit to it is known for this exchange."),
    }
    why = translate(
        "reaction",
        "Shares a day against {average}, the average of the {n} sessions from {first} to {last}.",
    ).format(**_averaged(pace.volume))
    why += f" {rules[pace.rule]}"
    if pace.by_month is not None:
        why += " " + translate(
            "reaction", "Against the month before the programme was announced: {percent}."
        ).format(percent=numbers.percent(pace.by_month))
    label = translate("reaction", "Share of the volume")
    return Figure("pace", label, numbers.percent(pace.share), why)


def _gross(standing: Standing) -> Figure | None:
    yields = standing.yields
    if yields is None or yields.gross is None or yields.market_value is None:
        return None
    why = translate(
        "reaction", "Money of the repurchases of twelve months over a market value of {value}."
    ).format(value=text.compact(yields.market_value))
    label = translate("reaction", "Gross buyback yield")
    return Figure("gross", label, numbers.percent(yields.gross), why + _unread(standing))


def _unread(standing: Standing) -> str:
    """That a sum goes over days on which nobody looked."""
    if not standing.unread:
        return ""
    return " " + translate("reaction", "Not every day of it was read from a source.")


def _net(standing: Standing) -> Figure | None:
    yields = standing.yields
    if yields is None or yields.net_change is None or yields.counted is None:
        return None
    why = translate(
        "reaction",
        "Change of the shares in issue from {first} to {last}, all classes together; new shares "
        "count against repurchases.",
    ).format(first=text.day(yields.counted[0]), last=text.day(yields.counted[1]))
    if yields.gross_reduction is not None:
        why += " " + translate(
            "reaction", "The repurchases of the twelve months alone: {percent}."
        ).format(percent=numbers.signed_percent(-yields.gross_reduction))
    return Figure(
        "net",
        translate("reaction", "Shares in issue"),
        numbers.signed_percent(yields.net_change),
        why,
    )


def _ratio(standing: Standing) -> Figure | None:
    ratio = standing.ratio
    if ratio is None or ratio.by_insiders is None:
        return None
    value = translate("reaction", "{buyers} buyers, {sellers} sellers").format(
        buyers=ratio.buyers, sellers=ratio.sellers
    )
    why = translate(
        "reaction",
        "Insiders who decided to deal at the market in the six months before; net purchase ratio "
        "{ratio}.",
    ).format(ratio=text.signed(ratio.by_insiders, 2))
    if ratio.by_value is not None:
        why += " " + translate("reaction", "By money {ratio}.").format(
            ratio=text.signed(ratio.by_value, 2)
        )
    return Figure("ratio", translate("reaction", "Insiders"), value, why + _unread(standing))


def _cluster(standing: Standing) -> Figure | None:
    cluster, rule = standing.cluster, standing.rule
    if cluster is None or rule is None:
        return None
    value = translate("reaction", "{n} insiders").format(n=len(cluster.insiders))
    why = translate(
        "reaction",
        "{first} to {last}. Rule: at least {least} insiders on one side within {days} days "
        "(settings).",
    ).format(
        first=text.day(cluster.first),
        last=text.day(cluster.last),
        least=rule.insiders,
        days=rule.days,
    )
    return Figure("cluster", translate("reaction", "Cluster"), value, why)


def _habit(standing: Standing) -> Figure | None:
    if standing.habit is None:
        return None
    why = translate(
        "reaction",
        "Routine: traded in the same month of the three years before; opportunistic: in each of "
        "them, but not so; else not classified (Cohen, Malloy and Pomorski 2012).",
    )
    label = translate("reaction", "Habit")
    return Figure("habit", label, text.word(standing.habit), why + _unread(standing))


# -- how they are set


def _figures(figures: list[Figure], opened: frozenset[str], theme: Theme) -> str:
    rows = []
    for one in figures:
        is_open = one.key in opened
        mark = "\u25be" if is_open else "\u25b8"
        rows.append(
            f'<tr><td style="padding:1px 8px 1px 0; font-size:12px;">{markup.escape(one.label)}'
            "</td>"
            f'<td style="padding:1px 0; font-size:12px;"><a href="why:{one.key}" '
            f'style="color:{theme.text}; text-decoration:none;">{markup.escape(one.value)} '
            f'<span style="color:{theme.muted};">{mark}</span></a></td></tr>'
        )
        if is_open:
            rows.append(
                f'<tr><td colspan="2" style="padding:0 0 4px 8px; font-size:{TINY}px; '
                f'color:{theme.muted};">{markup.escape(one.why)}</td></tr>'
            )
    return f"<table>{''.join(rows)}</table>" if rows else ""


def _expert(reaction: Reaction, theme: Theme, *, opened: bool) -> str:
    mark = "\u25be" if opened else "\u25b8"
    heading = translate("reaction", "Expert")
    parts = [
        (
            f'<p><a href="why:expert" style="color:{theme.muted}; text-decoration:none; '
            f'font-weight:600; font-size:12px;">{mark} {markup.escape(heading)}</a></p>'
        )
    ]
    if not opened:
        return parts[0]
    from watchapp.analysis import report

    assert reaction.asked is not None
    asked = report.plain(reaction.asked)
    model = translate(
        "reaction",
        "{model}, {n} sessions of estimation, \u03b1 {alpha}, \u03b2 {beta}, \u03c3 {sigma}",
    ).format(
        model=text.word(f"model_{asked['model']}"),
        n=asked["n_estimation"],
        alpha=numbers.hundredths(asked["alpha"]),
        beta=numbers.plain(asked["beta"]),
        sigma=numbers.hundredths(asked["sigma"]),
    )
    parts.append(_small(model, theme))
    head = ("", "n", "CAR, %\n95\u202f%", "t", "p", translate("reaction", "rank p"))
    rows = [head]
    for one in asked["windows"]:
        interval = one["ci"]
        rows.append(
            (
                numbers.window_name((one["from"], one["to"])),
                str(one["n"]) + ("" if one["complete"] else "*"),
                "\n".join(
                    [
                        _hundredths(one["car"]),
                        *([" \u2026 ".join(map(_hundredths, interval))] if interval else []),
                    ]
                ),
                numbers.plain(one["t"]),
                numbers.plain(one["p"], 3),
                numbers.plain(one["p_rank"], 3),
            )
        )
    parts.append(numbers.table(rows, "1px 6px 1px 0"))
    if flags := asked["flags"]:
        parts.append(_small("; ".join(text.word(f"flag_{f}") for f in flags) + ".", theme))
    return "".join(parts)


def _hundredths(value: float | None) -> str:
    """A change in per cent whose sign stands in the head of its column."""
    return numbers.NONE if value is None else text.signed(100 * value, 2)


def _small(said: str, theme: Theme) -> str:
    return f'<p style="font-size:{TINY}px; color:{theme.muted};">{markup.escape(said)}</p>'


def _share(value: float) -> str:
    """A small part is not told as none."""
    if 0 < value < SMALLEST_SHARE:
        least = numbers.percent(SMALLEST_SHARE)
        return translate("reaction", "less than {percent}").format(percent=least)
    return numbers.percent(value)
