"""附件 and 承载: several texts in one document, each figure still with its origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.blocks.document import Document, Figure, Paragraph, Table, plain
from tests.saying import HEAD, drafted, library_of, shown
from tests.shipped import shipped

TABLE = "明细表: {项目清单: [{村: 甲村, 项目: 5个}, {村: 乙村, 项目: 7个}]}\n"
CARRIED = "公文: {标题: 示例县2026年上半年工作总结, 承载: 报告, 主送机关: 某府, 签发人: 示例甲}\n"
WORDS = {
    "documents.yaml": '承载报告: {各期: {标题: "{{ 单位.名称 }}关于报送{{ 附件事由 }}的报告", 正文: "现将《{{ 附件标题 }}》报送。"}}\n'
}


def document(template: str = "好。", indicators: str = "甲: {子: 5户}", **rest: object) -> Document:
    draft = drafted(template, indicators, **rest)  # type: ignore[arg-type]
    assert draft.document is not None, "\n".join(map(str, draft.diagnostics))
    return draft.document


def figures(made: Document) -> list[tuple[str, str]]:
    """What each printed figure says, and what the record says of it."""
    contents = [
        content
        for block in made.all_blocks()
        for content in (
            [block.content]
            if isinstance(block, Paragraph)
            else [c for row in block.rows for c in row]
            if isinstance(block, Table)
            else []
        )
    ]
    return [
        (each.text, made.figures[each.ref].text) for content in contents for each in content if isinstance(each, Figure)
    ]


def test_text_tables_and_material_are_enclosed_in_order() -> None:
    more = TABLE + '公文: {附件: [项目清单, {标题: 说明, 内容: "共{{ 甲.子 }}。"}, 口径, 另附名单]}\n'
    made = document(own='口径: [{标题: 来源, 内容: "计{{ 甲.子 }}。"}]', more=more)
    assert [each.title for each in made.annexes] == ["项目清单", "说明", "口径", "另附名单"]
    assert [[shown(block) for block in each.blocks] for each in made.annexes[1:]] == [
        ["共5户。"],
        ["一、来源", "计5户。"],
        [],
    ]
    table = made.annexes[0].blocks[0]
    assert isinstance(table, Table)
    assert table.caption == ""
    assert plain(table.rows[-1][1]) == "12"


def test_figures_of_annexes_keep_their_origin() -> None:
    more = TABLE + '公文: {附件: [项目清单, {标题: 说明, 内容: "共{{ 甲.丑 }}。"}]}\n'
    made = document("计{{ 甲.子 }}。", "甲: {子: 5户, 丑: 8户}", more=more)
    found = figures(made)
    assert ("8户", "8户") in found
    assert all(printed == recorded for printed, recorded in found)
    assert len(found) == len(made.figures)


def test_what_an_annex_prints_is_said_and_what_it_owes_is_missing() -> None:
    more = '公文: {署名: 某局, 附件: [{标题: 说明, 内容: "共{{ 甲.子 }}，{{ 甲.丑 }}。"}]}\n'
    draft = drafted("好。", "甲: {子: 5户, 丑: 待补}", more=more)
    assert draft.missing == ("甲.丑",)
    assert [each.code for each in draft.diagnostics] == ["D220"]


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("", "示例县农业农村局关于报送2026年上半年工作总结的报告"),
        ("署名: [甲局, 乙局], ", "甲局 乙局关于报送2026年上半年工作总结的报告"),
        ("发文机关标志: [甲局, 乙局, 丙局, 文件], ", "甲局等三部门关于报送2026年上半年工作总结的报告"),
        ("署名: [甲县人民政府, 乙县人民政府, 丙县人民政府, 丁县人民政府], ", "甲县人民政府等四单位关于报送2026年上半年工作总结的报告"),
    ],
)
def test_the_carrier_s_title_names_all_who_issue_it(given: str, title: str) -> None:
    words = {"documents.yaml": WORDS["documents.yaml"].replace("单位.名称", "发文单位")}
    assert document(more=CARRIED.replace("承载", f"{given}承载"), house=words).front.title == title


def test_a_report_that_carries_a_report_does_not_say_so_twice() -> None:
    made = document(more=CARRIED.replace("工作总结", "工作进展情况报告"), house=WORDS)
    assert made.front.title == "示例县农业农村局关于报送2026年上半年工作进展情况的报告"
    assert made.annexes[0].title == "示例县2026年上半年工作进展情况报告"


def test_a_carrier_has_the_report_as_its_first_annex() -> None:
    made = document("计{{ 甲.子 }}。", more=TABLE + CARRIED.replace("承载", "附件: [项目清单], 承载"), house=WORDS)
    assert made.front.title == "示例县农业农村局关于报送2026年上半年工作总结的报告"
    assert [shown(block) for block in made.blocks] == ["现将《示例县2026年上半年工作总结》报送。"]
    assert [each.title for each in made.annexes] == ["示例县2026年上半年工作总结", "项目清单"]
    assert shown(made.annexes[0].blocks[0]) == "计5户。"
    assert all(printed == recorded for printed, recorded in figures(made))


def test_a_carrier_in_the_data_s_own_words() -> None:
    own = CARRIED.replace("承载: 报告", '承载: {标题: 关于某事的报告, 正文: "现报送{{ 甲.子 }}的情况。"}')
    made = document(more=own)
    assert made.front.title == "关于某事的报告"
    assert shown(made.blocks[0]) == "现报送5户的情况。"
    assert figures(made) == [("5户", "5户")]


class TestAnotherReport:
    OTHER = f"模板: 试/报告\n{HEAD}公文: {{标题: 另一份报告}}\n指标: {{甲: {{子: 9户}}}}\n"

    def draft(self, folder: Path, given: str, other: str | None = OTHER) -> pipeline.Draft:
        library = library_of(folder / "模板库", {"试/报告.j2": "共{{ 甲.子 }}。"})
        data = folder / "数据.yaml"
        data.write_text(
            f"模板: 试/报告\n{HEAD}公文: {{附件: [{given}]}}\n指标: {{甲: {{子: 5户}}}}\n", encoding="utf-8"
        )
        if other is not None:
            (folder / "另一份.yaml").write_text(other, encoding="utf-8")
        loaded = pipeline.read_dataset(data, library)
        assert loaded.dataset is not None
        return pipeline.draft(library, loaded.dataset)

    def test_it_is_enclosed_with_its_title_and_its_own_figures(self, tmp_path: Path) -> None:
        made = self.draft(tmp_path, "{数据: 另一份.yaml}").document
        assert made is not None
        assert [(each.title, shown(each.blocks[0])) for each in made.annexes] == [("另一份报告", "共9户。")]
        assert figures(made) == [("5户", "5户"), ("9户", "9户")]
        assert made.figures[1].file.endswith("另一份.yaml")

    def test_the_title_of_the_data_wins(self, tmp_path: Path) -> None:
        made = self.draft(tmp_path, "{标题: 附表说明, 数据: 另一份.yaml}").document
        assert made is not None
        assert made.annexes[0].title == "附表说明"

    @pytest.mark.parametrize("other", [None, "单位: [\n", OTHER.replace("9户", "三千户")])
    def test_one_that_cannot_be_made_stops_the_document(self, tmp_path: Path, other: str | None) -> None:
        draft = self.draft(tmp_path, "{数据: 另一份.yaml}", other)
        assert draft.document is None
        assert "D300" in {each.code for each in draft.diagnostics}

    def test_two_files_that_enclose_each_other_come_to_an_end(self, tmp_path: Path) -> None:
        other = self.OTHER.replace("标题: 另一份报告", "标题: 另一份报告, 附件: [{数据: 数据.yaml}]")
        made = self.draft(tmp_path, "{数据: 另一份.yaml}", other).document
        assert made is not None
        assert len(made.annexes) == 1


def test_an_enclosed_report_speaks_of_its_own_year(tmp_path: Path) -> None:
    head = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
    (tmp_path / "往年").mkdir()
    (tmp_path / "往年" / "乙.yaml").write_text(f"{head}报告期: 2025年\n", encoding="utf-8")
    (tmp_path / "甲.yaml").write_text(f"{head}报告期: 2026年\n公文: {{附件: [{{数据: 往年/乙.yaml}}]}}\n", encoding="utf-8")
    library = shipped()
    dataset = pipeline.read_dataset(tmp_path / "甲.yaml", library).dataset
    assert dataset is not None
    draft = pipeline.draft(library, dataset)
    assert draft.document is not None
    assert [each.report for each in draft.document.annexes] == ["往年/乙.yaml"]
    assert [str(each) for each in draft.prose] == []


def test_a_picture_of_an_enclosed_report_lies_below_that_report_s_folder() -> None:
    from pathlib import PurePosixPath

    from drafting.assembling.enclosing import _from_folder
    from drafting.blocks.document import Image

    assert _from_folder(Image("图/现场.png", "现场"), PurePosixPath("往年")) == Image("往年/图/现场.png", "现场")
    assert _from_folder(Image("现场.png"), PurePosixPath(".")) == Image("现场.png")
