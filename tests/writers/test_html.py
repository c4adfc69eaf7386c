"""The page: valid, self-contained, safe, and each figure says where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.blocks.document import (
    Annex,
    Back,
    Chart,
    ChartKind,
    Column,
    Document,
    Figure,
    FigureRecord,
    Front,
    Head,
    Heading,
    Image,
    Imprint,
    Missing,
    Origin,
    Paragraph,
    Table,
    Text,
)
from drafting.writers.html import write_html
from drafting.writers.style import Style
from tests.house import house_style
from tests.writers.plotted import charted
from tests.writers.sample import sample_document
from tests.writers.test_docx import PNG
from tests.writers.test_tables import wide_table

H = "{http://www.w3.org/1999/xhtml}"
FIGURE = FigureRecord(
    "80%", "住房.村庄规划.完成率", "80", "%", "完成 / 任务", ("住房.村庄规划", "住房.村庄规划.任务"), "/家/数据/甲.yaml", 7, "县住建局", "rest"
)


def page(document: Document, style: Style, **rest: object) -> Element:
    """The parsed page; a fault of its markup fails the test."""
    text = write_html(document, style, **rest).decode()  # type: ignore[arg-type]
    parsed: Element = html5lib.HTMLParser(strict=True).parse(text)
    return parsed


def said(element: Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def one(root: Element, path: str) -> Element:
    (found,) = root.iterfind(path)
    return found


def document(*blocks: object, **rest: object) -> Document:
    return Document(Front("示例县2026年工作总结"), blocks, **rest)  # type: ignore[arg-type]


def test_the_sample_is_valid_and_holds_every_paragraph(style: Style) -> None:
    sample = sample_document()
    root = page(sample, style)
    assert said(one(root, f".//{H}title")) == sample.front.title
    text = said(one(root, f"{H}body"))
    for block in sample.blocks:
        if isinstance(block, Paragraph | Heading):
            assert "".join(each.text for each in block.content) in text


def test_a_figure_says_where_it_comes_from_on_hover(style: Style) -> None:
    source = document(Paragraph((Text("完成"), Figure("80%", 0))), figures=(FIGURE,), origin=Origin("试/报告", "/家/数据/甲.yaml"))
    shown = one(page(source, style), f".//{H}span[@class='figure']")
    assert shown.get("title", "").split("\n") == [
        "住房.村庄规划.完成率", "算式：完成 / 任务", "用到：住房.村庄规划、住房.村庄规划.任务", "提供单位：县住建局", "由“其余”一句收入",
    ]  # fmt: skip
    typed = replace(source, figures=(replace_record(formula=None, inputs=(), said_by="template"),))
    title = one(page(typed, style), f".//{H}span[@class='figure']").get("title", "")
    assert title == "住房.村庄规划.完成率\n出处：甲.yaml 第7行\n提供单位：县住建局"  # the page does not say where on whose disk


def replace_record(**changes: object) -> FigureRecord:
    return FIGURE._replace(**changes)


def test_what_is_owed_is_highlighted(style: Style) -> None:
    source = document(Paragraph((Missing("【待补：监测对象·户】", "监测帮扶.监测对象.户"),)))
    assert said(one(page(source, style), f".//{H}mark[@class='owed']")) == "【待补：监测对象·户】"


def test_a_final_copy_says_nothing_of_sources(style: Style) -> None:
    text = write_html(replace(charted(), figures=charted().figures), style, final=True).decode()
    source = document(Paragraph((Figure("80%", 0), Missing("【待补】", "甲"))), figures=(FIGURE,))
    text += write_html(source, style, final=True).decode()
    body = "".join(re.findall(r"<body>.*?</body>", text, re.DOTALL))
    assert "80%" in body
    assert not re.search(r'class="figure"|class="owed"|title="|示例.yaml|出处', body)


def test_nothing_is_asked_of_anywhere_and_no_script_runs(style: Style) -> None:
    text = write_html(replace(sample_document(), blocks=(*charted().blocks, Image("图.png"))), style, pictures={"图.png": PNG})
    root = page(replace(charted(), blocks=(*charted().blocks, Image("图.png", "示意图"))), style, pictures={"图.png": PNG})
    assert not re.findall(rb"<(?:script|link|iframe|object|embed|base)\b", text)
    assert {each.get("src", "").partition(",")[0] for each in root.iter(f"{H}img")} == {"data:image/png;base64"}
    assert not re.findall(rb"(?:href|url\(|@import)", text)
    policy = next(each for each in root.iter(f"{H}meta") if each.get("http-equiv"))
    assert policy.get("content", "").startswith("default-src 'none'")


HOSTILE = "<script>alert(1)</script>\"'&<b>"


def test_what_the_data_says_is_text_wherever_it_stands(style: Style) -> None:
    record = FIGURE._replace(path=HOSTILE, source=HOSTILE, formula=HOSTILE)
    table = Table((Column(HOSTILE), Column("数", "户", True)), (((Text(HOSTILE),), (Figure("1", 0),)),), HOSTILE, (HOSTILE,), unit_line=HOSTILE)
    source = Document(
        Front(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, Head(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), "", (HOSTILE,))),
        (Heading(1, HOSTILE, (Text(HOSTILE),)), Paragraph((Text(HOSTILE), Missing(HOSTILE, HOSTILE))), table, Chart("bar", table), Image(HOSTILE, HOSTILE)),
        Back((HOSTILE,), HOSTILE, HOSTILE, imprint=Imprint(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
        figures=(record,),
        annexes=(Annex(HOSTILE, (Paragraph((Text(HOSTILE),)),)),),
    )
    root = page(source, style)
    tags = {each.tag.removeprefix(H) for each in root.iter() if isinstance(each.tag, str)}
    assert not tags & {"script", "b"}
    assert said(one(root, f"{H}body")).count("alert(1)") > 15


@settings(max_examples=40, deadline=None)
@given(anything=st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_text_gives_a_valid_page(anything: str) -> None:
    page(document(Paragraph((Text(anything), Missing(anything, anything))), Table((Column(anything),), (((Text(anything),),),))), house_style())


def test_the_same_document_gives_the_same_bytes(style: Style) -> None:
    assert write_html(charted(), style) == write_html(charted(), style)


class TestParts:
    def test_what_stands_around_the_text_is_there_once(self, style: Style) -> None:
        source = Document(
            Front("关于报送示例县总结的报告", "", "示发〔2026〕3号", "示例市人民政府", "", Head("000001", "机密★1年", "特急", ("示例县人民政府文件",), "", ("某签发",))),
            (Paragraph((Text("正文。"),)),),
            Back(("示例县人民政府",), "2026年7月5日", "联系人：某某", imprint=Imprint("", "示例市农业农村局", "示例县人民政府办公室", "2026年7月6日")),
            annexes=(Annex("示例县总结", (Paragraph((Text("附件正文。"),)),)), Annex("另附的表")),
        )
        sheets = [said(sheet) for sheet in page(source, style).iter(f"{H}article")]
        assert len(sheets) == 2
        for words in ("000001", "机密★1年", "特急", "示例县人民政府文件", "示发〔2026〕3号", "签发人：某签发", "示例市人民政府：", "附件：1.示例县总结", "2.另附的表", "2026年7月5日", "（联系人：某某）"):
            assert sheets[0].count(words) == 1, words
        assert sheets[1].split() == ["附件1", "示例县总结", "附件正文。", "抄送：示例市农业农村局。", "示例县人民政府办公室", "2026年7月6日印发"]

    def test_a_title_breaks_where_word_breaks_it(self, style: Style) -> None:
        source = Document(Front("示例县2026年上半年巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作总结"), ())
        assert len(list(one(page(source, style), f".//{H}h1").iter(f"{H}br"))) >= 1

    def test_a_table_has_its_units_totals_and_notes(self, style: Style) -> None:
        rows = (((Text("东乡"),), (Text("5"),)), ((Text("合计"),), (Text("5"),)))
        table = Table((Column("乡镇"), Column("户数", "户", True)), rows, "表1", ("示例数据。",), True, "单位：户")
        shown = one(page(document(table), style), f".//{H}figure")
        assert said(shown).split() == ["表1", "单位：户", "乡镇户数（户）", "东乡5", "合计5", "注：示例数据。"]
        assert [row.get("class") for row in shown.iter(f"{H}tr")] == [None, None, "total"]
        assert [cell.get("class") for cell in shown.iter(f"{H}td")][:2] == [None, "number"]

    def test_a_picture_stands_in_the_page_with_its_caption(self, style: Style) -> None:
        shown = one(page(document(Image("图.png", "示意图")), style, pictures={"图.png": PNG}), f".//{H}figure")
        assert (said(shown).strip(), one(shown, f"{H}img").get("alt")) == ("示意图", "示意图")


@pytest.mark.parametrize("kind", get_args(ChartKind))
def test_every_kind_of_chart_is_drawn_with_its_sources(style: Style, kind: ChartKind) -> None:
    svg = "{http://www.w3.org/2000/svg}"
    source = charted(kind, series=1 if kind == "pie" else 2)
    drawn = one(page(source, style), f".//{svg}svg")
    titles = [said(each) for each in drawn.iter(f"{svg}title")]
    assert len(titles) == len(source.figures)
    assert titles[0].startswith("0号乡　列0：1000.5万元\n明细表.投资.乡0.列0\n出处：示例.yaml 第5行")
    assert any("（待补）" in said(each) for each in drawn.iter(f"{svg}text")) is (kind != "pie")
    inside = [float(each.get(name, "0")) for each in drawn.iter() for name in ("x", "cx") if each.get(name)]
    assert min(inside) >= 0


def test_a_chart_draws_what_lies_below_zero_and_what_is_all_zero(style: Style) -> None:
    source = charted(series=1)
    for value in ("-3", "0"):
        figures = tuple(each._replace(value=value) for each in source.figures)
        for kind in get_args(ChartKind):
            _, chart, _ = source.blocks
            assert isinstance(chart, Chart)
            page(replace(source, figures=figures, blocks=(replace(chart, kind=kind),)), style)


def classed(root: Element, name: str) -> list[Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def points(element: Element, name: str) -> float:
    """A length of the element's own style."""
    return float(re.findall(rf"(?:^|[; ]){name}: (-?[\d.]+)pt", element.get("style", ""))[0])


class TestDress:
    """Elements stand where Word has them (GB/T 9704), in the same lengths."""

    def test_with_a_signer_the_number_goes_left_and_the_signers_right_two_a_row(self, style: Style) -> None:
        head = Head(marks=("示例县农业农村局文件",), signers=("示例甲", "示例乙丙", "示例丁"))
        made = page(Document(Front("题", "", "示农〔2026〕3号", head=head), ()), style)
        (row,) = classed(made, "numbered")
        assert "upward" in row.get("class", "")
        assert [said(each) for each in row] == ["示农〔2026〕3号", "签发人：示例甲\n示例乙丙\n示例丁"]
        (names,) = row.iterfind(f".//{H}div/{H}div")
        assert "repeat(2, auto)" in names.get("style", "")
        sheet = said(one(made, f".//{H}style"))
        assert re.search(r"\.numbered \{ display: flex; justify-content: space-between", sheet)
        assert re.search(r"\.numbered\.upward \{ padding: 0 1em", sheet)  # one character at either side

    def test_without_one_the_number_stands_in_the_middle(self, style: Style) -> None:
        made = page(Document(Front("题", "", "示农〔2026〕3号", head=Head(marks=("示例县农业农村局文件",))), ()), style)
        assert not classed(made, "upward")
        assert [said(each) for each in classed(made, "number")] == ["示农〔2026〕3号"]

    def test_the_mark_keeps_its_distance_whatever_stands_above_it(self, style: Style) -> None:
        for corner, lines in (((), 0), (("000001", "机密★1年", "特急"), 3)):
            made = page(Document(Front("题", head=Head(*corner, marks=("示例县农业农村局文件",))), ()), style)
            (mark,) = classed(made, "mark")
            assert points(mark, "margin-top") * 20 + lines * style.line == pytest.approx(style.head.drop, abs=1)

    def test_a_letter_has_its_double_rule_its_number_at_the_right_and_no_rules_in_its_imprint(self, style: Style) -> None:
        head = Head("000001", "秘密★1年", marks=("示例县农业农村局",), letter=True)
        back = Back(("示例县农业农村局",), "2026年7月5日", imprint=Imprint("", "甲局", "乙办", "2026年7月6日"))
        made = page(Document(Front("题", "", "示农函〔2026〕3号", head=head), (), back), style)
        assert len(classed(made, "double")) == 1
        (first,) = classed(made, "numbered")
        assert [said(each) for each in first] == ["000001", "示农函〔2026〕3号"]
        assert said(one(made, f".//{H}footer")).split() == ["抄送：甲局。"]
        assert "@page :first" in said(one(made, f".//{H}style"))

    def test_signature_and_date_stand_as_in_the_word_file(self, style: Style) -> None:
        unsealed = Back(("示例县农业农村局",), "2026年12月5日")
        name, date = classed(page(Document(Front("题"), (), unsealed), style), "signature")
        assert points(name, "margin-right") == 32
        assert points(date, "margin-left") * 20 == 8845 - 8 * 315
        name, date = classed(page(Document(Front("题"), (), replace(unsealed, sealed=True)), style), "signature")
        assert points(date, "margin-right") == 64
        assert points(name, "margin-right") * 20 == round(1280 + (3 * 315 + 7 * 155 - 8 * 315) / 2)

    def test_joint_seals_stand_in_rows_with_the_last_name_above_the_date(self, style: Style) -> None:
        names = ("示例县农业农村局", "示例县财政局", "示例县水利局")
        made = page(Document(Front("题"), (), Back(names, "2026年12月5日", sealed=True)), style)
        rows = classed(made, "seals")
        assert [[said(cell) for cell in row] for row in rows] == [["示例县农业农村局", "示例县财政局"], ["", "示例县水利局"]]
        pitch = points(rows[1][1], "width")
        beside = float(rows[1].get("style", "").split()[2].removesuffix("pt"))
        assert (beside + pitch / 2) * 20 == pytest.approx(1280 + (3 * 315 + 7 * 155) / 2, abs=1)

    def test_names_of_annexes_stand_below_each_other(self, style: Style) -> None:
        made = page(Document(Front("题"), (), annexes=(Annex("甲表"), Annex("乙表"))), style)
        first, second = classed(made, "annexes")
        assert points(first, "padding-left") == points(second, "padding-left")
        assert points(first, "text-indent") < points(second, "text-indent") < 0

    def test_a_thin_rule_parts_the_printer_from_those_it_is_sent_to(self, style: Style) -> None:
        made = page(Document(Front("题"), (), Back(imprint=Imprint("丙局", "甲局", "乙办", "2026年7月6日"))), style)
        footer = one(made, f".//{H}footer")
        assert [(each.get("class"), said(each).split()) for each in footer] == [
            ("sent", ["主送：丙局。"]), ("sent", ["抄送：甲局。"]), ("printed", ["乙办", "2026年7月6日印发"]),
        ]  # fmt: skip
        rules = re.findall(r"^([^{\n]*) \{[^}]*border-top", said(one(made, f".//{H}style")), re.MULTILINE)
        assert ".sent + .printed" in rules
        assert ".sent + .sent" not in rules  # 7.4.2: none between 主送 and 抄送


class TestPages:
    def test_the_names_of_a_joint_head_share_one_width_and_the_word_stands_beside_them(self, style: Style) -> None:
        marks = ("示例县农业农村局", "示例县人力资源和社会保障局")
        made = page(Document(Front("题", "", "", "", "", Head(marks=marks, word="文件")), ()), style)
        mark = one(made, f".//{H}div[@class='mark joint']")
        assert [said(each) for each in mark.iter(f"{H}span")] == list(marks)
        assert said(one(mark, f"{H}b")) == "文件"
        points = float(re.findall(r"font-size: ([\d.]+)pt", mark.get("style", ""))[0])
        assert points * (len(marks[1]) + 2.5) <= style.page.text_width / 20

    def test_a_single_name_never_runs_out_of_the_page(self, style: Style) -> None:
        made = page(Document(Front("题", "", "", "", "", Head(marks=("示例县双河口苗族土家族乡人民政府文件",))), ()), style)
        points = float(re.findall(r"([\d.]+)pt", one(made, f".//{H}div[@class='mark']").get("style", ""))[0])
        assert points * 18 <= style.page.text_width / 20

    def test_a_turned_table_has_a_sheet_of_its_own_with_the_columns_of_the_word_file(self, style: Style) -> None:
        wide = replace(wide_table(), turned=True)
        made = page(replace(document(Paragraph((Text("前。"),)), wide, Paragraph((Text("后。"),))), back=Back(("甲局",))), style)
        sheets = [(sheet.get("class"), said(sheet)) for sheet in made.iter(f"{H}article")]
        assert [kind for kind, _ in sheets] == ["sheet", "sheet turned", "sheet"]
        assert "前。" in sheets[0][1]
        assert "后。" in sheets[2][1]
        assert "甲局" in sheets[2][1]
        shares = [float(each.get("style", "").removeprefix("width: ").rstrip("%")) for each in made.iter(f"{H}col")]
        assert len(shares) == len(wide.columns)
        assert sum(shares) == pytest.approx(100, abs=1)

    def test_an_annex_that_opens_with_a_turned_table_is_turned_with_its_head_and_the_imprint_is_not(self, style: Style) -> None:
        wide = replace(wide_table(), turned=True)
        source = replace(
            document(Paragraph((Text("正文。"),))),
            annexes=(Annex("表", (wide,)),),
            back=Back(imprint=Imprint("", "甲局", "乙办", "2026年7月6日")),
        )
        sheets = [(sheet.get("class"), said(sheet)) for sheet in page(source, style).iter(f"{H}article")]
        assert [kind for kind, _ in sheets] == ["sheet", "sheet turned", "sheet"]
        assert "附件" in sheets[1][1]
        assert "乙办" in sheets[2][1]
