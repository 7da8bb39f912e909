"""Which feeds there are: the built-in ones, and those of other distributions."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from importlib.metadata import EntryPoint, entry_points

from watchapp.feeds.hongkong import Interests, Repurchases
from watchapp.feeds.protocol import GROUP, Feed
from watchapp.feeds.registers import Netherlands, Sweden, Switzerland
from watchapp.feeds.sec import Sec
from watchapp.feeds.yahoo_insiders import YahooInsiders

log = logging.getLogger(__name__)


BUILT_IN = frozenset({"sec", "hkex", "hkex_di", "fi", "six", "afm", "yahoo"})


def built_in() -> list[Feed]:
    """The feeds of this program."""
    regulators: list[Feed] = [
        Sec(),
        Repurchases(),
        Interests(),
        Sweden(),
        Switzerland(),
        Netherlands(),
    ]
    return [*regulators, YahooInsiders()]


def feeds(points: Iterable[EntryPoint] | None = None) -> tuple[list[Feed], list[tuple[str, str]]]:
    """Every feed, and plug-ins that could not be loaded, each with what went wrong.

    A plug-in cannot take a built-in feed's name.
    """
    found = built_in()
    broken: list[tuple[str, str]] = []
    for point in entry_points(group=GROUP) if points is None else points:
        try:
            found.append(_loaded(point, {f.name for f in found}))
        except Exception as error:
            log.exception("plug-in %s", point.name)
            broken.append((point.name, f"{type(error).__name__}: {error}"[:200]))
    return found, broken


def _loaded(point: EntryPoint, taken: Collection[str]) -> Feed:
    """The feed of an entry point; whatever is wrong with it is raised."""
    made: Feed = point.load()()
    if not (isinstance(made.name, str) and isinstance(made.title, str)):
        raise TypeError("name and title")
    if not (callable(made.fetch) and callable(made.covers)):
        raise TypeError("fetch and covers")
    if made.name in taken:
        raise ValueError(made.name)
    return made
