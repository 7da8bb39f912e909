from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchapp.core.events import KINDS, InsiderDeal, Note, Repurchase, Source
from watchapp.core.problems import KnownError
from watchapp.formats import event_json

KEYS = ["id", "kind", "symbol", "issuer", "status", "person", "side", "shares", "price", "value",
        "currency", "traded_from", "traded_to", "published_at", "timing", "sources",
        "problems"]  # fmt: skip


def typed(kind: str, **fields: str):  # noqa: ANN201
    return event_json.event_from_fields(
        kind, fields, event_id="e", issuer_id="i", listing_id="l", mic="XHKG"
    )


def test_a_deal_in_json_has_the_promised_names_in_their_order() -> None:
    deal = InsiderDeal(
        id="e",
        issuer_id="i",
        person="Lei Jun",
        side="buy",
        roles=("founder",),
        shares=Decimal(2600000),
        price=Decimal("38.580"),
        currency="HKD",
        traded_from=date(2025, 11, 24),
        published_at=datetime(2025, 11, 24, 10, 30, tzinfo=UTC),
        direct=False,
        sources=(Source("Ming Pao", "https://x", confidence=Decimal("0.8")),),
    )
    told = event_json.as_json(
        deal, symbol="1810.HK", issuer="Xiaomi", problems=[{"code": "c", "text": "t"}]
    )
    assert list(told)[: len(KEYS)] == KEYS
    assert told["shares"] == "2600000"
    assert told["price"] == "38.58"
    assert told["value"] is None
    assert told["published_at"] == "2025-11-24T10:30:00Z"
    assert told["sources"] == [
        {
            "name": "Ming Pao",
            "url": "https://x",
            "key": None,
            "retrieved_at": None,
            "quote": None,
            "confidence": "0.8",
        }
    ]
    assert (told["direct"], told["roles"], told["vehicle"]) == (False, ["founder"], None)
    assert json.loads(json.dumps(told)) == told


def test_a_day_of_publication_stands_where_no_instant_is_known() -> None:
    note = Note(id="e", issuer_id="i", published_on=date(2025, 1, 2), note="x")
    assert event_json.as_json(note, symbol=None, issuer="X")["published_at"] == "2025-01-02"


def test_fields_as_typed_on_a_command_line() -> None:
    event, problems = typed(
        "insider_deal",
        person="Lei Jun",
        roles="founder, ceo",
        shares="2,600,000",
        price="38.58",
        currency="hkd",
        direct="no",
        **{"traded-from": "2025-11-24", "published_at": "2025-11-24T18:30:00+08:00"},
    )
    assert not problems
    assert isinstance(event, InsiderDeal)
    assert (event.shares, event.price, event.currency) == (2600000, Decimal("38.58"), "HKD")
    assert event.published_at == datetime(2025, 11, 24, 10, 30, tzinfo=UTC)
    assert (event.roles, event.direct, event.mic) == (("founder", "ceo"), False, "XHKG")


@pytest.mark.parametrize("name", ["published_at", "published-at"])
def test_published_takes_a_day_as_well(name: str) -> None:
    event, problems = typed("repurchase", **{name: "2025-11-24", "timing": "after"})
    assert not problems
    assert isinstance(event, Repurchase)
    assert (event.published_at, event.published_on) == (None, date(2025, 11, 24))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("shares", "many", "not_a_number"),
        ("price", "38,58", "ambiguous_number"),
        ("shares", "2.600.000", "ambiguous_number"),
        ("traded_from", "24.11.2025", "not_a_day"),
        ("published_at", "yesterday", "not_a_time"),
        ("published_at", "2025-11-24T18:30:00", "no_zone"),
        ("currency", "dollars", "not_a_currency"),
        ("direct", "perhaps", "not_allowed"),
        ("roles", "king", "not_allowed"),
        ("sources", "Ming Pao", "not_sources"),
        ("sources", '[{"name": "x", "url": "javascript:1"}]', "not_a_link"),
    ],
)
def test_what_cannot_be_read_is_a_problem_of_its_field(name: str, text: str, code: str) -> None:
    event, (problem,) = typed("insider_deal", **{name: text})
    assert event is None
    assert (problem.code, problem.field, problem.fatal) == (code, name, True)


def test_a_field_of_another_kind_is_refused_with_those_it_has() -> None:
    with pytest.raises(KnownError) as caught:
        typed("note", side="buy")
    assert caught.value.code == "unknown_field"
    assert "traded_from" in caught.value.args_by_name["known"]


@given(
    st.sampled_from(sorted(KINDS)),
    st.data(),
)
def test_no_text_raises_anything_but_a_known_error(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from(event_json.fields_of(kind))
    text = st.one_of(
        st.text(),
        st.sampled_from(
            ["[]", "[{}]", '[{"name":"x"}]', "1e5", "9999-12-31T23:59:59-14:00", "0001-01-01"]
        ),
    )
    fields = data.draw(st.dictionaries(names, text))
    event, problems = event_json.event_from_fields(kind, fields, event_id="e", issuer_id="i")
    assert (event is None) == bool(problems)
    if event is not None:
        json.dumps(event_json.as_json(event, symbol=None, issuer="X"))
