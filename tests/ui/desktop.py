"""A real desktop for tests: Xvfb, openbox, the program as a process, real keys and a real mouse.

    with Desktop() as desktop, desktop.start(home, "--offline") as program:
        program.wait_for_window("watchapp")
        desktop.key("ctrl+k")
        desktop.type("1810.HK")

Places are in pixels of a window of ``SIZE`` at the screen's corner.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

import psutil
import pytest
from PySide6.QtGui import QColor, QImage

SIZE = (1440, 900)
TOOLS = ("Xvfb", "openbox", "xdotool", "import", "xprop")
PACKAGES = "xvfb openbox xdotool imagemagick x11-utils"


def needed() -> None:
    """Skips the test where a tool is missing."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        pytest.skip(f"needs {', '.join(missing)} (apt-get install {PACKAGES})")


def wait_until(true: Callable[[], Any], what: str, seconds: float = 10) -> Any:
    """The first true answer of ``true``; the test fails when there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := true():
            return found
        time.sleep(0.05)
    pytest.fail(f"not within {seconds} s: {what}")


class Program:
    """The running program; ``with`` ends it whatever happens."""

    def __init__(self, desktop: Desktop, process: subprocess.Popen[str]) -> None:
        self._desktop = desktop
        self.process = process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        for process in [*self.children(), self.process]:
            with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
                process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def children(self) -> list[psutil.Process]:
        """The processes it has started."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def kill(self) -> None:
        """Ends it as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(5)

    def windows(self, title: str) -> list[str]:
        """The ids of its visible windows whose title contains ``title``."""
        return self._desktop.windows(title)

    def wait_for_window(self, title: str, seconds: float = 15) -> str:
        """The id of its window with this title, once it is there."""
        ids: list[str] = wait_until(
            lambda: self.process.poll() is not None or self.windows(title),
            f"a window {title!r}",
            seconds,
        )
        assert self.process.poll() is None, "the program has ended"
        return ids[-1]

    def wait_for_no_window(self, title: str, seconds: float = 10) -> None:
        """Returns once no window with this title is left."""
        wait_until(lambda: not self.windows(title), f"no window {title!r}", seconds)


class Desktop:
    """A screen with a window manager; ``with`` starts and ends both."""

    def __init__(self, size: tuple[int, int] = SIZE, scale: int = 1) -> None:
        self.size, self.scale = size, scale
        self._folder = tempfile.TemporaryDirectory(prefix="watchapp-desktop-")
        self._running: list[subprocess.Popen[bytes]] = []
        self.env: dict[str, str] = {}

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        screen = f"{self.size[0]}x{self.size[1]}x24"
        arguments = ["-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"]
        self._run(["Xvfb", *arguments], os.environ, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        self.env = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(self.scale),
            "XDG_RUNTIME_DIR": self._folder.name,
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self._run(["openbox", "--sm-disable"], self.env)
        wait_until(self._managed, "openbox")
        return self

    def __exit__(self, *reason: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(5)
        self._folder.cleanup()

    def _run(self, command: list[str], env: Mapping[str, str], **more: Any) -> None:
        silent = subprocess.DEVNULL
        process = subprocess.Popen(command, env=env, stdout=silent, stderr=silent, **more)
        self._running.append(process)

    def _managed(self) -> bool:
        said = self._ask(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"])
        return "window id" in said

    def _ask(self, command: list[str]) -> str:
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return done.stdout

    def start(self, home: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Program:
        """Starts the program with a home of its own."""
        with (Path(self._folder.name) / "stderr").open("a") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "watchapp", *arguments],
                env={**self.env, "WATCHAPP_HOME": str(home), **(env or {})},
                stdout=subprocess.DEVNULL,
                stderr=errors,
                text=True,
            )
        return Program(self, process)

    def said(self) -> str:
        """What the programs have written to standard error."""
        return (Path(self._folder.name) / "stderr").read_text("utf-8")

    def windows(self, title: str) -> list[str]:
        """The ids of visible windows whose title contains ``title``."""
        return self._ask(["xdotool", "search", "--onlyvisible", "--name", title]).split()

    # -- hands

    def do(self, *arguments: object) -> None:
        """One command of xdotool."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{arguments}: {done.stderr}\nthe program: {self.said()}"

    def fill_screen(self, window: str) -> None:
        """Puts a window into the corner, as large as the screen, and gives it the keyboard."""
        self.do("windowactivate", "--sync", window)
        self.do("windowsize", window, *self.size, "windowmove", window, 0, 0)
        time.sleep(0.4)

    def key(self, *keys: str) -> None:
        """Presses keys, such as ctrl+k."""
        self.do("key", "--delay", 40, *keys)

    def type(self, words: str) -> None:
        """Types."""
        self.do("type", "--delay", 15, "--", words)

    def move(self, x: float, y: float) -> None:
        """Moves the mouse."""
        self.do("mousemove", round(x), round(y))

    def click(self, x: float, y: float, *, times: int = 1, button: int = 1) -> None:
        """Clicks."""
        self.move(x, y)
        self.do("click", "--repeat", times, "--delay", 60, button)

    def drag(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Drags in small steps, as a hand does."""
        self.move(x, y)
        self.do("mousedown", 1)
        for step in range(1, 11):
            self.move(x + (to_x - x) * step / 10, y + (to_y - y) * step / 10)
            time.sleep(0.02)
        self.do("mouseup", 1)

    def wheel(self, x: float, y: float, notches: int) -> None:
        """Turns the wheel: up for positive notches."""
        self.move(x, y)
        self.do("click", "--repeat", abs(notches), "--delay", 30, 4 if notches > 0 else 5)

    # -- eyes

    def picture(self) -> QImage:
        """The screen as it is now."""
        path = Path(self._folder.name) / "screen.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.env, check=True)
        return QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)

    def steady_picture(self) -> QImage:
        """The screen once two looks at it are the same."""
        before = self.picture()
        for _ in range(20):
            time.sleep(0.1)
            now = self.picture()
            if now == before:
                return now
            before = now
        return before


def places_of(picture: QImage, colour: str, part: tuple[int, int, int, int]) -> list[Any]:
    """The places (x, y) of one colour inside a part of a picture: left, top, right, bottom."""
    wanted = QColor(colour).rgb()
    x0, y0, x1, y1 = part
    return [(x, y) for y in range(y0, y1) for x in range(x0, x1) if picture.pixel(x, y) == wanted]
