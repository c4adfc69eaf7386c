"""What templates say of themselves, on small libraries and on the one that ships."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from drafting import guide, pipeline
from drafting.diagnostics import Refused, Severity
from drafting.facts.fact import State
from drafting.library import Library
from drafting.reading import read_dataset
from drafting.render.vetting import checking
from tests.saying import library_of
from tests.shipped import opened

TODAY = date(2026, 10, 31)
CATALOGUE = """\
监测帮扶:
  监测对象: {口径: 累计识别的三类户, 计量单位: [户, 人], 构成: [甲类, 乙类], 子项: [已消除], 提供单位: 监测中心, 必报: [试/报告]}
就业:
  务工就业: {计量单位: 人, 用项: [任务, 上年同期]}
  技能培训: {计量单位: [期, 人次]}
  招聘会: {计量单位: 场}
"""
SECTIONS = {
    "试/sections/监测.j2": "## 监测\n\n{% 要点 对象 %}\n[[共有{{ 监测帮扶.监测对象 }}[[，已消除{{ 监测帮扶.监测对象.已消除 }}]]。]]\n{% 要点完 %}",
    "试/sections/就业.j2": "## 就业\n\n务工{{ 就业.务工就业 }}[[，{{ 就业.务工就业|同比 }}]]。",
}
REPORT = """\
---
名称: 试用总结
文种: 工作总结
必报: [就业.务工就业]
---
# 报告

{% 节 就业, 监测 %}

{% 文字材料 存在问题 独段 %}
{% 分条 %}{% 条 %}进展慢。{% 条 %}人手少。{% 分条完 %}
{% 文字材料完 %}
"""


@pytest.fixture
def small(tmp_path: Path):
    def make(report: str = REPORT, **more: str) -> Library:
        files: Mapping[str, str] = {
            "试/报告.j2": report, "试/indicators.yaml": CATALOGUE,
            "_house/documents.yaml": "工作总结: {各期: {过渡: 甲。}}\n", **SECTIONS, **more,
        }  # fmt: skip
        return library_of(tmp_path / "templates", files)

    return make


@pytest.fixture(scope="module")
def shipped() -> Library:
    return opened()


USUAL = "常用:\n  - 模板: [试/报告]\n    指标: {监测帮扶: [监测对象, 监测对象.构成, 监测对象.已消除], 就业: [招聘会]}\n"


class TestShortForm:
    def test_only_what_is_usual_or_required_stands_there(self, small):
        text = guide.skeleton(small(**{"试/usual.yaml": USUAL}), "试/报告", TODAY, short=True)
        names = [line.partition("#")[0].rstrip() for line in text[text.index("指标:\n") :].splitlines() if line.strip()]
        assert names == [
            "指标:", "  就业:", "    务工就业:", "  监测帮扶:", "    监测对象:",
            "      数值:", "      构成:", "        甲类:", "        乙类:", "      已消除:",
        ]  # fmt: skip

    def test_the_unit_of_the_example_is_the_office_of_the_field(self, small):
        def unit(library):
            return next(line.split()[1] for line in guide.skeleton(library, "试/报告", TODAY).splitlines() if line.startswith("  名称:"))

        assert unit(small()) == "某县某局"
        assert unit(small(**{"试/phrasing.yaml": "主管部门: [{至: 2026-09, 文: 安监局}, {自: 2026-10, 文: 应急管理局}]\n"})) == "某县应急管理局"

    def test_it_loads_and_is_read_as_empty(self, small, tmp_path):
        library = small(**{"试/usual.yaml": USUAL})
        (tmp_path / "数据.yaml").write_text(guide.skeleton(library, "试/报告", TODAY, short=True), encoding="utf-8")
        loaded = read_dataset(tmp_path / "数据.yaml", library)
        assert [each.code for each in loaded.diagnostics if each.severity is Severity.ERROR] == []

    def test_a_template_without_a_list_gives_what_is_required(self, small):
        text = guide.skeleton(small(), "试/报告", TODAY, short=True)
        assert "务工就业:" in text
        assert "招聘会:" not in text

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("- 甲\n", None),
            ("常用:\n  - 模板: [试/报告]\n", 2),
            ("常用:\n  - 模板: [试/报告]\n    指标: {监测帮服: [监测对象]}\n", 3),
            ("常用:\n  - 模板: [试/报告]\n    指标: {监测帮扶: [监测对像]}\n", 3),
            ("常用:\n  - 模板: [试/报告]\n    指标: {监测帮扶: [监测对象.没有]}\n", 3),
            ("常用:\n  - 模板: [试/报告]\n    指标: {就业: [务工就业.构成]}\n", 3),
        ],
    )
    def test_a_list_that_names_what_is_not_there_is_told(self, small, text, line):
        found = [each for each in guide.check_catalogues(small(**{"试/usual.yaml": text})) if each.code in ("T045", "D026")]
        assert len(found) == 1
        assert line is None or found[0].place.line == line

    def test_each_report_that_ships_has_a_short_form_of_a_page_or_two(self, shipped):
        for listed in guide.list_templates(shipped):
            short = guide.skeleton(shipped, listed.name, TODAY, short=True)
            assert 50 < short.count("\n") < 180
            assert len(guide.skeleton(shipped, listed.name, TODAY)) > (4 if listed.name.startswith("rural/") else 1.5) * len(short)


class TestList:
    def test_names_titles_and_kinds(self, small):
        assert [(each.name, each.title, each.kind) for each in guide.list_templates(small())] == [("试/报告", "试用总结", "工作总结")]

    def test_a_broken_front_matter_does_not_hide_the_others(self, small):
        listed = guide.list_templates(small(**{"试/坏.j2": "---\n名称: [\n---\n甲"}))
        assert [(each.name, each.title) for each in listed] == [("试/坏", ""), ("试/报告", "试用总结")]

    @pytest.mark.parametrize("ask", [guide.template_text, guide.template_portrait, guide.check_template, guide.data_schema])
    def test_an_unknown_template_is_refused_with_the_closest(self, small, ask):
        with pytest.raises(Refused) as refused:
            ask(small(), "试/报靠")
        assert refused.value.diagnostics[0].hint == "是否应为“试/报告”"


class TestCheck:
    def test_a_right_template_is_clean(self, small):
        library = small(REPORT + "\n{% 其余 %}\n", **{"试/sections/就业.j2": SECTIONS["试/sections/就业.j2"] + "{% 其余 就业 %}"})
        assert guide.check_template(library, "试/报告") == ()

    def test_a_report_that_gathers_no_other_groups_is_told(self, small):
        library = small(**{"试/sections/就业.j2": SECTIONS["试/sections/就业.j2"] + "{% 其余 就业 %}"})
        (found,) = guide.check_template(library, "试/报告")
        assert (found.code, found.place.file, found.severity) == ("T050", "templates/试/报告.j2", Severity.WARNING)
        assert (found.message, found.hint) == ("没有 {% 其余 %}：哪一节都不管的组，数印不出来", "在各节后面写一个“## 其他工作”，下面写 {% 其余 %}")

    def test_an_empty_file_takes_a_section_out_and_is_asked_nothing(self, small):
        library = small(REPORT + "\n{% 其余 %}\n", **{"试/sections/就业.j2": "\n"})
        assert "T046" not in {each.code for each in guide.check_template(library, "试/报告")}

    @pytest.mark.parametrize(("report", "where"), [(REPORT, "印不出来"), (REPORT + "\n{% 其余 %}\n", "被各组共用的“其余”收走，不在这一节里")])
    def test_a_section_that_gathers_nothing_is_told_where_its_local_figures_go(self, small, report, where):
        library = small(report, **{"试/sections/就业.j2": "## 就业\n\n务工{{ 就业.务工就业 }}。\n"})
        found = next(each for each in guide.check_template(library, "试/报告") if each.code == "T046")
        assert found.place.file == "templates/试/sections/就业.j2"
        assert (found.message, found.hint) == (f"没有 {{% 其余 就业 %}}：“就业”组里没有句子说到的数{where}", "在这一节末尾写 {% 其余 就业 %}")

    def test_everything_wrong_is_said_at_once_in_every_file(self, small):
        library = small(
            REPORT.replace("文种: 工作总结", "文种: 工作总节\n作者: 甲").replace("必报: [就业.务工就业]", "必报: [就业.务工就头]"),
            **{"试/sections/就业.j2": "走访5户。{{ 就业.务工就头|同笔 }}和[[{{ 就业.招聘会 }}]]"},
        )
        found = guide.check_template(library, "试/报告")
        assert {each.code for each in found} == {"T037", "T038", "T005", "T030", "T004", "T032"}
        assert {each.place.file for each in found} == {"templates/试/报告.j2", "templates/试/sections/就业.j2"}
        assert next(each for each in found if each.code == "T037").place.line == 3

    def test_a_front_matter_that_cannot_be_read_is_said(self, small):
        found = guide.check_template(small("---\n名称: [\n---\n甲"), "试/报告")
        assert any(each.severity is Severity.ERROR and each.place.file.endswith("报告.j2") for each in found)

    @pytest.mark.parametrize("mark", ["｛｛ 全辖 }}", "{{ 全辖 ｝｝", "{％ 要点 甲 ％}", "{% 要点 甲 ％}", "｛% 要点 甲 %}", "{｛ 全辖 }｝"])
    def test_a_brace_or_percent_sign_in_full_width_is_never_printed_as_text(self, small, mark):
        found = guide.check_template(small(**{"试/sections/就业.j2": f"甲。{mark}"}), "试/报告")
        assert "T003" in {each.code for each in found}

    def test_what_a_skeleton_has_no_place_for_is_said(self, small):
        bone = "甲。{% block 各节 %}{% endblock %}"
        text = '---\n名称: 甲\n文种: 工作总结\n---\n{% extends "试/骨.j2" %}\n{% block 各结 %}好。{% block 内 %}{% endblock %}{% endblock %}\n'
        found = guide.check_template(small(text, **{"试/骨.j2": bone}), "试/报告")
        assert [(each.code, each.place.line, each.hint) for each in found] == [("T039", 6, "是否应为“各节”")]
        assert small(text, **{"试/骨.j2": bone}).template_faults("试/报告") == found  # nothing of it would print
        found = guide.check_template(small(text.replace("各结", "各节") + "走访农户。\n", **{"试/骨.j2": bone}), "试/报告")
        assert [(each.code, each.place.line) for each in found] == [("T040", 7)]

    @pytest.mark.parametrize(
        ("front", "found"),
        [
            ("---\n文种: 工作总结\n编号: [一、, (一), 1.]\n---\n", [("T042", 3)]),
            ("---\n文种: 工作总结\n标题排法: [独行, 接牌]\n---\n", [("T042", 3)]),
            ("---\n文种: 工作总结\n自称: 本局\n---\n", [("T042", 3)]),
            ("---\n文种: 工作总结\n照写: 去年\n---\n", [("T042", 3)]),
            ("---\n文种: 工作总结\n照写: 2025年中期\n---\n", [("T042", 3)]),
            ("---\n文种: 工作总结\n照写: 2025年1月至6月\n---\n", []),
            ("---\n文种: 工作总结\n自称: 本单位\n节序: 目录\n---\n", [("T042", 4)]),
            ("---\n文种: 工作总结\n编号: [第一，, （一）, 一是, '']\n标题排法: 接排\n---\n", []),
            ("—--\n文种: 工作总结\n—--\n", [("T041", 1)]),
        ],
    )
    def test_a_front_matter_that_would_have_no_effect_is_said(self, small, front, found):
        checked = guide.check_template(small(f"{front}甲。"), "试/报告")
        assert [(each.code, each.place.line) for each in checked] == found

    @pytest.mark.parametrize(
        ("front", "stops"),
        [
            ("文种: 工作总节", [("T037", 2, 5, "是否应为“工作总结”")]),
            ("名称: 甲", [("T037", 1, None, "在开头两条 --- 线之间写一行“文种: …”，可用的有：工作总结")]),
            ("文钟: 工作总结", [("T038", 2, 1, "是否应为“文种”")]),
            ("文种: 工作总结\n作者: 办公室", []),
            ("名称: 工作总节\n文种: 工作总节", [("T037", 3, 5, "是否应为“工作总结”")]),
            ("文种: 工作总结\n编号: [(一)]", [("T042", 3, 6, "可用的有：一、 （一） 1. （1） 一是 第一，")]),
            ("文种: 工作总结\n必报: [就业.务工就头]", [("T005", 3, 6, "是否应为“就业.务工就业”")]),
        ],
    )
    def test_a_front_matter_that_spoils_the_report_stops_it(self, small, front, stops):
        library = small(f"---\n{front}\n---\n## {{{{ 文种.过渡 }}}}\n\n好。{{% 其余 %}}")
        found = library.template_faults("试/报告")
        assert [(each.code, each.place.line, each.place.column, each.hint) for each in found] == stops
        assert set(found) <= set(guide.check_template(library, "试/报告"))

    def test_an_unknown_kind_of_which_no_word_is_said_only_warns(self, small):
        library = small("---\n文种: 通报\n---\n# 通报\n\n好。{% 其余 %}")
        assert library.template_faults("试/报告") == ()
        assert [(each.code, each.severity) for each in guide.check_template(library, "试/报告")] == [("T037", Severity.WARNING)]

    def test_what_is_wrong_with_a_section_that_no_report_places_is_told(self, small):
        library = small(**{"试/sections/另.j2": "## 另\n\n{{ 就业.务工就头 }}{% if 就业 is 有 %}{{ 1 / 0 }}{% endif %}"})
        found = [each for each in guide.check_catalogues(library) if each.code != "T035"]
        assert [(each.code, each.place.file, each.place.line) for each in found] == [
            ("T079", "templates/试/sections/另.j2", None), ("T006", "templates/试/sections/另.j2", 3), ("T005", "templates/试/sections/另.j2", 3),
        ]  # fmt: skip
        assert found[1].message == "除数是 0，算不出来"

    def test_what_the_catalogue_says_of_templates_and_units_is_compared_with_them(self, small):
        catalogue = CATALOGUE.replace("必报: [试/报告]", "必报: [试/报造, 试/报告]").replace("计量单位: 场", "计量单位: 仁")
        library = small(**{"试/indicators.yaml": catalogue})
        found = [*guide.check_template(library, "试/报告"), *(each for each in guide.check_catalogues(library) if each.code != "T035")]
        assert [(each.code, each.path, each.place.line, each.hint) for each in found if each.code in ("T001", "T067")] == [
            ("T067", "就业.招聘会", 6, "是不是“人”？"), ("T001", "监测帮扶.监测对象", 2, "是否应为“试/报告”"),
        ]  # fmt: skip

    def test_all_files_that_templates_stand_on_are_looked_at_together(self, small):
        broken = {"_house/phrasing.yaml": "甲: [乙]\n", "_house/documents.yaml": "工作总结: {年渡: {}}\n", "试/indicators.yaml": "就业: {务工: {口经: 甲}}\n"}
        found = guide.check_ground(small(**broken), ["试/报告", "试/另"])
        assert [(each.code, each.place.file) for each in found] == [
            ("T063", "templates/_house/documents.yaml"), ("T063", "templates/_house/phrasing.yaml"), ("D141", "templates/试/indicators.yaml"),
        ]  # fmt: skip

    def test_a_field_without_a_catalogue_is_told(self, tmp_path):
        library = library_of(tmp_path / "templates", {"试/报告.j2": "{{ 就业.甲 }}"})
        assert [each.code for each in guide.check_template(library, "试/报告")] == ["T036"]

    def test_a_section_that_does_not_load_is_no_reason_to_call_its_indicators_unsaid(self, small):
        library = small(**{"试/sections/监测.j2": "## 监测\n\n{% 要点 对象 %}\n{% 要点完"})
        assert guide.check_catalogues(library) == ()
        assert {each.code for each in guide.check_template(library, "试/报告")} == {"T002", "T046"}

    def test_an_indicator_that_no_sentence_says_is_an_info_at_its_place_in_the_catalogue(self, small):
        found = guide.check_catalogues(small())
        assert [(each.code, each.path, each.severity) for each in found] == [
            ("T035", "就业.技能培训", Severity.INFO), ("T035", "就业.招聘会", Severity.INFO),
        ]  # fmt: skip
        assert (found[0].place.file, found[0].place.line) == ("templates/试/indicators.yaml", 5)

    def test_a_section_that_no_report_places_speaks_too(self, small):
        library = small(**{"试/sections/另.j2": "{{ 就业.技能培训 }}{{ 就业.招聘会 }}"})
        assert [each.code for each in guide.check_catalogues(library)] == ["T079"]

    def test_ours_are_clean(self, shipped):
        for listed in guide.list_templates(shipped):
            assert guide.check_template(shipped, listed.name) == ()
        assert guide.check_catalogues(shipped) == ()


class TestPortrait:
    def test_the_tree_with_what_each_sentence_needs(self, small):
        shown = guide.template_portrait(small(), "试/报告").split("\n")
        assert shown[0] == "试/报告　试用总结"
        assert "必报：就业.务工就业" in shown
        body = [line for line in shown[shown.index("") :] if line]
        assert body == [
            "【标题】报告",
            "【节】就业",
            "  【一级标题】就业",
            "  ● 务工〈务工就业〉［，〈务工就业|同比〉］。　← 要有 就业.务工就业",
            "【节】监测",
            "  【一级标题】监测",
            "  【要点】对象",
            "    ○ ［共有〈监测对象〉［，已消除〈监测对象.已消除〉］。］",
            "        要有 监测帮扶.监测对象；可有 监测帮扶.监测对象.已消除",
            "【文字材料】存在问题（独段）　数据没有给时：",
            "  【分条】一是、二是……",
            "    · 进展慢。",
            "    · 人手少。",
        ]

    def test_both_branches_of_a_condition_are_shown(self, small):
        library = small(**{"试/sections/就业.j2": "{% if 就业.务工就业 is 零 %}无人{% else %}有人{% endif %}务工。"})
        assert "  ● 无人／有人务工。" in "\n".join(guide.template_portrait(library, "试/报告").split("\n"))

    def test_every_section_of_ours_is_shown_in_the_order_in_which_it_is_placed(self, shipped):
        for listed in guide.list_templates(shipped):
            shown = guide.template_portrait(shipped, listed.name)
            one, other = ("监测帮扶", "就业") if listed.name.startswith("rural/") else ("项目建设", "党建")
            assert shown.index(f"【节】{one}") < shown.index(f"【节】{other}") < shown.index("【其余】各组")
            assert "{{" not in shown
            assert "{%" not in shown


class TestSkeleton:
    def test_groups_in_the_order_of_the_sections_with_unit_meaning_and_provider(self, small):
        text = guide.skeleton(small(), "试/报告", TODAY)
        assert text.index("  就业:") < text.index("  监测帮扶:")
        line = next(each for each in text.split("\n") if each.startswith("    监测对象:"))
        assert line.split("# ")[1] == "必报　户、人　累计识别的三类户　监测中心提供"

    def test_only_what_the_template_can_say_and_what_that_needs(self, small):
        text = guide.skeleton(small(), "试/报告", TODAY)
        assert "招聘会" not in text
        # 用项 of the catalogue, and what the filter 同比 needs
        assert text.index("务工就业:") < text.index("任务:") < text.index("上年同期:")
        assert all(f"        {part}:" in text for part in ("甲类", "乙类"))

    def test_what_the_rest_of_a_group_says_can_be_given(self, small):
        library = small(**{"试/sections/就业.j2": "{% 其余 就业 %}"})
        assert "招聘会:" in guide.skeleton(library, "试/报告", TODAY)

    @pytest.mark.parametrize("template", ["rural/township", "rural/progress"])
    def test_ours_load_strictly_without_a_remark_and_render(self, shipped, template, tmp_path):
        file = tmp_path / "数据.yaml"
        file.write_text(guide.skeleton(shipped, template, TODAY), encoding="utf-8")
        loaded = pipeline.read_dataset(file, shipped, strict=True)
        assert loaded.diagnostics == ()
        assert loaded.dataset.template == template
        assert loaded.dataset.period.year == 2026
        draft = pipeline.draft(shipped, loaded.dataset)
        assert draft.missing == ("监测帮扶.监测对象",)
        assert {each.code for each in draft.diagnostics} == {"D220"}
        assert pipeline.write(draft.document, "txt", shipped).decode()

    def test_every_figure_of_it_is_absent(self, shipped, tmp_path):
        from drafting.facts.book import Book

        file = tmp_path / "数据.yaml"
        file.write_text(guide.skeleton(shipped, "rural/township", TODAY), encoding="utf-8")
        dataset = pipeline.read_dataset(file, shipped).dataset
        book = Book(dataset, shipped.catalogue("rural/township"), shipped.units)
        states = {book.find(path).state for path in shipped.catalogue("rural/township").by_path}
        assert states == {State.ABSENT}

    @pytest.mark.parametrize("template", ["rural/township", "rural/progress"])
    def test_every_indicator_that_a_sentence_needs_has_a_line(self, shipped, template, tmp_path):
        file = tmp_path / "数据.yaml"
        file.write_text(guide.skeleton(shipped, template, TODAY), encoding="utf-8")
        given = pipeline.read_dataset(file, shipped).dataset.indicators
        shown = guide.template_portrait(shipped, template)
        paths = [path for path in shipped.catalogue(template).by_path if path.count(".") == 1 and f"要有 {path}" in shown]
        assert len(paths) > 100
        assert [path for path in paths if path.partition(".")[2] not in given[path.partition(".")[0]].children] == []

    def test_a_filled_line_is_printed(self, shipped, tmp_path):
        text = guide.skeleton(shipped, "rural/township", TODAY)
        filled = text.replace("    地区生产总值:", "    地区生产总值: \n      统计期间: 前三季度", 1)
        lines = filled.split("\n")
        at = next(number for number, line in enumerate(lines) if line.startswith("    监测对象:"))
        lines[at + 1] = "      数值: 5361户12591人"
        file = tmp_path / "数据.yaml"
        file.write_text("\n".join(lines).replace("某乡", "示例乡"), encoding="utf-8")
        draft = pipeline.draft(shipped, pipeline.read_dataset(file, shipped).dataset)
        said = pipeline.write(draft.document, "txt", shipped).decode()
        assert "5361户12591人" in said
        assert "全乡" in said
        assert draft.missing == ()

    def test_a_template_with_an_unknown_name_gives_no_skeleton(self, small):
        with pytest.raises(Refused) as refused:
            guide.skeleton(small(**{"试/sections/就业.j2": "{{ 就业.务工就头 }}"}), "试/报告", TODAY)
        assert [each.code for each in refused.value.diagnostics] == ["T005"]


def test_a_file_that_several_reports_place_is_gone_through_once_for_each_form_of_headings(small, monkeypatch):
    gone_through: list[str] = []
    faults = checking.manuscript_faults
    monkeypatch.setattr(checking, "manuscript_faults", lambda source, file: (gone_through.append(Path(file).name), faults(source, file))[1])
    spoilt = "## （一）就业\n\n走访30户，务工{{ 就业.务工就业 }}。{% 其余 就业 %}"
    plain = "---\n文种: 工作总结\n---\n# 月报\n\n{% 节 就业 %}\n\n{% 其余 %}\n"
    unnumbered = plain.replace("---\n#", "编号: ['', '', '']\n---\n#")
    library = small(**{"试/sections/就业.j2": spoilt, "试/月报.j2": plain, "试/季报.j2": plain, "试/年报.j2": unnumbered})
    told = {name: [(each.code, each.place.line) for each in guide.check_template(library, name) if each.code in ("T030", "T073")] for name in ("试/月报", "试/季报", "试/年报")}
    assert told == {"试/月报": [("T030", 3), ("T073", 1)], "试/季报": [("T030", 3), ("T073", 1)], "试/年报": [("T030", 3)]}
    assert gone_through.count("就业.j2") == 2
