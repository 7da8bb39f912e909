"""Names of companies: what an article shortens, and what it never means."""

from __future__ import annotations

import pytest

from watchapp.core.company_names import may_be, same, times_named, tokens


@pytest.mark.parametrize(
    ("told", "filed", "means"),
    [
        ("Xiaomi", "Xiaomi Corporation", True),
        ("Xiaomi Corp.", "XIAOMI CORP", True),
        ("Siemens", "Siemens Energy AG", True),
        ("Siemens Energy", "Siemens AG", False),
        ("Deutsche Telekom", "Deutsche Bank AG", False),
        ("Alphabet Inc.", "Alphabet Inc Class A", True),
        ("Meta", "Metallgesellschaft AG", False),
        ("", "Xiaomi", False),
    ],
)
def test_a_name_on_file_may_be_longer_than_the_one_told(told: str, filed: str, means: bool) -> None:
    assert may_be(told, filed) is means


def test_two_names_in_one_text_are_of_one_company_whichever_is_the_shorter() -> None:
    assert same("Xiaomi", "xiaomi corporation")
    assert same("Xiaomi Corporation", "Xiaomi")
    assert not same("Deutsche Bank", "Deutsche Telekom")
    assert tokens("The Coca-Cola Company") == ("coca", "cola")
    assert tokens("SE") == ("se",), "a name that is a legal form alone stays one"


@pytest.mark.parametrize(
    ("text", "filed", "times"),
    [
        ("Die Aktie von Siemens Energy sprang um 9,4 Prozent.", "Siemens AG", 0),
        ("Die Siemens-Aktie sprang. Siemens Chef Busch freut sich.", "Siemens AG", 2),
        ("Die Deutsche Telekom meldet Zahlen; die deutsche Börse steigt.", "Deutsche Bank AG", 0),
        ("Die Deutsche Bank meldet Zahlen.", "Deutsche Bank AG", 1),
        ("Die Bayerische Motoren Werke AG (BMW)", "Bayer AG", 0),
        ("Der Aktionär fordert mehr.", "Ford Motor Company", 0),
        ("Investors were disappointed by Oracle.", "SAP SE", 0),
        ("Der Metallkonzern Aurubis", "Meta Platforms", 0),
        ("XIAOMI CORPORATION announces: Xiaomi's founder bought.", "Xiaomi Corporation", 2),
        ("9988 closed higher.", "9988.HK", 0),
    ],
)
def test_a_text_names_a_company_by_whole_words(text: str, filed: str, times: int) -> None:
    assert times_named(text, filed) == times
