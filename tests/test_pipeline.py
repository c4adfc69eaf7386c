"""The story from file to bytes: what stops what, and what is said about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Severity
from drafting.facts.typed import typed_figures
from drafting.library import Library, open_library
from drafting.proofreading.proofing import proofread
from tests.saying import HEAD, drafted, library_of, say
from tests.shipped import shipped

REPORT = {"试/报告.j2": "共{{ 甲.子 }}。"}


def loaded(folder: Path, data: str, files: dict[str, str] | None = None) -> tuple[Library, pipeline.Loaded]:
    library = library_of(folder / "模板库", files or REPORT)
    file = folder / "数据.yaml"
    file.write_text(data, encoding="utf-8")
    return library, pipeline.read_dataset(file, library, name="数据.yaml")


class TestReading:
    def test_messages_speak_of_the_file_as_it_was_given(self, tmp_path):
        _, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 5护}}}}\n")
        assert given.diagnostics[0].place.file == "数据.yaml"

    def test_an_error_leaves_no_dataset_and_every_error_is_said(self, tmp_path):
        _, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 三千户, 丑: 五六}}}}\n")
        assert given.dataset is None
        assert len([each for each in given.diagnostics if each.severity is Severity.ERROR]) == 2

    @pytest.mark.parametrize("faulty", ["甲: {子: 三千户}", "甲: {子: {数值: 5户, 任务:}, 丑: 5护}", "甲: {子: - 5户}"])
    def test_an_unknown_template_is_told_with_all_else_at_its_line(self, tmp_path, faulty):
        _, given = loaded(tmp_path, f"模板: 试/报造\n{HEAD}指标: {{{faulty}}}\n")
        assert given.dataset is None
        [found] = [each for each in given.diagnostics if each.code == "T001"]
        assert (str(found.place), found.hint) == ("数据.yaml:1:5", "是否应为“试/报告”")
        assert any(each.code.startswith("D") and each.place.line == 4 for each in given.diagnostics)

    def test_an_unknown_template_of_a_right_file_is_told_at_its_line(self, tmp_path):
        library, given = loaded(tmp_path, f"{HEAD}模板: 试/报造\n指标: {{甲: {{子: 5户}}}}\n")
        [found] = pipeline.draft(library, given.dataset).diagnostics
        assert (found.code, str(found.place)) == ("T001", "数据.yaml:3:5")

    def test_what_is_wrong_beside_a_line_that_cannot_be_read_is_told(self, tmp_path):
        _, given = loaded(tmp_path, f'{HEAD}指标:\n  甲:\n    子: "5\\q户"\n    丑: 5护\n')
        assert [(each.code, each.place.line) for each in given.diagnostics] == [("D010", 5), ("D081", 6)]

    def test_silences_are_read_with_their_reasons(self, tmp_path):
        _, given = loaded(tmp_path, f"{HEAD}指标:\n  甲:\n    子: 5户 # 情况属实 R101：口径不同\n")
        assert given.dataset.silences == {5: "R101：口径不同"}


class TestChoosingTheTemplate:
    def test_the_datas_own(self, tmp_path):
        library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 5户}}}}\n")
        assert pipeline.draft(library, given.dataset).document is not None

    def test_the_one_given_wins(self, tmp_path):
        files = {**REPORT, "试/另一个.j2": "另有{{ 甲.子 }}。"}
        library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: 5户}}}}\n", files)
        document = pipeline.draft(library, given.dataset, "试/另一个").document
        assert pipeline.write(document, "txt", shipped()).decode().strip().endswith("另有5户。")

    @pytest.mark.parametrize(
        ("name", "code"),
        [("", "T011"), ("试/报造", "T001"), ("没有斜线", "T001"), ("试/../报告", "T001"), ("/etc/passwd", "T001"), ("试/..", "T001"), ("a\\b/c", "T010")],
    )
    def test_a_name_that_leads_nowhere_is_an_error(self, tmp_path, name, code):
        library, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 5户}}}}\n")
        draft = pipeline.draft(library, given.dataset, name)
        assert draft.document is None
        assert [each.code for each in draft.diagnostics] == [code]

    def test_the_closest_name_is_offered(self, tmp_path):
        library, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 5户}}}}\n")
        assert "试/报告" in pipeline.draft(library, given.dataset, "试/报造").diagnostics[0].hint


class TestWhatStopsWhat:
    def test_a_disagreement_is_a_warning_and_the_draft_is_written(self):
        draft = drafted("共{{ 甲.子 }}，{{ 甲.子.构成|列举 }}。", "甲: {子: {数值: 6户, 构成: {东: 2户, 西: 3户}}}")
        assert draft.document is not None
        [found] = [each for each in draft.diagnostics if each.code.startswith("R")]
        assert found.severity is Severity.WARNING

    def test_a_formula_that_fails_stops_it(self):
        assert drafted("好。", "甲: {子: 5户, 丑: =子 / 0}").document is None

    def test_a_faulty_template_stops_it_and_every_fault_is_said(self):
        draft = drafted("{{ 甲.子|月曰 }}\n{{ 乙.子 }}", "甲: {子: 5户}", catalogue="甲: {子: {计量单位: 户}}")
        assert draft.document is None
        assert {each.code for each in draft.diagnostics} == {"T004", "T005"}
        assert [each.place.line for each in draft.diagnostics] == [1, 2]

    def test_what_is_found_twice_is_said_once(self):
        draft = drafted("{{ 甲.子 }}{{ 甲.子 }}。", "甲: {子: 待补}")
        assert len(draft.diagnostics) == len(set(draft.diagnostics)) == 1


class TestAround:
    OFFICIAL = "公文: {标题: 某报告, 稿次: 送审稿, 发文字号: 某发〔2026〕1号, 主送机关: 某局：, 署名: 某县, 成文日期: 2026-07-05, 附注: 此件公开发布}\n"

    def test_what_stands_before_and_after_the_text(self):
        document = drafted("好。", more=self.OFFICIAL).document
        front, back = document.front, document.back
        assert (front.title, front.draft, front.document_number, front.addressee) == ("某报告", "送审稿", "某发〔2026〕1号", "某局")
        assert (back.signatures, back.date, back.note) == (("某县",), "2026年7月5日", "此件公开发布")

    def test_an_element_that_is_not_given_leaves_no_trace(self):
        document = drafted("好。").document
        assert document.front.addressee == document.front.draft == document.back.date == document.back.note == ""
        assert document.back.signatures == ()

    def test_where_it_came_from(self):
        origin = drafted("好。").document.origin
        assert (origin.template, origin.data_file) == ("试/报告", "数据.yaml")


class TestWriting:
    @pytest.mark.parametrize(("to", "head"), [("docx", b"PK"), ("md", "# 某报告".encode()), ("txt", "某报告".encode())])
    def test_every_format_holds_the_text(self, to, head):
        document = drafted("共{{ 甲.子 }}。", "甲: {子: 5户}", more="公文: {标题: 某报告}\n").document
        data = pipeline.write(document, to, shipped())
        assert data.startswith(head)
        assert to == "docx" or "共5户。" in data.decode()


class TestProofreading:
    def test_relations_figures_and_the_text_are_looked_at(self, tmp_path):
        library, given = loaded(tmp_path, f"模板: 试/报告\n{HEAD}指标: {{甲: {{子: {{数值: 6户, 构成: {{东: 2户, 西: 3户}}}}, 丑: 7户}}}}\n")
        proof = proofread(library, given.dataset)
        assert [each.verdict for each in proof.relations] == ["不符"]
        assert (proof.figures, proof.covered) == (4, 3)
        codes = {each.code[0] for each in proof.diagnostics}
        assert codes >= {"R", "D"}

    @pytest.mark.parametrize(
        ("rows", "counted"),
        [
            ("[{乡: 东, 户: 2户}, {乡: 西, 户: 3户}, {乡: 合计, 户: 5户}]", (4, 3)),
            ("{行: [{乡: 东, 户: 2户6人}, {乡: 西, 户: 3户7人}], 合计: {户: 5户13人}}", (7, 6)),
            ("[{乡: 东, 户: 2户}, {乡: 西, 户: 3户}]", (3, 0)),
            ("[{乡: 东, 户: 2户, 说明: 好}, {乡: 东, 户: 3户, 说明: 差}, {乡: 合计, 户: 5户}]", (4, 3)),  # two of one name
        ],
    )
    def test_cells_and_typed_totals_of_tables_are_counted_among_the_figures(self, tmp_path, rows, counted):
        library, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{丑: 7户}}}}\n明细表: {{表: {rows}}}\n")
        proof = proofread(library, given.dataset)
        assert (proof.figures, proof.covered) == counted

    @pytest.mark.parametrize("blank", ["  -\n", "  - {}\n", '  - ""\n'])
    def test_a_blank_row_shifts_no_line(self, tmp_path, blank):
        rows = f"  - {{乡: 东, 户: 2户, 任务: 5户, 完成: 4户, 完成率: 80%}}\n{blank}  - {{乡: 西, 户: 3户, 任务: 5户, 完成: 3户, 完成率: 20%}}\n{blank}  - {{乡: 合计, 户: 6户}}\n"
        library, given = loaded(tmp_path, f"{HEAD}指标: {{}}\n明细表:\n  表:\n{rows}")
        told = {each.code: each.place.line for each in proofread(library, given.dataset).diagnostics if each.code[0] == "R"}
        lines = (tmp_path / "数据.yaml").read_text("utf-8").split("\n")
        assert {code: lines[line - 1].partition(",")[0].strip() for code, line in told.items()} == {"R106": "- {乡: 西", "R116": "- {乡: 合计"}

    def test_data_without_a_template_is_proofread_too(self, tmp_path):
        library, given = loaded(tmp_path, f"{HEAD}指标: {{甲: {{子: 5户}}}}\n")
        assert proofread(library, given.dataset).diagnostics == ()


class TestLibraries:
    def test_a_folder_given_wins_file_by_file_over_the_bundled_ones(self, tmp_path):
        mine = tmp_path / "mine"
        (mine / "rural/sections").mkdir(parents=True)
        (mine / "rural/sections/住房.j2").write_text("## 我的住房\n\n改造{{ 住房.危房改造 }}。\n", "utf-8")
        library = open_library(mine)
        assert "rural/township" in library.folders.names()
        file = tmp_path / "数据.yaml"
        file.write_text("模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 7户}, 监测帮扶: {监测对象: 5户9人}}\n", "utf-8")
        draft = pipeline.draft(library, pipeline.read_dataset(file, library).dataset)
        text = pipeline.write(draft.document, "txt", library).decode()
        assert "我的住房" in text
        assert "改造7户。" in text

    def test_the_working_folder_comes_before_the_bundled_ones(self, tmp_path):
        (tmp_path / "templates/rural").mkdir(parents=True)
        (tmp_path / "templates/rural/自拟.j2").write_text("好。", "utf-8")
        assert "rural/自拟" in open_library(None, tmp_path).folders.names()


def test_a_second_draft_of_the_same_dataset_is_the_same():
    assert say("共{{ 甲.子 }}。", "甲: {子: 5户}") == say("共{{ 甲.子 }}。", "甲: {子: 5户}") == "共5户。"


def test_a_template_without_numbering_takes_the_styles(tmp_path):
    library, given = loaded(tmp_path, f"{HEAD}模板: 试/报告\n指标: {{甲: {{子: 5户}}}}\n", {"试/报告.j2": "## 大\n\n### 小\n\n共{{ 甲.子 }}。"})
    profile = tmp_path / "本地.yaml"
    profile.write_text("层次: {编号: 1.（1）, 排法: 接排}\n", "utf-8")
    draft = pipeline.draft(library, given.dataset, style=profile)
    assert pipeline.write(draft.document, "txt", library, profile).decode().split() == ["1.大", "（1）小。共5户。"]


class TestPictures:
    PNG = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
    )

    def report(self, folder: Path, name: str) -> tuple[Library, pipeline.Draft]:
        library, given = loaded(folder, f"{HEAD}模板: 试/报告\n公文: {{标题: 某县工作总结}}\n指标: {{}}\n", {"试/报告.j2": f"图如下。\n\n![示意图]({name})\n"})
        return library, pipeline.draft(library, given.dataset)

    def test_a_picture_beside_the_data_is_printed(self, tmp_path):
        (tmp_path / "图.png").write_bytes(self.PNG)
        library, draft = self.report(tmp_path, "图.png")
        assert pipeline.layout(draft.document, library, folder=tmp_path) == ()
        assert b"word/media/" in pipeline.write(draft.document, "docx", library, folder=tmp_path)

    @pytest.mark.parametrize(("name", "code"), [("没有.png", "D314"), ("../图.png", "D313")])
    def test_one_that_is_not_below_the_data_is_an_error(self, tmp_path, name, code):
        (tmp_path.parent / "图.png").write_bytes(self.PNG)
        library, draft = self.report(tmp_path, name)
        for to in ("docx", "md"):
            [found] = pipeline.layout(draft.document, library, folder=tmp_path, to=to)
            assert (found.code, found.severity.value) == (code, "error")


def test_a_text_check_is_silenced_on_its_line_and_an_idle_silence_is_told(tmp_path):
    head = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n报告期: 2026年\n公文: {成文日期: 2027-01-05}\n"
    data = head + "指标: {监测帮扶: {监测对象: 86户251人}}\n文字材料:\n  导语: %s，抓好落实。  # 情况属实 P142：已向上级说明\n"

    def codes(opening: str) -> list[str]:
        file = tmp_path / "某乡.yaml"
        file.write_text(data % opening, encoding="utf-8")
        dataset = pipeline.read_dataset(file, library := shipped()).dataset
        assert dataset is not None
        return [each.code for each in pipeline.draft(library, dataset).prose]

    assert codes("今年以来") == []
    assert codes("2026年以来") == ["R185"]


def test_rows_alike_of_which_some_lack_a_figure_that_their_level_is_asked_for_share_no_places(tmp_path):
    """衔接资金 is asked of counties, so their crossed-out cell is a blank; that of townships says that there is none."""
    head = "单位,层级,地区,衔接资金（万元）,衔接资金任务（万元）\n"
    towns, counties = ([f"{name}人民政府,{level},{region},—,100\n" for name, level, region in several] for several in (
        [("丁乡", "乡镇", "甲县丁乡"), ("戊乡", "乡镇", "甲县戊乡"), ("己乡", "乡镇", "甲县己乡")],
        [("乙县", "县", "乙县"), ("丙县", "县", "丙县"), ("庚县", "县", "庚县")],
    ))  # fmt: skip
    (tmp_path / "共用.yaml").write_text("模板: rural/annual\n报告期: 2026年\n", encoding="utf-8")
    common = pipeline.read_common(tmp_path / "共用.yaml")
    for rows in (towns + counties, counties + towns):
        library = open_library()
        (tmp_path / "表.csv").write_text(head + "".join(rows), encoding="utf-8")
        table = pipeline.read_table(tmp_path / "表.csv", library, None, common)
        for row in table.rows:
            dataset = pipeline.read_row(row, table.columns, library, common=common).dataset
            assert dataset is not None
            assert typed_figures(dataset.indicators, dataset.likeness) == typed_figures(dataset.indicators)
