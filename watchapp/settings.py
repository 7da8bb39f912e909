"""What the user has set and where they left off: not acts, not undoable."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import field
from pathlib import Path
from typing import Any

from watchapp.core.records import dataclass
from watchapp.log import named

log = named(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered outside the state file.

    ``theme``, ``contrast`` (normal, high) and ``language`` are "" for "as the system has it".
    ``palette`` is western, asian or colourblind (up and down only). ``views`` holds zoom by
    symbol, ``seen`` the instant each issuer's events were last looked at, ``wkn`` what the user
    said a WKN stands for, ``mappings`` what fields the columns of a table hold by those columns,
    ``benchmarks`` what a symbol is measured against, ``feeds`` the feeds that are on, ``contact``
    what the SEC is told of who asks, ``cluster_insiders`` and ``cluster_days`` how many insiders
    within how many days are a cluster, ``marks_anchor`` which clock says where marks stand
    (traded, known).
    """

    last_file: str = ""
    recent: tuple[str, ...] = ()
    theme: str = ""
    language: str = ""
    palette: str = "western"
    contrast: str = ""
    dense: bool = False
    network: bool = True
    geometry: str = ""
    splitter: tuple[int, ...] = ()
    columns: dict[str, bool] = field(default_factory=dict)
    column_widths: dict[str, int] = field(default_factory=dict)
    selected: dict[str, str] = field(default_factory=dict)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    wkn: dict[str, str] = field(default_factory=dict)
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    contact: str = ""
    benchmarks: dict[str, str] = field(default_factory=dict)
    cluster_insiders: int = 2
    cluster_days: int = 30
    marks_shown: bool = True
    marks_anchor: str = "traded"
    chart_style: str = "candles"


def load(path: Path) -> Settings:
    """The settings at ``path``; defaults for what is missing, unknown or of another type."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("settings not readable, defaults used: %s", error)
        return Settings()
    if not isinstance(raw, dict):
        return Settings()
    good: dict[str, Any] = {}
    defaults = Settings()
    for f in dataclasses.fields(Settings):
        value = raw.get(f.name)
        default = getattr(defaults, f.name)
        if isinstance(default, tuple) and isinstance(value, list):
            good[f.name] = tuple(value)
        elif type(value) is type(default):
            good[f.name] = value
    return Settings(**good)


def save(path: Path, settings: Settings) -> None:
    """Writes the settings; a disk that refuses is logged, since nothing of the user's is lost."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(dataclasses.asdict(settings), indent=1), "utf-8")
        temporary.replace(path)
    except OSError as error:
        log.warning("settings not saved: %s", error)
