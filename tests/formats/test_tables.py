from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.problems import KnownError
from watchapp.formats import tables

TEXT = "Kürzel;Währung\n1810.HK;HKD\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert tables.decoded(TEXT.encode(encoding), "f") == TEXT


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"SQLite format 3\x00" * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        tables.decoded(data, "picture.png")
    assert caught.value.code == "not_a_text"


@pytest.mark.parametrize("delimiter", tables.DELIMITERS)
def test_the_delimiter_is_found_from_the_content(delimiter: str) -> None:
    rows = [["Name", "Kurs", "Menge"], ["Aurubis", "82.10", "5"], ["Bayer", "24.35", "7"]]
    text = "\n".join(delimiter.join(r) for r in rows)
    assert [list(x.cells) for x in tables.lines(text, "f")] == rows


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    lines = tables.lines("Datum;Kurs\n02.01.2025;1,5\n03.01.2025;1,6\n", "f")
    assert [x.cells for x in lines][1] == ("02.01.2025", "1,5")


def test_excels_own_line_names_the_delimiter() -> None:
    lines = tables.lines("sep=|\na|b;c;d\n1|2;3;4\n", "f")
    assert [(x.number, x.cells) for x in lines] == [(2, ("a", "b;c;d")), (3, ("1", "2;3;4"))]


def test_lines_keep_their_numbers_across_blank_and_quoted_ones() -> None:
    lines = tables.lines('a;b\n\n"two\nlines";c\nd;e\n', "f")
    assert [x.number for x in lines] == [1, 3, 5]


def test_a_header_is_found_below_titles_and_addresses() -> None:
    text = '"Depot";"123"\n\n"Stand";"01.02.2026"\n"Bestand";"ISIN / WKN"\n"5";"x"\n'
    rows = tables.lines(text, "f")
    found = tables.header(rows, {"mixed": ("isinwkn",)}, one_of=("mixed",))
    assert found is not None
    assert (rows[found.at].number, dict(found.columns)) == (4, {"mixed": 1})


@pytest.mark.parametrize("text", ["=1+1", "+49", "-1", "@A1", "\t=1", "\r=1"])
def test_no_text_leaves_as_a_formula(text: str) -> None:
    assert tables.neutral(text) == "'" + text
    assert tables.neutral("plain = text") == "plain = text"


@given(
    st.lists(
        st.lists(
            st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1)
            .map(str.strip)
            .filter(bool),
            min_size=2,
            max_size=2,
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    head = ["a", "b"]
    text = "sep=,\n" + tables.written([head, *rows])
    found = tables.lines(text, "f")
    assert [list(x.cells) for x in found] == [head, *rows]
