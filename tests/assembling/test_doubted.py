"""A figure that contradicts others is marked where it is printed, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.blocks.document import Document, Doubt, Paragraph, plain
from drafting.cli.main import main
from drafting.diagnostics import Severity
from drafting.proofreading.finals import mismatches_as_errors
from drafting.readers.word import read_word
from tests.shipped import shipped

HEAD = "模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"


def drafted(folder: Path, body: str) -> Document:
    file = folder / "数据.yaml"
    file.write_text(f"{HEAD}指标:\n{body}", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    document = pipeline.draft(shipped(), dataset, missing="omit").document
    assert document is not None
    return document


def said(document: Document) -> str:
    return "".join(plain(block.content) for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        ("乡村建设: {村庄规划: {数值: 245个, 任务: 260个, 完成率: 80%}}", "完成年度任务的80%【待核】。"),
        ("住房:\n    危房改造: 35户  # 待核：3个乡镇共35户；没有交：北乡", "已完成35户【待核】。"),
        ("住房:\n    危房改造: {数值: 35户, 任务: 50户}  # 待核", "年度任务50户【待核】、已完成35户【待核】，完成率70%【待核】。"),
        ("住房:\n    危房改造:  # 待核：问张三\n      数值: 35户\n      任务: 50户", "年度任务50户【待核】、已完成35户【待核】，完成率70%【待核】。"),
        ("住房:\n    危房改造:\n      数值: 35户\n      任务: 50户  # 待核", "年度任务50户【待核】、已完成35户，完成率70%【待核】。"),
        ("住房:  # 待核\n    危房改造: 35户", "已完成35户【待核】。"),
        ("就业: {务工人数: 300人, 公益性岗位: 40个}  # 待核：两个都要问", "设置公益性岗位40个【待核】"),
        ("产业:\n    合作社: 12个  # 待核\n    特色基地: 3个\n    合计数: =产业.合作社 + 产业.特色基地", "合计数15个【待核】"),
        ("畜牧: {生猪出栏: {数值: 1200头, 上年同期: 1000头, 同比: 5%}}", "同比增长5%【待核】。"),
        ("监测帮扶: {监测对象: {数值: 20户50人, 构成: {脱贫不稳定户: 12户30人, 边缘易致贫户: 8户21人, 突发严重困难户: 0户0人}}}", "对象20户50人【待核】"),
    ],
)
def test_it_is_marked_where_it_stands(tmp_path: Path, figures: str, printed: str) -> None:
    assert printed in said(drafted(tmp_path, f"  {figures}\n"))


@pytest.mark.parametrize("rate", ["94.23%", "80%  # 情况属实 R106：按调整后的任务计算"])
def test_what_holds_or_is_answered_for_is_not(tmp_path: Path, rate: str) -> None:
    body = f"  乡村建设:\n    村庄规划:\n      数值: 245个\n      任务: 260个\n      完成率: {rate}\n"
    assert "待核" not in said(drafted(tmp_path, body))


def test_all_formats_show_it(tmp_path: Path) -> None:
    document = drafted(tmp_path, "  乡村建设: {村庄规划: {数值: 245个, 任务: 260个, 完成率: 80%}}\n")
    assert any(isinstance(piece, Doubt) for block in document.blocks if isinstance(block, Paragraph) for piece in block.content)
    written = {to: pipeline.write(document, to, shipped()) for to in ("docx", "html", "md", "txt")}
    assert '<mark class="owed">【待核】</mark>' in written["html"].decode()
    assert all("80%【待核】" in written[to].decode() for to in ("md", "txt"))
    word = read_word(written["docx"], "稿.docx")
    assert sum("80%【待核】" in each.text for each in word.paragraphs) == 1


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("  住房: {危房改造: 35户}\n明细表:\n  项目:\n    - {名称: 甲, 投资: 30万元}  # 待核：问\n", 8),
        ("  住房: {危房改造: 35户}\n文字材料:\n  产业: 建成冷库3座。  # 待核：问王五\n", 7),
        ("  住房: {危房改造: 35户}\n公文:\n  署名: 示例县农业农村局  # 待核\n", 7),
    ],
)
def test_behind_what_is_no_figure_it_is_not_passed_over(tmp_path: Path, body: str, line: int) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(f"{HEAD}指标:\n{body}", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    found = [each for each in pipeline.draft(shipped(), dataset, missing="error").diagnostics if each.code == "R142"]
    assert [each.place.line for each in found if each.place] == [line]


def test_it_is_told_once_for_all_that_one_comment_holds_for(tmp_path: Path) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(f"{HEAD}指标:\n  住房:  # 待核：问张三\n    危房改造: {{数值: 35户, 任务: 50户}}\n    改厕: 3户\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    found = [each for each in pipeline.draft(shipped(), dataset).diagnostics if each.code == "R142"]
    assert [each.message for each in found] == ["住房.危房改造等3个数：写着待核（问张三）"]


@pytest.mark.parametrize(
    ("figure", "marked"),
    [
        ("冷库: 560万", True),
        ("冷库: {数值: 3座, 任务: 4}", True),
        ("逾期: 0", False),
        ("冷库: 560万  # 情况属实 D083：照文件的说法", False),
        ("价格指数: 102.3", False),
        ("满意度得分: 96.5", False),
    ],
)
def test_a_figure_without_a_unit_is_marked_unless_it_needs_none(tmp_path: Path, figure: str, marked: bool) -> None:
    document = drafted(tmp_path, f"  本地:\n    {figure}\n")
    assert ("【待核】" in said(document)) is marked
    found = pipeline.read_dataset(tmp_path / "数据.yaml", shipped()).diagnostics
    assert [(each.severity, each.code) for each in mismatches_as_errors(found) if each.code == "D083"] == [(Severity.ERROR, "D083")] * marked


def test_a_rate_without_its_percent_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(f"{HEAD}指标:\n  本地: {{投资: {{数值: 3.86亿元, 去年同期: 31200万元, 同比增长: 23.7}}}}\n", encoding="utf-8")
    told = [each for each in pipeline.read_dataset(file, shipped()).diagnostics if each.code in ("D083", "D123")]
    assert [(each.code, each.hint.partition("；")[0]) for each in told] == [("D083", "写成 23.7%")]


WRONG_BY_THEMSELVES = {
    "D083": ("冷库: 560万", "560万【待核】"),
    "D124": ("冷库: -3座", "-3座【待核】"),
    "D255": ("签约服务覆盖率: 985%", "985%【待核】"),
    "D264": ("总数: 5人\n    省外: 8人\n    省内: =总数 - 省外", "-3人【待核】"),
    "D272": ("参保率: {数值: 98.6%, 上年同期: 95%, 同比: 3.6%}", "3.6%【待核】"),
    "D274": ("脱贫人口务工: {数值: 520人, 同比: -3个百分点}", "3个百分点【待核】"),
}


@pytest.mark.parametrize("code", WRONG_BY_THEMSELVES)
def test_what_is_wrong_by_itself_is_marked_refused_and_answered_for_as_what_contradicts(code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body, printed = WRONG_BY_THEMSELVES[code]
    head = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n公文: {成文日期: 2027-01-05, 署名: 示例乡人民政府}\n"
    file, out = tmp_path / "数据.yaml", tmp_path / "稿.md"
    file.write_text(f"{head}指标:\n  监测帮扶: {{监测对象: 86户251人}}\n  夜校:\n    {body}\n", encoding="utf-8")
    assert main(["render", str(file), "-o", str(out)]) == 0
    assert f"存疑 {code}" in capsys.readouterr().err
    assert printed in out.read_text("utf-8")
    for asked in (["check", str(file)], ["render", str(file), "--final", "-o", str(tmp_path / "定稿.docx")]):
        assert main(asked) == 1
        assert f"必改 {code}" in "".join(capsys.readouterr())
    file.write_text(f"{head}指标:\n  监测帮扶: {{监测对象: 86户251人}}\n  夜校:\n    {body}  # 情况属实 {code}：口径不同\n", encoding="utf-8")
    assert main(["render", str(file), "--final", "-o", str(tmp_path / "定稿.docx")]) == 0
    capsys.readouterr()
    assert main(["render", str(file), "-o", str(out), "--force"]) == 0
    assert "【待核】" not in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("{数值: 18座, 任务: 20}", "冷库18座（年度任务20座【待核】，完成率90%【待核】）"),
        ("{数值: 18座, 年度任务: 20}", "冷库18座（年度任务20座【待核】，完成率90%【待核】）"),
        ("{数值: 18座, 任务: 20.5}", "冷库18座（年度任务20.5【待核】"),
        ("{数值: 1.6亿元, 任务: 3}", "冷库1.6亿元（年度任务3【待核】"),  # or 万元
    ],
)
def test_a_bare_task_of_a_count_prints_with_the_unit_of_the_count(tmp_path: Path, figure: str, printed: str) -> None:
    assert printed in said(drafted(tmp_path, f"  本地:\n    冷库: {figure}\n"))


def test_so_is_each_figure_of_a_row_and_what_is_made_of_it(tmp_path: Path) -> None:
    body = "  住房: {危房改造: 35户}\n明细表:\n  项目:\n    - {名称: 甲渠, 投资: 30万元, 受益: 5户}  # 待核：和现在东乡的不一样\n    - {名称: 乙渠, 投资: 20万元, 受益: 6户}\n"
    file = tmp_path / "数据.yaml"
    file.write_text(f"{HEAD}公文: {{附件: [项目]}}\n指标:\n{body}", encoding="utf-8")
    out = tmp_path / "出.txt"
    assert main(["render", str(file), "-o", str(out)]) == 0
    rows = {words[0]: words[1:] for line in out.read_text("utf-8").splitlines() if len(words := line.split()) == 3}
    assert rows["甲渠"] == ["30【待核】", "5【待核】"]
    assert rows["乙渠"] == ["20", "6"]
    assert rows["合计"] == ["50【待核】", "11【待核】"]
