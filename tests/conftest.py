"""What every test has: its own home, no network, and nothing left behind."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from leftovers import no_threads_but
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# nothing a test starts may reach the world: the proxy is a port where nobody listens
for _name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
    os.environ[_name] = "http://127.0.0.1:9"
for _name in ("NO_PROXY", "no_proxy"):
    os.environ[_name] = ""
for _name in ("LANGUAGE", "LC_ALL", "LANG"):
    os.environ[_name] = "en_US.UTF-8" if _name != "LANGUAGE" else "en"

from PySide6.QtCore import QLocale, Qt  # noqa: E402 - the platform must be chosen before Qt
from PySide6.QtWidgets import QApplication  # noqa: E402

from watchapp import paths as places  # noqa: E402
from watchapp.app.workspace import MakeSource, Workspace  # noqa: E402
from watchapp.settings import Settings  # noqa: E402
from watchapp.ui import guard, theme  # noqa: E402
from watchapp.ui.window import Window  # noqa: E402


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Slow tests run only when asked for by ``-m slow``."""
    if "slow" in (config.getoption("-m") or ""):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with -m slow"))


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A thread that a test leaves behind fails it."""
    before = set(threading.enumerate())
    yield
    no_threads_but(before)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> places.Paths:
    """The program's folders, in a home of the test's own."""
    monkeypatch.setenv(places.HOME_VARIABLE, str(tmp_path / "home"))
    return places.paths()


@pytest.fixture
def test_data() -> Path:
    """Recorded documents that are not ours to commit."""
    found = os.environ.get("WATCHAPP_TEST_DATA")
    if not found:
        pytest.skip("needs recorded documents (WATCHAPP_TEST_DATA)")
    return Path(found)


@pytest.fixture
def workspace_of(folders: places.Paths, qapp: QApplication) -> Iterator[Callable[..., Workspace]]:
    """Opens workspaces that are closed after the test; offline unless a source is given."""
    opened: list[Workspace] = []

    def make(
        path: Path | None = None,
        *,
        settings: Settings | None = None,
        source: MakeSource | None = None,
        **more: object,
    ) -> Workspace:
        workspace = Workspace(
            folders,
            path or folders.own_file,
            settings or Settings(),
            network=source is not None,
            make_source=source,
            **more,  # type: ignore[arg-type]
        )
        workspace.first_list()
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture(autouse=True)
def _nothing_is_left_out() -> Iterator[None]:
    """An error within a painting is logged and the rest goes on: here it is a failure.

    A test that provokes one clears ``guard._said`` itself.
    """
    guard._said.clear()
    yield
    said = sorted(guard._said)
    guard._said.clear()
    assert not said, f"painted with an error: {said}"


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's arguments, as the program gives them."""
    return ["watchapp", *theme.STYLE]


@pytest.fixture
def workspace(workspace_of: Callable[..., Workspace]) -> Workspace:
    """An empty file of the user's, offline."""
    return workspace_of()


@pytest.fixture
def window_of(
    qtbot: QtBot, workspace_of: Callable[..., Workspace], qapp: QApplication
) -> Iterator[Callable[..., Window]]:
    """Opens windows on workspaces, painted and with their chart."""
    QLocale.setDefault(QLocale("en_US"))
    windows: list[Window] = []

    def make(workspace: Workspace | None = None, look: str = "light", **more: object) -> Window:
        chosen = theme.theme_of(look, "western")
        theme.apply(qapp, chosen)
        window = Window(workspace or workspace_of(**more), chosen)
        with qtbot.waitSignal(window.painted):
            window.show()
        window.centre.start_chart()
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
    qapp.sendPostedEvents()
    qapp.processEvents()
    gc.collect()


@pytest.fixture
def sample(folders: places.Paths) -> Path:
    """The sample's file."""
    from watchapp.app.sample import make_sample

    make_sample(folders.sample)
    return folders.sample


@pytest.fixture
def story(
    window_of: Callable[..., Window],
    workspace_of: Callable[..., Workspace],
    sample: Path,
    qapp: QApplication,
) -> Window:
    """A window on the sample; file dialogs are Qt's own, so that they can be answered."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    return window_of(workspace_of(sample))
