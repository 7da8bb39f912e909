"""``watchapp chart``: a picture without a display."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cli_terminal import Terminal
from PySide6.QtGui import QImage

from watchapp import cli, main, settings
from watchapp.app.sample import make_sample
from watchapp.core.marks import Placed
from watchapp.settings import Settings


@pytest.fixture
def sample(terminal: Terminal) -> Path:
    make_sample(terminal.folders.sample)
    return terminal.folders.sample


def draw(terminal: Terminal, *words: str) -> tuple[int, str, str]:
    args = cli.parser().parse_args(["chart", *(str(w) for w in words)])
    code = cli.run(args, folders=terminal.folders, draw=main.draw_chart)
    out, err = terminal.capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize("end", ["png", "svg", "pdf"])
def test_a_symbol_is_drawn_into_a_file_of_the_kind_its_name_says(
    terminal: Terminal, sample: Path, tmp_path: Path, end: str
) -> None:
    target = tmp_path / f"chart.{end}"
    code, out, err = draw(terminal, "1810.HK", "--file", sample, "--out", target)
    assert (code, err) == (0, "")
    assert "drawn into" in out
    assert "SIMULATED" in out
    heads = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF-"}
    assert target.read_bytes().startswith(heads[end])


def test_size_theme_range_style_and_axis_are_as_asked(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    pictures = []
    for more in (
        (), ("--theme", "dark"), ("--range", "1Y"), ("--style", "area"), ("--scale", "log"),
    ):  # fmt: skip
        target = tmp_path / f"{len(pictures)}.png"
        code, _, err = draw(
            terminal, "1810.hk", "--file", sample, "--out", target, "--size", "640x400", *more
        )
        assert (code, err) == (0, "")
        pictures.append(QImage(str(target)))
    assert {(p.width(), p.height()) for p in pictures} == {(1280, 800)}
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_another_language_is_spoken_in_the_picture(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "chart.svg"
    for language, word in (("de", "SIMULIERT"), ("en", "SIMULATED")):
        said = terminal.process(
            "chart", "1810.HK", "--file", str(sample), "--out", str(target), "--lang", language
        )
        assert said.code == 0, said.err
        assert word in target.read_text("utf-8")


def test_lines_and_other_symbols_are_drawn_and_named(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    table, target = tmp_path / "hsi.csv", tmp_path / "chart.svg"
    table.write_text(
        "Date,Close\n" + "".join(f"2025-{m:02}-{d:02},{20 + m}\n" for m in range(1, 13)
                                 for d in range(1, 29))
    )  # fmt: skip
    for words in (("watch", "add", "^HSI"), ("prices", "import", "^HSI", str(table))):
        said = terminal.process(*words, "--file", str(sample))
        assert said.code == 0, said.err
    code, _, err = draw(
        terminal, "1810.HK", "--file", sample, "--out", target, "--range", "MAX",
        "--lines", "drawdown,volume20", "--compare", "^hsi",
    )  # fmt: skip
    assert (code, err) == (0, "")
    drawn = target.read_text("utf-8")
    for word in ("Drawdown from", "Average volume of 20", "^HSI", "1810.HK"):
        assert word in drawn


@pytest.mark.parametrize(
    "wrong", [("--lines", "average21"), ("--compare", "A,B,C,D,E"), ("--lines", "year,x")]
)
def test_a_line_or_comparison_that_there_is_not_is_a_wrong_usage(wrong: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.parser().parse_args(["chart", "A", "--out", "a.png", *wrong])
    assert ended.value.code == 2


def test_a_compared_symbol_without_prices_is_said_and_nothing_is_drawn(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.png"
    code, _, err = draw(terminal, "1810.HK", "--file", sample, "--out", target, "--compare", "X")
    assert code == 1
    assert "There are no prices of X yet." in err
    assert not target.exists()


def test_what_cannot_be_drawn_is_one_sentence(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    code, _, err = draw(terminal, "SAP.DE", "--file", sample, "--out", tmp_path / "a.png")
    assert code == 1
    assert err.count("\n") == 1
    code, _, err = draw(terminal, "1810.HK", "--file", sample, "--out", tmp_path / "a.bmp")
    assert code == 2
    assert ".png, .svg, .pdf" in err
    assert list(tmp_path.glob("a.*")) == []
    for wrong in ("10x10", "big", "9000x9000"):
        with pytest.raises(SystemExit) as ended:
            cli.parser().parse_args(["chart", "A", "--out", "a.png", "--size", wrong])
        assert ended.value.code == 2


def test_the_command_needs_no_display(terminal: Terminal, sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "chart.png"
    said = terminal.process(
        "chart", "1810.HK", "--file", str(sample), "--out", str(target), "--json",
        env={"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""},
    )  # fmt: skip
    assert said.code == 0, said.err
    assert said.json["drawn"]["symbol"] == "1810.HK"
    assert said.json["drawn"]["origin"] == "simulated"
    assert target.stat().st_size > 10_000


def test_what_is_doubted_and_when_nobody_may_deal_is_drawn(
    terminal: Terminal, sample: Path, tmp_path: Path
) -> None:
    for words in (
        ("calendar_day", "--calendar-kind", "closed_period", "--rule", "30 days before results",
         "--traded-from", "2025-12-10", "--traded-to", "2026-01-20"),
        ("insider_deal", "--person", "A. Chan", "--side", "buy", "--shares", "1000",
         "--value", "9000000000000", "--currency", "HKD", "--traded-from", "2025-10-20",
         "--published-on", "2025-10-24"),
    ):  # fmt: skip
        added = terminal("events", "add", words[0], "--symbol", "1810.HK", *words[1:],
                         "--file", str(sample))  # fmt: skip
        assert added.code == 0, added.err
    drawn: list[Placed] = []
    args = cli.parser().parse_args(
        ["chart", "1810.HK", "--file", str(sample), "--out", str(tmp_path / "a.png")]
    )
    settings.save(terminal.folders.settings, replace(Settings(), marks_anchor="known"))
    code = cli.run(
        args, folders=terminal.folders, draw=lambda _path, _bars, placed, **_: drawn.append(placed)
    )
    assert code == 0
    (placed,) = drawn
    (closed,) = (m for m in placed.marks if m.glyph == "closed")
    assert closed.event.rule == "30 days before results"
    (doubted,) = (m for m in placed.marks if getattr(m.event, "person", "") == "A. Chan")
    assert doubted.doubtful
    assert doubted.other is not None
    assert doubted.other < doubted.x0, "stands when it was known, as in the window"
