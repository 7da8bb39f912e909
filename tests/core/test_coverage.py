"""Which days were read."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.coverage import covers

DAY = date(2025, 1, 1)


def day(n: int) -> date:
    return DAY + timedelta(days=n)


def test_a_hole_of_one_day_is_a_hole() -> None:
    assert covers([(day(0), day(4)), (day(5), day(9))], day(0), day(9))
    assert not covers([(day(0), day(3)), (day(5), day(9))], day(0), day(9))
    assert not covers([], day(0), day(0))
    assert not covers([(day(1), day(9))], day(0), day(9))
    assert not covers([(day(0), day(8))], day(0), day(9))


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=8),
    st.integers(0, 30),
    st.integers(0, 10),
)
def test_it_is_what_counting_the_days_says(
    told: list[tuple[int, int]], first: int, length: int
) -> None:
    spans = [(day(a), day(a + n)) for a, n in told]
    read = {a + k for a, n in told for k in range(n + 1)}
    wanted = set(range(first, first + length + 1))
    assert covers(spans, day(first), day(first + length)) == (wanted <= read)
