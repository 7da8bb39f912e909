"""``watchapp doctor``: versions, paths, the file's health, and whether Yahoo answers."""

from __future__ import annotations

import platform
import queue
import time
from importlib import metadata
from typing import Any

from PySide6.QtCore import QCoreApplication, qVersion

from watchapp import __version__
from watchapp.app import text
from watchapp.cli.running import Context
from watchapp.core.problems import KnownError
from watchapp.store.backups import Backups, preview
from watchapp.store.lock import Lock

translate = QCoreApplication.translate
PACKAGES = ("PySide6-Essentials", "pyqtgraph", "yfinance", "numpy", "websockets", "curl_cffi")
ASKED_FOR = "AAPL"
PATIENCE = 25.0  # seconds; a cold start of yfinance alone can take several


def examine(context: Context) -> tuple[dict[str, Any], int]:
    """The whole report; 1 when the file is not sound."""
    file = _file(context)
    report: dict[str, dict[str, Any]] = {
        "versions": _versions(),
        "paths": _paths(context),
        "file": file,
        "yahoo": _yahoo(context),
    }
    for title, part in report.items():
        context.say(f"{title}:")
        for name, value in part.items():
            context.say(f"  {name}: {'-' if value is None else value}")
    if file["problem"]:
        context.complaint = file["problem"]["text"]
    return report, 1 if file["problem"] else 0


def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {
        "watchapp": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "Qt": qVersion(),
    }
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = None
    return found


def _paths(context: Context) -> dict[str, str]:
    f = context.folders
    return {
        "settings": str(f.settings),
        "prices": str(f.prices),
        "backups": str(f.backups),
        "log": str(f.log_file),
        "sample": str(f.sample),
    }


def _file(context: Context) -> dict[str, Any]:
    """What is known of the state file, without opening it for writing."""
    path = context.path
    told: dict[str, Any] = {"path": str(path), "exists": path.exists(), "sound": None}
    told |= dict.fromkeys(("format", "size", "lists", "symbols", "events", "series"))
    told |= {"last_backup": None, "backups": 0, "locked": False, "problem": None}
    try:
        generations = Backups(context.folders.backups, path).all()
        told["backups"] = len(generations)
        if generations:
            told["last_backup"] = generations[0].at.isoformat(timespec="seconds")[:19] + "Z"
        lock = Lock(context.folders.locks, path)
        told["locked"] = not lock.acquire()
        lock.release()
        if path.exists():
            context.settle()
            seen = preview(path)
            told |= {n: getattr(seen, n) for n in ("format", "size", "lists", "symbols", "events",
                                                   "series")}  # fmt: skip
            told["sound"] = True
    except KnownError as known:
        told |= {"sound": False, "problem": {"code": known.code, "text": text.error(known)}}
    return told


def _yahoo(context: Context) -> dict[str, Any]:
    """Whether Yahoo answers one small request, and in how many seconds."""
    if context.args.offline or not context.settings.network:
        return {"answers": None, "reason": "offline_mode", "seconds": None}
    answers: queue.Queue[dict[str, Any]] = queue.Queue()
    source = context.make_source(lambda message, _: answers.put(message))
    began = time.monotonic()
    reason = "timeout"
    try:
        number = source.quotes((ASKED_FOR,))
        while (left := began + PATIENCE - time.monotonic()) > 0:
            message = answers.get(timeout=left)
            if message.get("id") == number:
                reason = _failure(message)
                break
    except queue.Empty:
        pass  # nothing came in time, which is the answer
    finally:
        source.close()
    seconds = round(time.monotonic() - began, 1)
    return {"answers": not reason, "reason": reason or None, "seconds": seconds}


def _failure(message: dict[str, Any]) -> str:
    """Why the request failed, "" when it was answered."""
    if message.get("error"):
        return str(message["error"])
    failure = dict(message.get("errors") or {}).get(ASKED_FOR, "")
    return str(failure.get("error", "") if isinstance(failure, dict) else failure)
