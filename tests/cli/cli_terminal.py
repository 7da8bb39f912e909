"""Runs the command line in a private home and keeps what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from watchapp import cli
from watchapp.app.workspace import MakeSource
from watchapp.paths import Paths


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Terminal:
    """Runs commands in this process, in a home of their own, in English."""

    home: Path
    folders: Paths
    capsys: pytest.CaptureFixture[str]
    make_source: MakeSource | None = None
    env: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: str) -> Said:
        args = cli.parser().parse_args([str(w) for w in words])
        code = cli.run(args, folders=self.folders, make_source=self.make_source)
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def json(self, *words: str) -> Any:
        said = self(*words, "--json")
        assert said.code == 0, said.err
        return said.json

    def process(
        self, *words: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "watchapp", *words],
            input=stdin,
            capture_output=True,
            env={**os.environ, "LANGUAGE": "en", "PYTHONUTF8": "1", **(env or {})},
            timeout=100,
            check=False,
        )
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
