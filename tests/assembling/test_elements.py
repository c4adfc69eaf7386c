"""Elements around the text: given values print as given, 待签发 as the customary blank, and the calendar is never asked."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.assembling.elements import (
    back_of,
    date_text,
    front_of,
    number_text,
    signing_month,
    unsigned_final,
    without_dress,
)
from drafting.blocks.document import Back, Document, Front, Head, Imprint
from drafting.model.dataset import Period
from drafting.model.official import Carrier, Colophon, Letterhead, OfficialDocument
from drafting.proofreading.finals import held_up_as_errors
from tests.saying import drafted

HALF = Period(2026, "半年", 1, 6)
YEAR = Period(2026, "年度", 1, 12)


@pytest.mark.parametrize(
    ("period", "month"),
    [
        (HALF, (2026, 7)),
        (Period(2026, "半年", 1, 6, date(2026, 6, 30)), (2026, 7)),
        (Period(2026, "半年", 1, 6, date(2026, 7, 3)), (2026, 7)),
        (Period(2026, "半年", 1, 6, "6月底"), (2026, 7)),
        (YEAR, (2026, 12)),
        (Period(2026, "年度", 1, 12, date(2026, 11, 30)), (2026, 12)),
        (Period(2026, "年度", 1, 12, date(2026, 12, 31)), (2026, 12)),
        (Period(2026, "年度", 1, 12, date(2027, 1, 10)), (2027, 1)),
        (Period(2021, "月份", 1, 10), (2021, 11)),
    ],
)
def test_the_month_of_signing_comes_from_the_period(period: Period, month: tuple[int, int]) -> None:
    assert signing_month(period) == month


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("待签发", "〔2026〕　号"),
        ("示农待签发", "示农〔2026〕　号"),
        ("示农〔2027〕待签发", "示农〔2027〕　号"),
        ("示农〔2026〕3号", "示农〔2026〕3号"),
        ("示农[2026]03号", "示农[2026]03号"),
        ("", ""),
    ],
)
def test_a_number_to_come_is_blank_and_one_given_is_as_given(number: str, printed: str) -> None:
    assert number_text(number, HALF) == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("待签发", "2026年7月　日"),
        ("2026年8月待签发", "2026年8月　日"),
        ("2026年待签发", "2026年　月　日"),
        (date(2026, 7, 5), "2026年7月5日"),
        ("2026年7月　日", "2026年7月　日"),
        (None, ""),
    ],
)
def test_a_day_to_come_is_blank_and_one_given_is_as_given(day: date | str | None, printed: str) -> None:
    assert date_text(day, HALF) == printed


@pytest.mark.parametrize(("draft", "printed"), [("送审稿", "送审稿"), ("定稿", ""), ("", "")])
def test_a_finished_text_does_not_say_so(draft: str, printed: str) -> None:
    assert front_of(OfficialDocument(draft=draft), "标题", HALF).draft == printed


@pytest.mark.parametrize(
    ("official", "sealed"),
    [
        (OfficialDocument(), False),
        (OfficialDocument(letterhead=Letterhead(marks=("某局文件",))), True),
        (OfficialDocument(carrier=Carrier((), "报告")), True),
        (OfficialDocument(letterhead=Letterhead(marks=("某局文件",)), sealed=False), False),
        (OfficialDocument(sealed=True), True),
    ],
)
def test_a_formal_document_leaves_room_for_its_seal_unless_told_otherwise(
    official: OfficialDocument, sealed: bool
) -> None:
    assert back_of(official, HALF).sealed is sealed


def test_who_to_ask_stands_where_notes_stand() -> None:
    official = OfficialDocument(note="此件公开发布", contact="示例甲", telephone="0000-0000000")
    assert back_of(official, HALF).note == "此件公开发布\n联系人：示例甲，联系电话：0000-0000000"


def test_addressees_that_are_too_many_move_to_the_colophon() -> None:
    official = OfficialDocument(addressee="甲局、乙局", colophon=Colophon(("丙局",), holds_addressees=True))
    assert front_of(official, "标题", HALF).addressee == ""
    assert back_of(official, HALF).imprint == Imprint("甲局、乙局", "丙局")


def test_the_body_alone_has_neither_red_head_nor_colophon() -> None:
    front = Front(
        "标题", "送审稿", "示农〔2026〕3号", "某府", "", Head("000001", marks=("某局文件",), signers=("示例甲",))
    )
    back = Back(("某局",), "2026年7月5日", "此件公开发布", True, Imprint(copies="丙局"))
    bare = without_dress(Document(front, (), back))
    assert bare.front == Front("标题", "送审稿", "", "某府")
    assert bare.back == Back(("某局",), "2026年7月5日", "此件公开发布", True)


class TestHints:
    def test_a_number_on_a_summary_is_a_hint(self) -> None:
        draft = drafted("好。", more="公文: {标题: 某县工作总结, 发文字号: 示农〔2026〕3号, 署名: 某局}\n")
        assert [(each.code, each.severity.value) for each in draft.diagnostics] == [("D296", "info")]
        assert draft.document is not None

    @pytest.mark.parametrize("title", ["关于某事的报告", "关于某事的通知"])
    def test_a_statutory_kind_bears_its_number(self, title: str) -> None:
        assert drafted("好。", more=f"公文: {{标题: {title}, 发文字号: 示农〔2026〕3号, 署名: 某局}}\n").diagnostics == ()

    def test_every_blank_is_said(self) -> None:
        draft = drafted("好。", more="公文: {标题: 某报告, 署名: 某局, 发文字号: 待签发, 成文日期: 待签发, 印发日期: 待签发}\n")
        assert [each.path for each in draft.diagnostics] == ["公文.发文字号", "公文.成文日期", "公文.印发日期"]
        assert {each.code for each in draft.diagnostics} == {"D301"}

    def test_a_signer_still_to_come_is_room_for_a_name(self) -> None:
        more = "公文: {标题: 某报告, 署名: 某局, 签发人: 待签发, 成文日期: 2026-07-10}\n"
        draft = drafted("好。", more=more)
        assert draft.document is not None
        assert draft.document.front.head.signers == ("　　　",)
        assert [(each.code, each.path) for each in draft.diagnostics] == [("D301", "公文.签发人")]

    @pytest.mark.parametrize(
        ("element", "value"),
        [
            *(("发文字号", each) for each in ("待 签发", "待定", "待编号", "青交〔2026〕 号", "青交〔2026〕×号", "青交〔2026〕XX号", "青交〔2026〕□号")),
            ("签发人", "待定"), ("签发人", "×××"), ("署名", "某某县××局"), ("主送机关", "待定"), ("联系电话", "________"),
        ],
    )  # fmt: skip
    def test_a_word_for_what_is_to_come_is_a_blank_too(self, element: str, value: str) -> None:
        given = {"标题": "某报告", "署名": "某局", "成文日期": "2026-07-10", element: f"'{value}'"}
        draft = drafted("好。", more="公文: {" + ", ".join(f"{key}: {each}" for key, each in given.items()) + "}\n")
        assert [each.path for each in draft.diagnostics if each.code == "D301"] == [f"公文.{element}"]

    @pytest.mark.parametrize(("element", "value"), [("发文字号", "青交〔2026〕10号"), ("签发人", "待玉"), ("联系电话", "0736-7100000"), ("主送机关", "县人民政府、待业保险处")])
    def test_one_that_is_there_is_none(self, element: str, value: str) -> None:
        draft = drafted("好。", more=f"公文: {{标题: 某报告, 署名: 某局, 成文日期: 2026-07-10, {element}: '{value}'}}\n")
        assert [each.code for each in draft.diagnostics if each.code == "D301"] == []

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            ("", []),
            ("公文: {标题: 某县总结, 稿次: 讨论稿}\n", []),
            ("公文: {主送机关: 某局}\n", ["没有署名、成文日期"]),
            ("公文: {成文日期: 2026-12-05}\n", ["没有署名"]),
            ("公文: {署名: 某局}\n", []),
            ("公文: {署名: [甲局, 乙局], 成文日期: 2026-12-05}\n", []),
        ],
    )
    def test_a_text_that_nobody_signs_is_a_hint_with_what_to_type(self, more: str, said: list[str]) -> None:
        found = drafted("好。", more=more).diagnostics
        assert [each.message for each in found] == said
        assert all((each.code, each.severity.value, each.hint) == ("D304", "info", "定稿前在 公文 里写 署名: 示例县农业农村局") for each in found)

    @pytest.mark.parametrize(("title", "told"), [("某县工作进展情况报告", True), ("某县工作总结", False), ("某县工作情况汇报", False)])
    def test_a_report_needs_no_other_to_carry_it(self, title: str, told: bool) -> None:
        draft = drafted("好。", more=f"公文: {{标题: {title}, 承载: 报告, 署名: 某局, 主送机关: 某厅, 签发人: 示例甲}}\n")
        assert [(each.code, each.path) for each in draft.diagnostics if each.code == "D305"] == ([("D305", "公文.承载")] if told else [])

    def test_in_a_final_copy_it_is_doubted_and_a_blank_is_wrong(self) -> None:
        found = drafted("好。", more="公文: {成文日期: 待签发}\n").diagnostics
        assert {each.code: each.severity.value for each in held_up_as_errors(found)} == {"D304": "warning", "D301": "error"}

    @pytest.mark.parametrize(("more", "said"), [("", "没有署名、成文日期"), ("公文: {成文日期: 2026-12-05}\n", "没有署名"), ("公文: {署名: 某局}\n", None)])
    def test_a_final_copy_is_asked_for_it_in_any_case(self, more: str, said: str | None) -> None:
        document = drafted("好。", more=more).document
        assert document is not None
        found = unsigned_final(document, "数据.yaml")
        assert (found and found.message) == said
