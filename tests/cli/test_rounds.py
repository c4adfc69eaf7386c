"""A report's whole way with the commands themselves: drafted, edited, late figures, traced, and back into the data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.cli.main import main
from tests.cli.conftest import Ran
from tests.readers.editing import Desk
from tests.revisions import accepted_text, rejected_text

GALLERY = Path(__file__).parents[2] / "samples" / "gallery"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Commands in a folder with a report's data and those of its annex, 信函.yaml."""
    monkeypatch.chdir(tmp_path)
    for name in ("总结.yaml", "信函.yaml"):
        shutil.copy(GALLERY / name, name)

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main([*arguments])
        return Ran(code, *capsys.readouterr())

    return command


def edit(source: str, target: str, *changes: tuple[str, str, int]) -> None:
    """Figures typed over: what they read, what is typed, and which of those that read so."""
    desk = Desk(Path(source).read_bytes())
    for old, new, nth in changes:
        desk.type_inside(desk.reading(old)[nth], new)
    Path(target).write_bytes(desk.save())


def rewrite(file: str, *changes: tuple[str, str]) -> None:
    text = Path(file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    Path(file).write_text(text, encoding="utf-8")


def test_one_round_after_the_other_loses_nothing(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    edit("稿.docx", "王科长改.docx", ("8户", "9户", 0))
    rewrite("总结.yaml", ("7100亩", "7300亩"))

    assert run("update", "王科长改.docx", "-d", "总结.yaml", "-o", "补数.docx").code == 0
    whole = "".join(accepted_text(Path("补数.docx").read_bytes()))
    assert "7300亩" in whole
    assert "9户" in whole
    assert rejected_text(Path("补数.docx").read_bytes()) == accepted_text(Path("王科长改.docx").read_bytes())

    told = run("trace", "补数.docx", "-d", "总结.yaml", "--format", "json").json
    assert told["found"]["gone"] == 0
    assert {each["path"]: each["data"] for each in told["figures"] if each["data"]} == {"住房.危房改造.任务": "8户"}

    pulled = run("pull", "补数.docx", "-d", "总结.yaml", "--apply", "--format", "json").json
    assert [(each["path"], each["before"], each["after"]) for each in pulled["proposals"]] == [("住房.危房改造.任务", "8户", "9户")]
    assert run("pull", "补数.docx", "-d", "总结.yaml", "--format", "json").json["proposals"] == []

    assert run("update", "补数.docx", "-d", "总结.yaml", "-o", "再补.docx").code == 0
    assert "9户" in "".join(accepted_text(Path("再补.docx").read_bytes()))
    assert run("trace", "再补.docx", "-d", "总结.yaml", "--format", "json").json["found"]["gone"] == 0


def test_of_a_copy_without_a_record_it_is_said_that_nobody_knows_who_changed_a_figure(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "定稿.docx", "--final").code == 0
    same = run("pull", "定稿.docx", "-d", "总结.yaml", "--format", "json").json
    assert (same["proposals"], same["diagnostics"]) == ([], [])
    rewrite("总结.yaml", ("7100亩", "7300亩"))
    pulled = run("pull", "定稿.docx", "-d", "总结.yaml")
    assert "S095 定稿.docx 里没有生成记录，和数据不同的 1 处分不清是人在稿里改的，还是数据后来变了" in pulled.err + pulled.out
    assert "加 --apply 也不写" in pulled.out
    corrected = Path("总结.yaml").read_bytes()
    assert run("pull", "定稿.docx", "-d", "总结.yaml", "--apply").code == 1
    assert Path("总结.yaml").read_bytes() == corrected  # the late correction stays


def test_figures_of_an_annex_go_back_into_its_own_data(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    edit("稿.docx", "改.docx", ("7100亩", "7200亩", 1), ("96.4%", "97.4%", 0))

    own = run("pull", "改.docx", "-d", "总结.yaml", "--format", "json").json
    assert [each["path"] for each in own["proposals"]] == ["监测帮扶.满意度"]
    (elsewhere,) = [each for each in own["diagnostics"] if each["severity"] != "info"]
    assert (elsewhere["code"], "用 -d 信函.yaml 再拉一次" in elsewhere["hint"]) == ("S072", True)

    Path("别处").mkdir()
    annex = run("pull", "改.docx", "-d", str(Path("信函.yaml").resolve()), "--apply", "--format", "json").json
    assert [(each["path"], each["after"]) for each in annex["proposals"]] == [("产业.茶园", "7200亩")]
    assert "茶园: 7200亩" in Path("信函.yaml").read_text(encoding="utf-8")
    assert "7200亩" not in Path("总结.yaml").read_text(encoding="utf-8")


def test_data_that_are_neither_its_own_nor_an_annexs_are_refused(run: Callable[..., Ran]) -> None:
    assert run("render", "总结.yaml", "-o", "稿.docx").code == 0
    shutil.copy("信函.yaml", "别的.yaml")
    refused = run("pull", "稿.docx", "-d", "别的.yaml")
    assert (refused.code, "S067" in refused.err) == (2, True)


def test_what_the_data_call_otherwise_is_found_where_it_stands(run: Callable[..., Ran]) -> None:
    head = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例乡}\n报告期: 2026年\n指标:\n"
    typed = "  监测工作:\n    三类监测对象: 53户125人\n    集中排查户数: 300户\n  住房:\n    农村危房改造: 12户\n    农村危房改造年度任务: 15户\n"
    Path("土话.yaml").write_text(head + typed, encoding="utf-8")
    assert run("render", "土话.yaml", "-o", "土话.docx").code == 0
    edit("土话.docx", "土话改.docx", ("300户", "310户", 0), ("15户", "16户", 0))
    assert len(run("pull", "土话改.docx", "-d", "土话.yaml", "--apply", "--format", "json").json["proposals"]) == 2
    assert Path("土话.yaml").read_text(encoding="utf-8") == head + typed.replace("300户", "310户").replace("15户", "16户")


CLINIC = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例乡}\n报告期: 2026年\n"
ROWS = """\
公文: {附件: [项目清单]}
指标:
  住房: {农村危房改造: 12户}
  教育: {雨露计划: 待补}
明细表:
  项目清单:
    标题: 重点项目清单
    行:
      - {村: 东村, 项目名称: 茶园提质, 总投资: 300万元, 完成投资: 120万元}
      - {村: 东村, 项目名称: 冷链中心, 总投资: 300万元, 完成投资: 210万元}
      - {村: 西村, 项目名称: 产业路, 总投资: 200万元, 完成投资: 待补}
"""


def write_over(source: str, target: str, *changes: tuple[str, str, int]) -> None:
    """Words of one run written over, the nth that reads so."""
    desk = Desk(Path(source).read_bytes())
    for old, new, nth in changes:
        texts = [each for each in desk.root.iter("{*}t") if old in (each.text or "")]
        texts[nth].text = (texts[nth].text or "").replace(old, new)
    Path(target).write_bytes(desk.save())


def test_of_two_rows_of_one_name_the_one_that_was_changed_is_pulled(run: Callable[..., Ran]) -> None:
    Path("清单.yaml").write_text(CLINIC + ROWS, encoding="utf-8")
    assert run("render", "清单.yaml", "-o", "清单.docx").code == 0
    write_over("清单.docx", "清单改.docx", ("300", "350", 1))
    pulled = run("pull", "清单改.docx", "-d", "清单.yaml", "--apply")
    assert "明细表.项目清单.东村·冷链中心.总投资：300万元 → 350万元  表“重点项目清单”的“东村”行" in pulled.out
    assert Path("清单.yaml").read_text(encoding="utf-8") == CLINIC + ROWS.replace("冷链中心, 总投资: 300", "冷链中心, 总投资: 350")


def test_what_people_filled_in_for_an_owed_figure_goes_into_the_data(run: Callable[..., Ran]) -> None:
    Path("清单.yaml").write_text(CLINIC + ROWS, encoding="utf-8")
    assert run("render", "清单.yaml", "-o", "清单.docx").code == 0
    gap = next(each for each in accepted_text(Path("清单.docx").read_bytes()) if "【待补：雨露计划" in each)
    gap = gap[gap.index("【待补：雨露") : gap.index("】") + 1]
    write_over("清单.docx", "清单改.docx", (gap, "520人", 0), ("【待补】", "88.5", 0))
    pulled = run("pull", "清单改.docx", "-d", "清单.yaml", "--apply", "--format", "json").json
    assert {each["path"]: (each["before"], each["after"]) for each in pulled["proposals"]} == {
        "教育.雨露计划": ("待补", "520人"), "明细表.项目清单.西村.完成投资": ("待补", "88.5万元"),
    }  # fmt: skip
    text = Path("清单.yaml").read_text(encoding="utf-8")
    assert "雨露计划: 520人" in text
    assert "完成投资: 88.5万元" in text

    write_over("清单.docx", "另改.docx", (gap, "若干", 0))
    odd = run("pull", "另改.docx", "-d", "清单.yaml", "--format", "json").json
    assert odd["proposals"] == []


def test_a_row_that_people_renamed_is_told_by_both_and_left_alone(run: Callable[..., Ran]) -> None:
    Path("清单.yaml").write_text(CLINIC + ROWS, encoding="utf-8")
    assert run("render", "清单.yaml", "-o", "清单.docx").code == 0
    write_over("清单.docx", "清单改.docx", ("产业路", "产业大道", 0))
    said = [each for each in run("pull", "清单改.docx", "-d", "清单.yaml", "--format", "json").json["diagnostics"] if each["code"] == "S096"]
    assert [each["message"] for each in said] == ["西村：“产业路”改成了“产业大道”，数据里没有改"]
    Path("新.yaml").write_text(CLINIC + ROWS.replace("120万元", "180万元"), encoding="utf-8")
    late = run("update", "清单改.docx", "-d", "新.yaml", "-o", "补.docx", "--format", "json").json
    assert [each["message"] for each in late["diagnostics"] if each["code"] == "S096"] == [each["message"] for each in said]
    assert any("产业大道" in each for each in accepted_text(Path("补.docx").read_bytes()))
    Path("新.yaml").write_text(CLINIC + ROWS.replace("产业路", "产业大道"), encoding="utf-8")  # who keeps the data has heard of it
    assert "S096" not in [each["code"] for each in run("pull", "清单改.docx", "-d", "新.yaml", "--format", "json").json["diagnostics"]]


@pytest.mark.parametrize(
    ("left", "filled"),
    [
        ("  教育: {雨露计划: {数值: , 任务: 500人}}\n", "  教育: {雨露计划: {数值: 520人, 任务: 500人}}\n"),
        ("  教育:\n    雨露计划:\n      数值:      # 教育局\n      任务: 500人\n", "  教育:\n    雨露计划:\n      数值: 520人      # 教育局\n      任务: 500人\n"),
    ],
)
def test_what_people_filled_in_for_a_figure_left_empty_goes_into_the_data(run: Callable[..., Ran], left: str, filled: str) -> None:
    before = CLINIC + ROWS.replace("  教育: {雨露计划: 待补}\n", left)
    Path("清单.yaml").write_text(before, encoding="utf-8")
    assert run("render", "清单.yaml", "-o", "清单.docx").code == 0
    gap = next(each for each in accepted_text(Path("清单.docx").read_bytes()) if "【待补：雨露计划" in each)
    write_over("清单.docx", "清单改.docx", (gap[gap.index("【待补：雨露") : gap.index("】") + 1], "520人", 0))
    assert run("pull", "清单改.docx", "-d", "清单.yaml", "--apply").code == 0
    assert Path("清单.yaml").read_text(encoding="utf-8") == before.replace(left, filled)


def test_a_gap_whose_filling_was_rejected_is_filled_again(run: Callable[..., Ran]) -> None:
    Path("清单.yaml").write_text(CLINIC + ROWS, encoding="utf-8")
    assert run("render", "清单.yaml", "-o", "清单.docx").code == 0
    gap = next(each for each in accepted_text(Path("清单.docx").read_bytes()) if "【待补：雨露计划" in each)
    gap = gap[gap.index("【待补：雨露") : gap.index("】") + 1]
    rewrite("清单.yaml", ("雨露计划: 待补", "雨露计划: 512人"))
    assert run("update", "清单.docx", "-d", "清单.yaml", "-o", "补.docx").code == 0
    desk = Desk(Path("补.docx").read_bytes())
    desk.reject_all()
    Path("拒.docx").write_bytes(desk.save())
    assert gap in "".join(accepted_text(Path("拒.docx").read_bytes()))
    assert run("pull", "拒.docx", "-d", "清单.yaml", "--format", "json").json["diagnostics"] == []
    again = run("update", "拒.docx", "-d", "清单.yaml", "-o", "再补.docx")
    assert f"{gap} → 512人" in again.out
    assert "512人" in "".join(accepted_text(Path("再补.docx").read_bytes()))


def test_figures_of_charts_are_traced_and_late_ones_told_one_by_one(run: Callable[..., Ran]) -> None:
    shutil.copy(GALLERY / "图表.yaml", "图表.yaml")
    assert run("render", "图表.yaml", "-o", "图表.docx").code == 0
    rendered = run("render", "图表.yaml", "-o", "图表.docx", "--format", "json").json["figures"]
    traced = run("trace", "图表.docx", "--format", "json").json["figures"]
    assert sorted(each["path"] for each in traced) == sorted(each["path"] for each in rendered)
    charted = [each for each in traced if "chart" in each]
    assert {each["chart"] for each in charted} >= {"图3　衔接资金投向（示例数据）（单位：万元）"}
    assert all((each["how"], each["start"]) == ("record", None) for each in charted)

    rewrite("图表.yaml", ("完成投资: 412万元", "完成投资: 430万元"))
    told = run("update", "图表.docx", "-d", "图表.yaml", "-o", "补数.docx", "--format", "json").json
    late = [each for each in told["changes"] if each["kind"] == "chart"]
    assert [(each["where"], each["old"], each["new"], each["path"], each["done"]) for each in late] == [
        ("图“图1　各乡镇投资完成情况（示例数据）”", "412", "430", "明细表.项目进展.清溪口镇.完成投资", "listed")
    ]
    again = run("update", "图表.docx", "-d", "图表.yaml", "-o", "补数.docx")
    assert "要自己改的 1 处" in again.err
    stated = run("trace", "图表.docx", "-d", "图表.yaml", "--format", "json").json["figures"]
    assert [(each["text"], each["data"]) for each in stated if each["data"]] == [("412", "430")]


def test_a_number_that_a_person_changed_in_a_chart_is_left_where_the_data_stayed(run: Callable[..., Ran]) -> None:
    shutil.copy(GALLERY / "图表.yaml", "图表.yaml")
    assert run("render", "图表.yaml", "-o", "图表.docx").code == 0
    with ZipFile("图表.docx") as given:
        parts = {name: given.read(name) for name in given.namelist()}
    assert parts["word/charts/chart1.xml"].count(b"<c:v>412</c:v>") == 1
    parts["word/charts/chart1.xml"] = parts["word/charts/chart1.xml"].replace(b"<c:v>412</c:v>", b"<c:v>415</c:v>")
    with ZipFile("改.docx", "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    told = run("update", "改.docx", "-d", "图表.yaml", "-o", "补数.docx", "--format", "json").json
    assert told["changes"] == []
    (changed,) = [each for each in run("trace", "改.docx", "--format", "json").json["figures"] if each["now"] == "415"]
    assert (changed["text"], changed["path"]) == ("412", "明细表.项目进展.清溪口镇.完成投资")


MINI = """模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
公文: {附件: [{标题: 项目清单, 明细表: 项目清单}]}
指标:
  监测帮扶: {监测对象: 86户251人, 满意度: 99.2}
  住房: {危房改造: {数值: 12户, 任务: 10户}, 补助资金: 36万}
明细表:
  项目清单:
    - {项目: 冷库, 总投资: 106万元}
    - {项目: 河道整治, 总投资: 474万元}
"""


def test_a_unit_that_a_person_added_is_theirs_and_goes_into_the_data(run: Callable[..., Ran]) -> None:
    Path("乡.yaml").write_text(MINI, encoding="utf-8")
    assert run("render", "乡.yaml", "-o", "稿.docx").code == 0
    edit("稿.docx", "改.docx", ("36万", "36万元", 0), ("99.2", "99.2%", 0), ("106", "106万元", 0))  # the last has its unit in the header

    pulled = run("pull", "改.docx", "-d", "乡.yaml", "--format", "json").json
    assert [(each["before"], each["after"]) for each in pulled["proposals"]] == [("99.2", "99.2%"), ("36万", "36万元")]

    rewrite("乡.yaml", ("36万}", "38万元}"), ("99.2", "99.3%"))
    told = run("update", "改.docx", "-d", "乡.yaml", "-o", "补.docx", "--format", "json").json
    assert [each["message"].partition("，有人")[0] for each in told["diagnostics"] if each["code"] == "S081"] == [
        "满意度：正文 99.2%，数据 99.3%", "补助资金：正文 36万元，数据 38万元",
    ]  # fmt: skip
    assert accepted_text(Path("补.docx").read_bytes()) == accepted_text(Path("改.docx").read_bytes())


def test_a_table_that_nothing_prints_is_told_once_with_the_remedy(run: Callable[..., Ran]) -> None:
    Path("乡.yaml").write_text(MINI.replace("公文: {附件: [{标题: 项目清单, 明细表: 项目清单}]}\n", ""), encoding="utf-8")
    for command in (("check", "乡.yaml"), ("render", "乡.yaml", "-o", "稿.docx")):
        told = run(*command, "--format", "json").json["diagnostics"]
        (found,) = [each for each in told if "明细表" in each["message"]]
        assert (found["code"], found["severity"], found["message"]) == ("D222", "warning", "明细表“项目清单”没有印出来：这份报告没有用它的地方")
        assert "附件: [{标题: 项目清单, 明细表: 项目清单}]" in found["hint"]
    Path("附.yaml").write_text(MINI, encoding="utf-8")
    assert not [each for each in run("check", "附.yaml", "--format", "json").json["diagnostics"] if "明细表" in each["message"]]
