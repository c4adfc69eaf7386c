"""drafting adopt: what it writes and says, that the commands it prints work, and what it refuses."""

from __future__ import annotations

import json
import shlex

import pytest

from tests.adoption.conftest import drafting  # noqa: F401  # without a stand-in: the story itself

REPORT = """\
某县农业农村局2025年工作总结

2025年，全局上下齐心协力，各项工作有序推进。

一、扎实推进住房保障

改造农村危房229户，完成年度任务200户的114.5%。排查农户86户251人，每月至少1次会商，截至12月14日全部整改。

二、抓好产业就业

务工就业1.2万人，同比增长5.3%；开发公益岗位120个。

某县农业农村局
2025年12月20日
"""


@pytest.fixture
def report(tmp_path):
    (tmp_path / "2025年工作总结.txt").write_text(REPORT, encoding="utf-8")
    return "2025年工作总结.txt"


def test_it_writes_a_template_and_two_years_of_data(drafting, report, tmp_path):  # noqa: F811
    ran = drafting("adopt", report, "-o", "本局")
    assert ran.code == 0, ran.err
    assert "报告 5 段，7 处数成了 4 项指标；用去年的数据生成，每一段都和原文一字不差" in ran.out
    template = (tmp_path / "本局/模板/bureau/annual.j2").read_text("utf-8")
    assert "## 扎实推进住房保障" in template
    assert "改造农村危房{{ 住房保障.改造农村危房 }}，完成年度任务{{ 住房保障.改造农村危房.任务 }}的{{ 住房保障.改造农村危房.完成率 }}。" in template
    assert "    改造农村危房: {数值: 229户, 任务: 200户, 完成率: 114.5%}" in (tmp_path / "本局/2025.yaml").read_text("utf-8")
    assert "上年: 2025.yaml" in (tmp_path / "本局/2026.yaml").read_text("utf-8")


def test_what_stayed_as_it_was_is_told_with_its_line(drafting, report):  # noqa: F811
    out = drafting("adopt", report, "-o", "本局").out
    [told] = [line for line in out.splitlines() if "像是标准、界限" in line]
    assert told.startswith("  第7行：…")
    assert "每月至少1次会商" in told
    assert "照原文保留的日期、年份 1 处" in out


def test_the_commands_it_prints_work_as_they_are_printed(drafting, report, tmp_path):  # noqa: F811
    out = drafting("adopt", report, "-o", "本 局").out
    commands = [shlex.split(line)[1:] for line in out.splitlines() if line.startswith("  drafting ")]
    assert [each[0] for each in commands] == ["render", "check", "render"]
    this = tmp_path / "本 局/2026.yaml"
    filled = this.read_text("utf-8").replace("务工就业:", "务工就业: 1.26万人").replace("开发公益岗位:", "开发公益岗位: 130个").replace("数值:", "数值: 240户").replace("任务:", "任务: 240户").replace("排查农户:", "排查农户: 80户200人")
    this.write_text(filled, encoding="utf-8")
    for each in commands:
        ran = drafting(*each)
        assert ran.code == 0, ran.out + ran.err
    drafting("render", "本 局/2026.yaml", "--templates", "本 局/模板", "-o", "今年.txt")
    text = (tmp_path / "今年.txt").read_text("utf-8")
    assert text.startswith("某县农业农村局2026年工作总结")
    assert "务工就业1.26万人，同比增长5%" in text
    assert "改造农村危房240户，完成年度任务240户的100%" in text


def test_it_passes_its_own_checks(drafting, report):  # noqa: F811
    drafting("adopt", report, "-o", "本局")
    assert drafting("template", "check", "bureau/annual", "--templates", "本局/模板").code == 0
    assert drafting("check", "本局/2025.yaml", "--templates", "本局/模板").code == 0


def test_json(drafting, report):  # noqa: F811
    said = json.loads(drafting("adopt", report, "-o", "本局", "--format", "json").out)
    assert said["output"] == "本局"
    assert said["kept"][0]["place"] == "2025年工作总结.txt:7:1"
    assert (said["figures"], said["changed"], said["diagnostics"]) == (7, [], [])


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.doc", "旧", "另存为 .docx"), ("a.pdf", "旧", "用它的 Word 稿"), ("a.yaml", "指标: {}", "是数据文件，不是报告"), ("a.xlsx", "旧", "是表，不是报告"), ("a.txt", "", "S085"), ("a.docx", "不是", "必改"),
        ("a.txt", "某县农业农村局2025年总结\n工作扎实推进。\n", "S232"), ("a.txt", "2025年总结\n改造危房229户。\n", "--unit"), ("a.txt", "某县农业农村局总结\n改造危房229户。\n", "--period"),
        ("没有.txt", None, "找不到文件"),
    ],
)  # fmt: skip
def test_what_it_cannot_adopt_is_told_and_nothing_written(drafting, tmp_path, name, text, says):  # noqa: F811
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = drafting("adopt", name, "-o", "本局")
    assert ran.code in (1, 2)
    assert says in ran.err
    assert "没有写文件" in ran.err
    assert not (tmp_path / "本局").exists()


@pytest.mark.parametrize(("out", "says"), [("有的", "S233"), ("a.yaml", "S234"), (".", "没有写新文件夹的名称"), ("长" * 80, "名称太长"), ("长" * 90, "路径太长"), ("2025年工作总结.txt", "S234"), ("没有/本局", "S234")])
def test_an_output_that_is_no_new_folder_is_refused(drafting, report, tmp_path, out, says):  # noqa: F811
    (tmp_path / "有的").mkdir()
    (tmp_path / "有的/数据.yaml").write_text("我的", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = drafting("adopt", report, "-o", out)
    assert (ran.code, says in ran.err) == (2, True), ran.err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_filled_and_the_unit_and_period_may_be_told(drafting, tmp_path):  # noqa: F811
    (tmp_path / "本局").mkdir()
    (tmp_path / "总结.txt").write_text("工作总结\n改造危房229户。\n", encoding="utf-8")
    ran = drafting("adopt", "总结.txt", "-o", "本局", "--unit", "某县住建局", "--period", "2025年上半年")
    assert ran.code == 0, ran.err
    assert sorted(each.name for each in (tmp_path / "本局").iterdir()) == ["2025年上半年.yaml", "2026年上半年.yaml", "模板"]


def test_a_broken_off_run_leaves_nothing(drafting, report, tmp_path, monkeypatch):  # noqa: F811
    import drafting.adoption.placing as placing

    monkeypatch.setattr(placing, "deliver", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    drafting("adopt", report, "-o", "本局")
    assert [each.name for each in tmp_path.iterdir()] == [report]


def test_the_data_of_annexes_is_named_as_to_be_filled_in(drafting, tmp_path):  # noqa: F811
    (tmp_path / "总结.txt").write_text(f"{REPORT}附件1\n项目情况\n建成项目3个。\n", encoding="utf-8")
    out = drafting("adopt", "总结.txt", "-o", "本局").out
    assert "再在 本局/2026.yaml、本局/2026附件1.yaml 里填今年的数" in out
    ran = drafting("render", "本局/2025.yaml", "--templates", "本局/模板", "-o", "去年.txt")
    assert ran.code == 0, ran.err
    assert "附件：项目情况" in (tmp_path / "去年.txt").read_text("utf-8")
