"""The program's language: the user's choice, or what the system's settings ask for."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from watchapp.assets import asset


def _without_region() -> bool:
    """True where the system's region is "C": Qt then makes up formats nobody writes."""
    if sys.platform != "linux":
        return False
    wanted = next((v for n in ("LC_ALL", "LC_TIME", "LANG") if (v := os.environ.get(n))), "C")
    return wanted.partition(".")[0] in ("C", "POSIX")


def install(app: QCoreApplication, chosen: str) -> str:
    """Makes the program speak ``chosen`` ("de", "en"), or the system's language where it is "".

    Returns the language that is spoken: the first of those asked for that there is a translation
    for, else English. Numbers and days follow the system's region where its language is spoken.
    """
    system = QLocale.system()
    for name in [chosen] if chosen else system.uiLanguages():
        language = name.replace("_", "-").partition("-")[0]
        if language == "en":
            _translate(app, "watchapp_en", str(asset("i18n")))  # plurals: the rest is English
            break
        if _translate(app, f"watchapp_{language}", str(asset("i18n"))):
            # the words of Qt's own buttons and dialogs
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            _translate(app, f"qtbase_{language}", qt)
            break
    else:
        language = "en"
        _translate(app, "watchapp_en", str(asset("i18n")))
    same = system.name().startswith(language) and not _without_region()
    QLocale.setDefault(system if same else QLocale(language))
    return language


def current() -> str:
    """The language of the program's words and numbers, such as ``de``."""
    return QLocale().name().partition("_")[0]


def of_sentences() -> str:
    """The program's language where the sentences about reactions have it, else English."""
    from watchapp.analysis.sentence import LANGUAGES

    return current() if current() in LANGUAGES else "en"


def _translate(app: QCoreApplication, name: str, folder: str) -> bool:
    translator = QTranslator(app)
    if not translator.load(name, folder):
        translator.deleteLater()
        return False
    QCoreApplication.installTranslator(translator)
    return True
