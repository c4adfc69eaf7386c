"""A document as running text, line by line, and what is found where its lines are of different kinds."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drafting.blocks.document import Back, Document, FigureRecord, Front, Heading, Missing, Paragraph, Table, Text
from drafting.checks.prose import check_prose
from drafting.checks.prose.dates import not_said_of_data
from drafting.checks.prose.examples import example_findings
from drafting.checks.prose.passages import OWED, text_of
from drafting.checks.prose.passages import Text as Read
from drafting.checks.prose.setting import Setting, setting_of
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.model.text_rules import Example, Term, TextRule
from tests.checks.judging import book_of

LEAD = Heading(3, "1.", (Text("抓监测"),))
WHOLE = Document(
    Front("关于青禾县|防返贫工作的报告", addressee="县委、县政府", salutation="各位领导"),
    (
        Heading(1, "一、", (Text("成效"),)),
        Paragraph((Text("共有"), Missing("【待补：户】", "监测帮扶.监测对象.户"), Text("。")), lead=LEAD),
        Paragraph((Text("  "),)),
        Table((), (((Text("甲\n乡"),), (Text("5户"),)),)),
    ),
    Back(("青禾县农业农村局",), "2026年12月31日"),
)


def test_every_line_that_is_read_is_a_passage_in_its_kind() -> None:
    text = text_of(WHOLE)
    assert [(each.kind, each.text, each.level, each.number) for each in text.passages] == [
        ("title", "关于青禾县防返贫工作的报告", 0, ""),
        ("address", "县委、县政府：", 0, ""),
        ("address", "各位领导：", 0, ""),
        ("heading", "一、成效", 1, "一、"),
        ("body", f"1.抓监测。共有{OWED * 6}。", 3, "1."),
        ("cell", "甲 乡", 0, ""),
        ("cell", "5户", 0, ""),
        ("signature", "青禾县农业农村局", 0, ""),
        ("signature", "2026年12月31日", 0, ""),
    ]
    assert text.whole.split("\n") == [each.text for each in text.passages]
    assert [text.whole[each.start : each.start + len(each.text)] for each in text.passages] == [each.text for each in text.passages]


def test_an_offset_leads_to_its_paragraph_and_its_sentence() -> None:
    text = text_of(Document(Front("报告"), (Paragraph((Text("抓好监测。抓好就业；抓好"),)), Paragraph((Text("产业。"),)))))
    at = text.whole.index("就业")
    assert (text.number(at), text.sentence(at), text.running(at)) == (2, "抓好就业；", True)
    assert text.sentence(text.whole.index("产业")) == "产业。"
    assert text.sentence(0) == "报告"
    assert not text.running(0)


def test_several_patterns_are_found_in_order_none_within_another_or_across_a_line_end() -> None:
    text = text_of(Document(Front("总结"), (Paragraph((Text("全部销号清零，存量清零，全部"),)), Paragraph((Text("完成。"),)))))
    patterns = [re.compile(each) for each in ("销号清零", "存量清零", "全部销号", "全部.*完成")]
    assert [match[0] for match in text.each(*patterns)] == ["全部销号", "存量清零"]


def printed(text: str, unit: str, path: str = "资金.投入", file: str = "数据.yaml", line: int | None = 7) -> FigureRecord:
    return FigureRecord(text, path, None, unit, None, (), file, line, None, "template")


def test_a_figure_in_a_second_unit_is_told_once_at_its_place_in_the_data() -> None:
    figures = (
        printed("三成", ""), printed("1.2亿元", "亿元"), printed("9万元", "万元", "资金.别的"), printed("12000万元", "万元"),
        printed("120000000元", "元"), printed("8万元", "万元", "资金.别的"), printed("8元", "元", "资金.别的", "", None),
    )  # fmt: skip
    found = check_prose(Document(Front("报告"), (), figures=figures), Setting("报告.yaml"))
    assert [(each.code, str(each.place), each.message, each.hint, each.path, each.excerpt) for each in found] == [
        ("P146", "数据.yaml:7", "资金.投入：一处印“1.2亿元”，一处印“12000万元”", "数据里把这些数写成同一个单位；模板是自己写的，用同一个过滤器，如 |万元", "资金.投入", "12000万元"),
        ("P146", "报告.yaml", "资金.别的：一处印“9万元”，一处印“8元”", "数据里把这些数写成同一个单位；模板是自己写的，用同一个过滤器，如 |万元", "资金.别的", "8元"),
    ]


def test_ten_findings_of_a_code_are_told_and_the_last_counts_the_rest() -> None:
    def told(times: int) -> list[str]:
        lines = tuple(Paragraph((Text("抓好“监测。"),)) for _ in range(times))
        return [each.message for each in check_prose(Document(Front("报告"), (*lines, Paragraph((Text("印发《方案。"),)))), Setting(""))]

    assert len(told(9)) == 10
    assert "另有" not in "".join(told(9))
    assert [message.count("另有 1 处同样的问题") for message in told(10)] == [0] * 9 + [1]
    assert told(12)[-1].endswith("（另有 3 处同样的问题）")


DATA = """\
单位: {名称: 青禾县农业农村局, 地区: 青禾县}
报告期: 2026年
指标: {就业: {清溪县援建: 5人}}
公文: {标题: 关于抓监测的|报告, 成文日期: 2026-12-20, 附件: [{标题: 明细}]}
文字材料:
  导语: 我镇抓好监测。
  做法成效: [{标题: 抓落实, 内容: 三是抓落实。, 用: [就业.务工]}]
"""


def test_a_setting_says_where_the_data_hold_words_and_which_names_they_know() -> None:
    setting = setting_of(book_of(DATA, name="数据.yaml").dataset, "工作总结")
    assert (setting.file, setting.kind, setting.signed) == ("数据.yaml", "工作总结", date(2026, 12, 20))
    assert setting.unit is not None
    assert setting.period is not None
    assert (setting.unit.region, setting.period.year) == ("青禾县", 2026)
    assert setting.locate("我镇抓好") == Place("数据.yaml", 6, 7)
    assert setting.locate("三是抓") == Place("数据.yaml", 7, 24)
    assert setting.locate("明细") == Place("数据.yaml", 4, 49)
    assert setting.locate("关于抓监测的报告") == Place("数据.yaml", 4, 10)  # the line end within is none of its words
    assert setting.locate("务工") is None  # named, not printed
    assert setting.locate("援建") is None  # no text of the data's own
    assert [setting.knows(name) for name in ("清溪县", "就业", "5人", "我镇", "白鹭县")] == [True, True, True, False, False]


def test_a_signing_day_that_is_none_is_not_held_against() -> None:
    dataset = book_of(DATA.replace("2026-12-20", "____年__月__日"), name="数据.yaml").dataset
    assert setting_of(dataset, "").signed is None


def late(excerpt: str) -> Diagnostic:
    return Diagnostic("P141", Severity.ERROR, "晚于成文日期", excerpt=excerpt)


def test_a_day_that_the_data_give_too_late_is_told_of_the_data_only() -> None:
    told = [Diagnostic("D250", Severity.WARNING, "", excerpt="2026-12-31"), Diagnostic("D250", Severity.WARNING, "", excerpt="示农〔2025〕3号")]
    named = [late(each) for each in ("截至2026年12月31日", "截至12月31日", "截至12月底", "截止到2026年12月31日")]
    others = [late(each) for each in ("截至2025年12月31日", "截至11月31日", "截至12月30日", "年底")]
    another = Diagnostic("P140", Severity.ERROR, "", excerpt="截至12月31日")
    assert not_said_of_data([*named, *others, another], told) == [*others, another]
    assert not_said_of_data([late("截至12月底")], [Diagnostic("D251", Severity.WARNING, "", excerpt="2026-12-31")]) == [late("截至12月底")]


def test_an_example_that_is_not_true_says_which_way() -> None:
    rule = TextRule(
        Rule("P901", "过时的词", Severity.WARNING, "本地已改用乙词。"),
        terms=(Term("甲词", "乙词"),),
        hits=(Example("这是丙词。"), Example("这是甲词。")),
        clean=(Example("甲词已废。"), Example("这是乙词。")),
    )
    assert [(each.code, str(each.place), each.message, each.hint, each.excerpt) for each in example_findings(rule, lambda key, at: Place(f"{key}{at}"))] == [
        ("T062", "会提示0", "P901：例句“这是丙词。”应当提示，却没有", "改规则或改例句", "这是丙词。"),
        ("T062", "不提示0", "P901：例句“甲词已废。”不该提示，却提示了", "改规则或改例句", "甲词已废。"),
    ]


def test_what_a_finding_quotes_is_around_it_or_behind_it_in_its_line() -> None:
    text = Read([("title", "某县总结", 0, ""), ("body", "抓好改厕，抓好改水，抓好改厕", 0, ""), ("body", "抓好就业。", 0, "")])
    assert text.quoted(5, "抓好改厕") == (5, 9)
    assert text.quoted(17, "抓好改厕") == (15, 19)
    assert text.quoted(5, "抓好改水") == (10, 14)
    assert text.quoted(5, "抓好就业") == (5, 19)  # of another line: all of this one


def test_a_pattern_is_looked_for_in_the_lines_that_hold_its_sign() -> None:
    text = Read([("title", "3月5日", 0, ""), ("body", "没有", 0, ""), ("body", "至5月6日，6月7日", 0, "")])
    found = list(text.each_in(re.compile(r"\d月(\d)日"), "月"))
    assert [(match[1], match.start()) for match in found] == [(match[1], match.start()) for match in re.finditer(r"\d月(\d)日", text.whole)]
    assert not list(text.each_in(re.compile("有"), "月"))


@pytest.mark.parametrize(("words", "line"), [("2.6人", 5), ("12.6人", 6), ("3.6人", None), ("2人", None)])
def test_a_figure_that_no_text_holds_is_told_where_it_is_typed(words: str, line: int | None) -> None:
    data = "单位: {名称: 示例县教育局, 地区: 示例县}\n报告期: 2026年\n指标:\n  学校:\n    校车配员: 2.6人\n    教师: {数值: 12.6人, 其中: {小学: 2人}}\n"
    place = setting_of(book_of(data, name="数据.yaml").dataset, "").locate(words)
    assert (place and place.line) == line
