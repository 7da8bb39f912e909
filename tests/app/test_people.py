"""Who is who: names are joined and separated, and what was filed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from reaction_scene import deal, made

from watchapp.app import acts, people
from watchapp.app.workspace import Workspace
from watchapp.core.events import InsiderDeal
from watchapp.core.issuer import Listing, Person


@pytest.fixture
def xiaomi(workspace: Workspace, tmp_path: Path) -> Listing:
    found = made(workspace, tmp_path)
    desk = workspace.desk
    for day, name in (("2025-03-03", "LEI JUN"), ("2025-03-05", "Lei, Jun")):
        new = deal(found.issuer_id, day, id=f"x-{name}", person=name)
        desk.do(acts.save_event(desk.book, new))
    return found


def persons(workspace: Workspace, xiaomi: Listing) -> dict[str, int]:
    return {p.name: n for p, n in people.of_issuer(workspace.desk.book, xiaomi.issuer_id)}


def named(workspace: Workspace, name: str) -> Person:
    return next(p for p in workspace.desk.book.all(Person) if p.name == name)


def test_names_are_joined_and_separated_in_one_step_each(
    workspace: Workspace, xiaomi: Listing
) -> None:
    desk = workspace.desk
    before = persons(workspace, xiaomi)
    assert before == {"Lei Jun": 10, "Lei, Jun": 1, "Lin Bin": 1}  # capitals are no difference
    pair = [named(workspace, "Lei Jun"), named(workspace, "Lei, Jun")]
    desk.do(people.merged(desk, pair))
    assert persons(workspace, xiaomi) == {"Lei Jun": 11, "Lin Bin": 1}
    assert named(workspace, "Lei Jun").aliases == ("Lei, Jun",)
    filed = desk.find_event("x-Lei, Jun")
    assert isinstance(filed, InsiderDeal)
    assert filed.person == "Lei, Jun"  # as filed
    desk.do(people.separated(desk, named(workspace, "Lei Jun"), "Lei, Jun"))
    assert persons(workspace, xiaomi) == before
    desk.undo()
    desk.undo()
    assert persons(workspace, xiaomi) == before


def test_a_later_filing_under_a_joined_name_is_the_same_person(
    workspace: Workspace, xiaomi: Listing
) -> None:
    desk = workspace.desk
    desk.do(people.merged(desk, [named(workspace, "Lei Jun"), named(workspace, "Lei, Jun")]))
    later = deal(xiaomi.issuer_id, "2025-04-07", id="later", person="lei, jun")
    desk.do(acts.save_event(desk.book, later))
    assert persons(workspace, xiaomi)["Lei Jun"] == 12


def test_what_is_no_spelling_is_not_separated(workspace: Workspace, xiaomi: Listing) -> None:
    act = people.separated(workspace.desk, named(workspace, "Lei Jun"), "Lin Bin")
    assert act.changes == ()
