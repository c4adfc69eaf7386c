"""Files whose record was written before records told of tables, gaps and charts: their tables are never torn."""

from __future__ import annotations

import copy
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from drafting.readers.record import read_record
from tests.readers.editing import Desk, W
from tests.revisions import accepted_rows
from tests.way_back.updating.drafting_desk import drafted, found, updated
from tests.way_back.updating.test_late_figures import NEW, OLD, figure, text
from tests.way_back.updating.test_rows import TOWNS, reads, rejects_to_the_table, report, with_more, without

_LATER = re.compile(rb"<(table|gap|chart)>.*?</\1>", re.DOTALL)


def aged(data: bytes) -> bytes:
    """The file with the record that an earlier version would have left."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(out, "w") as made:
        for info in package.infolist():
            content = package.read(info)
            is_record = info.filename.startswith("customXml/item") and b"<record" in content
            made.writestr(info, _LATER.sub(b"", content) if is_record else content)
    record = read_record(out.getvalue())
    assert record is not None
    assert not record.tables
    assert not record.gaps
    return out.getvalue()


@pytest.fixture(scope="module")
def old() -> bytes:
    return aged(drafted(*report(TOWNS)))


def test_late_figures_come_into_its_tables_and_text(old: bytes) -> None:
    towns = {**TOWNS, "甲镇": (13, 690)}
    brought = updated(old, *report(towns))
    assert accepted_rows(brought.data) == reads(towns)
    assert "共有项目36个。" in brought.accepted
    assert rejects_to_the_table(brought)
    assert not brought.done("listed")
    assert updated(brought.data, *report(towns)).data == brought.data
    later = updated(brought.data, *report({**towns, "丙乡": (14, 1924)}))
    assert accepted_rows(later.data) == reads({**towns, "丙乡": (14, 1924)})


@pytest.mark.parametrize(
    "towns", [with_more(2, 戊镇=(3, 90)), without("乙镇"), {"戊镇": (3, 90), **without("甲镇")}, dict(reversed(TOWNS.items()))]
)
def test_rows_that_come_and_go_are_listed_and_no_word_of_a_table_is_struck(old: bytes, towns: dict[str, tuple[int, int]]) -> None:
    brought = updated(old, *report(towns))
    assert rejects_to_the_table(brought)
    rows = accepted_rows(brought.data)
    assert [each[0] for each in rows] == ["乡镇", *TOWNS, "合计"]
    assert rows[0] == reads(TOWNS)[0]
    for name, *numbers in rows[1:-1]:
        assert numbers == [str(each) for each in TOWNS[name]]
    assert f"共有项目{sum(each[0] for each in towns.values())}个。" in brought.accepted
    listed = brought.done("listed")
    assert ("", "戊镇 | 3 | 90") in listed or "戊镇" not in towns
    assert (("乙镇 | 4 | 2557", "") in listed) == ("乙镇" not in towns)


def test_a_table_that_today_s_draft_does_not_have_stays_and_its_rows_are_listed(old: bytes) -> None:
    brought = updated(old, report(TOWNS)[0], report(TOWNS)[-1])
    assert accepted_rows(brought.data) == reads(TOWNS)
    assert brought.data == brought.before
    assert [old for old, _ in brought.done("listed")] == [" | ".join(each) for each in reads(TOWNS)[1:]]


def test_why_a_row_is_only_listed_and_for_which_table_is_said(old: bytes) -> None:
    told = found(old, *report({**TOWNS, "戊镇": (3, 90)}))
    assert [each.code for each in told] == ["S083", "S093"]
    assert "表" in str(told[0].place)
    assert "记录里没有表格：多出、少了的行（1 行）只列出" in told[1].message
    assert not found(old, *report(TOWNS))


def test_a_row_under_another_name_keeps_its_number(old: bytes) -> None:
    desk = Desk(old)
    desk.write("甲镇", "县直")
    brought = updated(desk.save(), *report({**TOWNS, "甲镇": (13, 685)}))
    assert accepted_rows(brought.data)[1] == ["县直", "11", "685"]
    assert ("11", "13") in brought.done("listed")
    assert rejects_to_the_table(brought)


def test_what_people_did_in_the_table_stays(old: bytes) -> None:
    desk = Desk(old)
    rows = next(desk.root.iter(f"{W}tbl")).findall(f"{W}tr")
    rows[1].addprevious(copy.deepcopy(rows[0]))
    rows[2].getparent().remove(rows[2])
    desk.type_inside(figure(desk, "557"), "600")
    brought = updated(desk.save(), *report({**TOWNS, "乙镇": (5, 2557), "丁乡": (7, 570)}))
    assert [each[0] for each in accepted_rows(brought.data)] == ["乡镇", "乡镇", "甲镇", "丙乡", "丁乡", "合计"]
    assert accepted_rows(brought.data)[-2] == ["丁乡", "7", "600"]
    assert rejects_to_the_table(brought)
    assert any("正文 600，数据 570" in each.message for each in found(desk.save(), *report({**TOWNS, "丁乡": (7, 570)})))


def test_rows_of_one_name_are_told_apart_or_left() -> None:
    lines = ["|乡镇|投资", "|甲镇|{明细表.项目.甲镇.投资=300}", "|甲镇|{明细表.项目.甲镇.投资=300}"]
    brought = updated(aged(drafted(*lines)), lines[0], lines[1], lines[2].replace("300", "310"))
    assert brought.data == brought.before
    assert ("300", "300、310") in brought.done("listed")
    both = updated(aged(drafted(*lines)), lines[0], *(each.replace("300", "310") for each in lines[1:]))
    assert [each[1] for each in accepted_rows(both.data)] == ["投资", "310", "310"]


def test_a_gap_that_the_record_does_not_tell_is_filled_in_the_text() -> None:
    brought = updated(aged(drafted(*OLD)), *NEW)
    assert brought.accepted == text(*NEW)
    assert brought.rejects_cleanly
    assert ("【待补：新增就业（县人社局）】", "86人") in brought.done("changed")


def test_a_gap_that_stays_is_no_news_and_one_in_a_table_is_listed() -> None:
    lines = ["|乡镇|投资|个数", "|甲镇|【待补】|{明细表.项目.甲镇.个数=3}", "新增就业【待补：新增就业】。"]
    old = aged(drafted(*lines))
    assert updated(old, *lines).data == old
    filled = updated(old, lines[0], "|甲镇|{明细表.项目.甲镇.投资=300}|{明细表.项目.甲镇.个数=3}", lines[2])
    assert filled.data == old
    assert filled.done("listed") == [("【待补】", "300")]
