"""Where things lie on this computer; the only place that knows appdirs."""

from __future__ import annotations

import os
from pathlib import Path

from appdirs import AppDirs

from watchapp.core.records import dataclass

HOME_VARIABLE = "WATCHAPP_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's own folders; each is made when it is first written to."""

    data: Path
    config: Path
    cache: Path
    log: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.json"

    @property
    def prices(self) -> Path:
        """The price cache."""
        return self.cache / "prices.sqlite"

    @property
    def yahoo_cache(self) -> Path:
        """What yfinance keeps for itself."""
        return self.cache / "yfinance"

    @property
    def feeds(self) -> Path:
        """What feeds have fetched, and how their sources are."""
        return self.cache / "feeds"

    @property
    def locks(self) -> Path:
        """Lock files, one a state file."""
        return self.data / "locks"

    @property
    def backups(self) -> Path:
        """Generations of backups, one folder a state file."""
        return self.data / "backups"

    @property
    def sample(self) -> Path:
        """The sample's own, disposable file."""
        return self.data / "sample" / "The Xiaomi story.watchapp"

    @property
    def own_file(self) -> Path:
        """The user's file while they have not chosen another."""
        return self.data / "My watchlist.watchapp"

    @property
    def log_file(self) -> Path:
        """The rotating log."""
        return self.log / "watchapp.log"


def paths() -> Paths:
    """The folders, all under ``WATCHAPP_HOME`` where that is set (tests, portable use)."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home)
        return Paths(root / "data", root / "config", root / "cache", root / "log")
    dirs = AppDirs("watchapp", appauthor=False)
    return Paths(
        Path(dirs.user_data_dir),
        Path(dirs.user_config_dir),
        Path(dirs.user_cache_dir),
        Path(dirs.user_log_dir),
    )
