"""The command line: what the window does with lists, events and prices, without a window.

``parser().parse_args()`` gives the arguments; where their ``command`` is None the window is meant.
``run(arguments)`` carries a command out and returns the exit code: 0 done, 1 could not (one
sentence on standard error); argparse itself ends with 2 on wrong usage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchapp.cli.arguments import parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from watchapp.app.workspace import MakeSource
    from watchapp.paths import Paths

__all__ = ["parser", "run"]


def run(
    args: argparse.Namespace,
    *,
    folders: Paths | None = None,
    make_source: MakeSource | None = None,
    draw: Callable[..., None] | None = None,
) -> int:
    """Carries out what ``parser()`` read and returns the exit code.

    Args:
        args: With a ``command``; without one the window is meant, which is not opened here.
        folders: The program's own folders; else the usual ones.
        make_source: Makes the source of prices; else Yahoo's.
        draw: Draws a chart into a file, as ``watchapp.main.draw_chart`` does; needed for ``chart``.
    """
    # the window asks for the parser too, and must not wait for what only commands need
    from watchapp.cli import running

    return running.run(args, folders, make_source, draw)
