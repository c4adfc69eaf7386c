"""A sentence that a person copied and of which they changed one number: that one is spoken of, the others come in."""

from __future__ import annotations

import pytest

from drafting.readers.locate import locate
from drafting.readers.record import read_record
from drafting.readers.word import read_word
from tests.readers.editing import Desk
from tests.way_back.updating.drafting_desk import drafted, updated

LAST = "全县共有{乡镇.个=7个}乡镇。"
PAIRS = [
    ("安置就业{就业.安置=753人}、办班{就业.办班=26期}。", "安置就业{就业.安置=758人}、办班{就业.办班=28期}。", ("753人", "760人"), ("26期", "28期")),
    ("改造危房{住房.户=63户}，涉及{住房.人=180人}。", "改造危房{住房.户=68户}，涉及{住房.人=190人}。", ("63户", "70户"), ("180人", "190人")),
    ("监测对象{监测.户=63户}{监测.人=180人}。", "监测对象{监测.户=68户}{监测.人=190人}。", ("180人", "181人"), ("63户", "68户")),
]


def written_over(desk: Desk, old: str, new: str, nth: int = 1) -> None:
    """The figure of the copy, which carries no bookmark."""
    places = [text for text in desk.root.iter("{*}t") if text.text == old]
    places[nth].text = new


@pytest.mark.parametrize("where", ["below", "behind", "elsewhere"])
@pytest.mark.parametrize(("old", "new", "own", "late"), PAIRS)
def test_of_a_copied_clause_the_changed_number_is_told_and_the_others_come_in(
    where: str, old: str, new: str, own: tuple[str, str], late: tuple[str, str]
) -> None:
    desk = Desk(drafted(old, LAST))
    if where == "below":
        desk.duplicate("_f1")
    else:
        desk.repeat("_f1", -1 if where == "behind" else -2)
    written_over(desk, *own)
    brought = updated(desk.save(), new, LAST)
    text = "".join(brought.accepted)
    assert (text.count(own[1]), text.count(late[1]), text.count(late[0])) == (1, 2, 0)
    noted = [(each.old, each.by_person) for each in brought.changes if each.done == "noted"]
    assert noted == [(own[1], True)]
    assert brought.rejects_cleanly
    again = updated(brought.data, new, LAST)
    assert again.accepted == brought.accepted
    assert not again.done("changed")


@pytest.mark.parametrize("own", ["安置就业120人、办班9期。", "安置就业753人、外出务工26期。", "安置就业1753人、办班9期。"])
def test_words_of_a_person_s_own_with_other_numbers_are_no_copy(own: str) -> None:
    data = drafted(PAIRS[0][0], "尚待补充的话。", LAST)
    desk = Desk(data)
    desk.write("尚待补充的话。", own)
    edited = desk.save()
    record = read_record(edited)
    assert record is not None
    assert not [each for each in locate(read_word(edited, ""), record).figures if each.copy]
