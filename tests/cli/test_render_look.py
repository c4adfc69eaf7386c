"""`render` with a look of one's own, and without the red head: the whole program, on a small sample."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.cli.main import main
from tests.cli.conftest import Ran

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
公文: {标题: 关于示例工作的报告, 发文机关标志: 示例乡人民政府文件, 发文字号: 示政发〔2026〕3号, 署名: 示例乡人民政府, 成文日期: 2026-12-05, 抄送: 甲局}
指标: {监测帮扶: {监测对象: 5户9人}}
"""


@pytest.fixture
def render(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    Path("示例乡.yaml").write_text(DATA, encoding="utf-8")

    def run(*arguments: str) -> Ran:
        code = main(["render", "示例乡.yaml", *arguments])
        return Ran(code, *capsys.readouterr())

    return run


def part(file: str, name: str) -> str:
    with ZipFile(file) as package:
        return package.read(name).decode()


def test_a_shipped_look_goes_by_its_name(render) -> None:
    assert render("-o", "甲.docx", "--style", "页码居中").code == 0
    assert '<w:jc w:val="center"/>' in part("甲.docx", "word/footer1.xml")
    assert render("-o", "乙.docx", "--style", "撑满版心").code == 0
    assert 'w:line="592"' in part("乙.docx", "word/styles.xml")


def test_a_name_that_is_nearly_one_is_told(render) -> None:
    ran = render("-o", "甲.docx", "--style", "页码剧中")
    assert ran.code == 2
    assert "是不是 页码居中？" in ran.err


def test_a_file_of_differences(render) -> None:
    Path("本地.yaml").write_text("字体: {正文字体: 宋体}\n", encoding="utf-8")
    assert render("-o", "甲.docx", "--style", "本地.yaml").code == 0
    assert 'w:eastAsia="宋体"' in part("甲.docx", "word/styles.xml")


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("页面:\n  钉口: 28毫米\n", ("F010", "页面.订口", "本地.yaml:2:3")),
        ("字休: {正文字体: 宋体}\n", ("F010", "字体", "本地.yaml:1:1")),
        ("字号: {正文字号: 大号}\n", ("F011", "三号", "本地.yaml:1:6")),
        ("版头: {颜色: 大红}\n", ("F011", "红、黑", "本地.yaml:1:6")),
        ("版头: {标志下空: 两行}\n", ("F011", "2行", "本地.yaml:1:6")),
        ("页面: [\n", ("D0", "本地.yaml")),
        ("字体: {正文字体: 宋体}\n行与字:\n  行距: 16磅\n", ("F011", "行距不小于22磅", "本地.yaml:3:3")),
        ("页面:\n  版心宽: 200毫米\n", ("F011", "172毫米 以内", "本地.yaml:2:3")),
        ("页码: {样式: 共3页}\n", ("F011", "第1页 共2页", "本地.yaml:1:6")),
    ],
)
def test_a_faulty_look_is_exit_2_with_its_line_and_nothing_written(render, style: str, says: tuple[str, ...]) -> None:
    Path("本地.yaml").write_text(style, encoding="utf-8")
    ran = render("-o", "甲.docx", "--style", "本地.yaml")
    assert ran.code == 2
    assert all(each in ran.err for each in says), ran.err
    assert not Path("甲.docx").exists()


def test_mistakes_come_in_the_order_of_the_lines(render) -> None:
    Path("本地.yaml").write_text("版头: {颜色: 大红}\n页面: {版心高: 高, 天头: 上}\n字体: {正文字体: 二号}\n", encoding="utf-8")
    found = re.findall(r"\[本地.yaml:(\d+:\d+)]", render("-o", "甲.docx", "--style", "本地.yaml").err)
    assert found == ["1:6", "2:6", "2:14", "3:6"]


def test_the_body_alone_leaves_the_dress_to_the_office_system(render) -> None:
    assert render("-o", "甲.txt", "--body").code == 0
    body = Path("甲.txt").read_text(encoding="utf-8")
    assert body.startswith("关于示例工作的报告\n")
    assert "示例乡人民政府\n" in body
    assert not re.search("文件|〔2026〕|抄送", body)
    assert render("-o", "乙.txt").code == 0
    assert Path("乙.txt").read_text(encoding="utf-8").startswith("示例乡人民政府文件\n示政发〔2026〕3号\n")


@pytest.mark.parametrize("draft", ["定稿", "送审稿"])
def test_a_blank_for_the_day_leaves_no_final_copy(render, draft: str) -> None:
    Path("示例乡.yaml").write_text(DATA.replace("2026-12-05", f"待签发, 稿次: {draft}"), encoding="utf-8")
    assert render("-o", "甲.txt").code == 0
    assert "2026年12月　日" in Path("甲.txt").read_text(encoding="utf-8")
    ran = render("-o", "乙.txt", "--final")
    assert ran.code == 1
    assert "成文日期" in ran.err
    assert not Path("乙.txt").exists()


@pytest.mark.parametrize("given", ["明天", "2026-12-05, 印发日期: 后天"])
def test_what_is_no_day_leaves_no_final_copy(render, given: str) -> None:
    Path("示例乡.yaml").write_text(DATA.replace("2026-12-05", given), encoding="utf-8")
    assert "D302" in render("-o", "甲.txt").err
    ran = render("-o", "乙.txt", "--final")
    assert (ran.code, Path("乙.txt").exists()) == (1, False)
    assert "必改 D302" in ran.err


def test_an_annex_that_is_not_there_is_exit_1_with_its_place(render) -> None:
    Path("示例乡.yaml").write_text(DATA.replace("抄送: 甲局", "附件: [{数据: 没有.yaml}]"), encoding="utf-8")
    ran = render("-o", "甲.docx")
    assert ran.code == 1
    assert "没有.yaml" in ran.err
    assert "示例乡.yaml:4:" in ran.err
    assert not Path("甲.docx").exists()


@pytest.mark.parametrize("text", ["", "- 甲\n", "一句话", "PK\x03\x04"], ids=["empty", "list", "words", "zip"])
def test_what_is_no_style_file_is_said_in_the_words_of_one(render, text: str) -> None:
    Path("本局.yaml").write_text(text, encoding="utf-8")
    ran = render("-o", "甲.docx", "--style", "本局.yaml")
    assert (ran.code, Path("甲.docx").exists()) == (2, False)
    assert "必改 F013 本局.yaml" in ran.err
    assert "行与字: {行距" in ran.err
    assert "drafting new" not in ran.err


def test_a_word_file_given_as_a_style_is_led_to_reference(render) -> None:
    assert render("-o", "版式.docx").code == 0
    assert "--reference 版式.docx" in render("-o", "甲.docx", "--style", "版式.docx").err


def test_a_file_beside_the_data_is_found_where_its_name_is_given_without_its_ending(render) -> None:
    Path("本局.yaml").write_text("页码: {单页: 居中}\n", encoding="utf-8")
    assert "本局.yaml" in render("-o", "甲.docx", "--style", "本局").err
