"""Every word the user sees can be translated, and is: German whole, English with its plurals."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "i18n"
SHOWING = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton",
    "QTableWidgetItem", "QListWidgetItem", "addAction", "addButton", "addItem", "addItems",
    "addMenu", "addRow", "addTab", "say", "setAccessibleDescription", "setAccessibleName",
    "setHorizontalHeaderLabels", "setPlaceholderText", "setPrefix", "setStatusTip", "setSuffix",
    "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "warn",
}  # fmt: skip
THE_SAME_EVERYWHERE = {"ISIN", "WKN", "watchapp", "English", "Deutsch", "18:30"}
PLACES = re.compile(r"%n|%L?\d|%[sdif]|\{\w*\}")
Message = tuple[str, str, list[str], bool]  # context, source, translations, finished


def messages(path: Path) -> list[Message]:
    found: list[Message] = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [f.text or "" for f in translation.iter("numerusform")]
            found.append(
                (
                    context.findtext("name") or "",
                    message.findtext("source") or "",
                    forms or [translation.text or ""],
                    translation.get("type") is None,
                )
            )
    return found


GERMAN = messages(FOLDER / "watchapp_de.ts")
ENGLISH = messages(FOLDER / "watchapp_en.ts")


def sources() -> list[Path]:
    return sorted((ROOT / "watchapp").rglob("*.py"))


# -- the files


def run_tool(*arguments: str) -> None:
    command = [sys.executable, str(ROOT / "packaging" / "translate"), *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_the_strings_in_the_files_are_those_in_the_source(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "watchapp", copy / "watchapp", ignore=ignored)
    shutil.copytree(FOLDER, copy / "resources" / "i18n")
    (copy / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "translate", copy / "packaging")
    command = [sys.executable, str(copy / "packaging" / "translate"), "update"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    for name, mine in (("watchapp_de.ts", GERMAN), ("watchapp_en.ts", ENGLISH)):
        now = {m[:2] for m in messages(copy / "resources" / "i18n" / name)}
        assert now == {m[:2] for m in mine}, "run: python packaging/translate update"


def test_the_program_reads_what_the_translators_wrote(tmp_path: Path) -> None:
    run_tool("release", str(tmp_path))
    for path in sorted(FOLDER.glob("*.ts")):
        made = (tmp_path / f"{path.stem}.qm").read_bytes()
        kept = path.with_suffix(".qm").read_bytes()
        assert made == kept, "run: python packaging/translate release"


@pytest.mark.parametrize("found", [GERMAN, ENGLISH], ids=["de", "en"])
def test_nothing_is_left_untranslated(found: list[Message]) -> None:
    missing = [m[:2] for m in found if not m[3] or not all(m[2])]
    assert missing == []


@pytest.mark.parametrize("found", [GERMAN, ENGLISH], ids=["de", "en"])
def test_what_is_filled_in_survives_translation(found: list[Message]) -> None:
    wrong = []
    for _, source, translations, _ in found:
        for said in translations:
            for_source, for_said = PLACES.findall(source), PLACES.findall(said)
            # %s and %d are filled by place, names and %n wherever they stand
            ordered = [p for p in for_source if p in ("%s", "%d")]
            if Counter(for_source) != Counter(for_said) or ordered != [
                p for p in for_said if p in ("%s", "%d")
            ]:
                wrong.append((source, said))
    assert wrong == []


def test_the_german_is_well_set() -> None:
    """Its own quotation marks, dashes and narrow spaces; nobody is addressed; ends as English."""
    badly = re.compile(r"[\"'\u201d]|\.\.\.|[\d}] %| - |\bSie\b|\bIhre?\b")
    wrong = []
    for _, source, translations, _ in GERMAN:
        for said in (t.replace("Directors' Dealing", "") for t in translations):
            if badly.search(said) or said.count("\u201e") != said.count("\u201c"):
                wrong.append(said)
            if any(source.endswith(e) != said.endswith(e) for e in ("\u2026", "?", ":", "…")):
                wrong.append(said)
            if source.endswith(".") and len(source) > 8 and not said.endswith("."):
                wrong.append(said)
    assert wrong == []


def test_binding_words_are_used() -> None:
    """The German terms that are fixed, and those that must not be used."""
    said = {(c, s): t[0] for c, s, t, _ in GERMAN}
    fixed = {
        "Insider deal": "Eigengeschäft",
        "closely associated person": "eng verbundene Person",
        "tender offer": "öffentliches Rückkaufangebot",
        "accelerated repurchase": "beschleunigter Rückkauf (ASR)",
        "grant": "Zuteilung",
        "exercise": "Optionsausübung",
        "tax withholding": "Einbehalt für Steuern",
        "superseded": "ersetzt durch Berichtigung",
        "Buyback programme": "Aktienrückkaufprogramm",
        "Repurchase": "Rückkauf",
        "Yahoo takes no requests right now": "Yahoo nimmt gerade keine Anfragen an",
    }
    assert {s: said["text", s] for s in fixed} == fixed
    assert said["lanes", "Insiders"] == "Führungskräfte & Großaktionäre"
    assert said["lanes", "New shares"] == "Neue Aktien"
    assert "Keine Anlageberatung, keine Empfehlung." in "".join(said.values())
    forbidden = re.compile(
        r"Insiderhandel|Insiderkauf|\bMandat\b|Verwässerung|Ad-hoc|Meldeschwelle"
    )
    assert [t for t in said.values() if forbidden.search(t)] == []


# -- the source


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


def literals(node: ast.expr) -> Iterator[str]:
    """The pieces of text in an argument that no call has made."""
    if isinstance(node, ast.Call | ast.Subscript):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FormattedValue):
            continue
        if isinstance(child, ast.expr):
            yield from literals(child)


def is_words(piece: str) -> bool:
    rest = re.sub(r"watchapp|Python|Qt", "", piece)
    return piece not in THE_SAME_EVERYWHERE and re.search(r"[^\W\d_]{2}", rest) is not None


@pytest.mark.parametrize("path", [p for p in sources() if "ui" in p.parts], ids=lambda p: p.stem)
def test_no_window_shows_words_that_cannot_be_translated(path: Path) -> None:
    wrong = [
        (node.lineno, called(node), piece)
        for node in calls(path)
        if called(node) in SHOWING
        for argument in node.args
        for piece in literals(argument)
        if is_words(piece)
    ]
    assert wrong == []


def test_translated_strings_are_such_as_the_tool_finds() -> None:
    """Literal strings only, and ``tr`` only of ``self``: another object's context is not found."""
    wrong = []
    for path in sources():
        for node in calls(path):
            name = called(node)
            if name not in ("tr", "translate", "QT_TRANSLATE_NOOP"):
                continue
            where = f"{path.name}:{node.lineno}"
            arguments = node.args[0 if name == "tr" else 1 :][:1]
            if any(isinstance(part, ast.JoinedStr) for a in arguments for part in ast.walk(a)):
                wrong.append(f"{where} is an f-string")
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name == "tr" and owner not in ("self", "text", "") and path.name != "text.py":
                wrong.append(f"{where} is {owner}.tr")
            if name == "tr" and owner == "" and path.name != "text.py":
                wrong.append(f"{where} is a tr of nobody")
    assert wrong == []


def test_every_code_has_a_sentence_and_every_word_a_translation() -> None:
    from watchapp.app import sentences

    said = {s for c, s, _, _ in GERMAN if c == "text"}
    for table in (
        sentences.ERRORS, sentences.PROBLEMS, sentences.REASONS, sentences.STATES,
        sentences.ACTS, sentences.WORDS,
    ):  # fmt: skip
        assert {str(s) for s in table.values()} <= said
