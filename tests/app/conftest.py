"""Windows on the loopback Yahoo; one server for a module."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from price_scene import FOUR, QUICK, THREAD, Clock, Exchange, Scene, Witness, source_of
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from watchapp import paths as places
from watchapp.app.workspace import Workspace
from watchapp.settings import Settings
from watchapp.ui import theme
from watchapp.ui.window import Window


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A thread of ours that a test leaves behind fails it; the server's live as its clients do."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3
    while left := [
        t for t in set(threading.enumerate()) - before if t.is_alive() and t.name != THREAD
    ]:
        assert time.monotonic() < deadline, f"threads left behind: {left}"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def module_exchange() -> Iterator[Exchange]:
    """The server of the windows that tests open for themselves."""
    with Exchange() as exchange:
        yield exchange


@pytest.fixture(scope="module")
def shared_exchange() -> Iterator[Exchange]:
    """The server of the module's window, which goes on asking all the time."""
    with Exchange() as exchange:
        yield exchange


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def exchange(module_exchange: Exchange, clock: Clock) -> Iterator[Exchange]:
    """The loopback Yahoo, healthy, at the clock's time."""
    module_exchange.clear()
    module_exchange.market.clock = clock
    yield module_exchange
    module_exchange.heal()


@pytest.fixture
def scene_of(  # noqa: PLR0917 - fixtures come by name
    qtbot: QtBot,
    exchange: Exchange,
    clock: Clock,
    workspace_of: Callable[..., Workspace],
    window_of: Callable[..., Window],
    tmp_path: Path,
) -> Iterator[Callable[..., Scene]]:
    """Opens windows whose prices come from the server; the witness has seen no lie at the end."""
    made: list[Scene] = []

    def make(
        *symbols: str,
        start: bool = True,
        settle: bool = True,
        env: dict[str, str] | None = None,
        **more: Any,
    ) -> Scene:
        source = source_of(exchange, tmp_path, **(env or {}))
        options = {"source": source, "clock": clock, "pace": QUICK} | more
        workspace = workspace_of(**options)
        window = window_of(workspace)
        scene = Scene(qtbot, exchange, clock, window, Witness(window))
        workspace.market.quoted.connect(scene.witness.look)
        if symbols:
            scene.add(*symbols)
        if start:
            workspace.market.start()
            workspace.seek_symbols(window.list.model.list_id)
        if start and settle and symbols:
            scene.until(scene.has_settled, "settled")
        made.append(scene)
        return scene

    yield make
    exchange.heal()
    for scene in made:
        assert scene.witness.lies == []


@pytest.fixture(scope="module")
def module_scene(
    shared_exchange: Exchange, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """One window for all tests of a module, on four symbols."""
    from pytestqt.qtbot import QtBot as Bot

    folder = tmp_path_factory.mktemp("scene")
    clock = Clock()
    shared_exchange.clear()
    shared_exchange.market.clock = clock
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(places.HOME_VARIABLE, str(folder / "home"))
        folders = places.paths()
    workspace = Workspace(
        folders,
        folders.own_file,
        Settings(),
        make_source=source_of(shared_exchange, folder),
        clock=clock,
        pace=QUICK,
    )
    workspace.first_list()
    theme.apply(qapp, theme.theme_of("light", "western"))
    window = Window(workspace, theme.theme_of("light", "western"))
    window.show()
    scene = Scene(Bot(None), shared_exchange, clock, window, Witness(window))
    workspace.market.quoted.connect(scene.witness.look)
    window.centre.start_chart()
    scene.add(*FOUR)
    workspace.market.start()
    scene.choose(FOUR[0])
    scene.until(scene.has_settled, "settled")
    yield scene
    shared_exchange.heal()
    window.close()
    workspace.close()
    qapp.processEvents()


@pytest.fixture
def scene(module_scene: Scene, qtbot: QtBot) -> Iterator[Scene]:
    """The module's window, healthy and fresh, and no lie in it afterwards."""
    module_scene.server.clear()
    module_scene.server.market.clock = module_scene.clock
    module_scene.qtbot = qtbot
    module_scene.press_f5()
    module_scene.until(
        lambda: (
            module_scene.market.state(FOUR[0]).word == "live"
            and not module_scene.message
            and module_scene.is_quiet()
        )
    )
    yield module_scene
    module_scene.server.heal()
    assert module_scene.witness.lies == []
