"""drafting rollup: the townships' files into the county's, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from drafting.cli.main import main

HEAD = "模板: rural/township\n单位: {{名称: 白水县{name}人民政府, 地区: 白水县{name}, 层级: 乡镇}}\n报告期: {period}\n指标:\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A roll-up of 各乡镇/ into 全县.yaml, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("各乡镇").mkdir()

    def rollup(*options: str, sources: tuple[str, ...] = ("各乡镇",), out: str = "全县.yaml") -> Ran:
        code = main(["rollup", *sources, "-o", out, *options])
        return Ran(code, *capsys.readouterr())

    return rollup


def town(name: str, body: str, period: str = "2026年") -> None:
    Path(f"各乡镇/{name}.yaml").write_text(HEAD.format(name=name, period=period) + body, encoding="utf-8")


def three() -> None:
    """Three townships, of which one owes a figure and one has left one blank."""
    town("东乡", "  住房: {危房改造: {数值: 12户, 任务: 10户}, 抗震改造: 3户}\n  产业: {茶园: 3.2万亩}\n")
    town("西乡", "  住房: {危房改造: {数值: 5户, 任务: 6户}, 抗震改造: 待补}\n  产业: {茶园: 200公顷}\n")
    town("南镇", "  住房: {危房改造: {数值: 0户, 任务: 0户}, 抗震改造: 2户}\n")


def figures() -> str:
    text = Path("全县.yaml").read_text(encoding="utf-8")
    text = text.partition("\n# 汇总记录：")[0]
    return "\n".join(line.rstrip() for line in text[text.index("指标:") :].splitlines() if line.strip())


def test_a_county_file_is_made_and_the_next_steps_are_said(run):
    three()
    ran = run()
    assert (ran.code, ran.out.splitlines()) == (
        0,
        ["已生成：全县.yaml（3 个乡镇：相加 3 项，待补 1 项）", "接着：drafting check 全县.yaml 各乡镇/*.yaml", "　　　drafting render 全县.yaml"],
    )
    assert ran.err.splitlines() == [
        "缺数的乡镇 1 个，最多的：西乡 1 项",
        "有 1 项不是每个乡镇都填了，照填了的相加，后面写着谁没有填",
    ]
    assert figures() == (
        "指标:\n"
        "  住房:\n"
        "    危房改造:\n"
        "      数值: 17户                  # 3个乡镇\n"
        "      任务: 16户\n"
        "    抗震改造: 待补                # 2个乡镇共5户；待补：西乡；由住建局提供\n"
        "  产业:\n"
        "    茶园: 3.5万亩                 # 2个乡镇；没有填：南镇；已换算：西乡200公顷"
    )


def test_each_blank_can_be_owed(run):
    three()
    ran = run("--missing", "mark")
    assert "有 1 项只是有的乡镇空着、没有写待补：空着就是没有的，不加 --missing mark，照填了的相加" in ran.err
    assert figures().endswith("茶园: 待补                    # 2个乡镇共3.5万亩；没有填：南镇；已换算：西乡200公顷")


def test_what_each_township_must_have_is_asked_for(run):
    """The county's population is not that of the townships which happened to fill it in."""
    for name, body in (("东乡", "户籍人口: 41200人, 茶园: 3亩"), ("西乡", "户籍人口: 8000人"), ("南镇", "行政村: 5个")):
        town(name, f"  概况: {{{body}}}\n")
    ran = run()
    assert "户籍人口: 待补                # 2个乡镇共49200人；没有填：南镇" in figures()
    assert "有 2 项不能空着（每个乡镇都有的，或者填了的都是 0），写的是待补：概况.行政村、概况.户籍人口；确实没有的，在那个乡镇的文件里写 0 或不适用" in ran.err
    assert run("--missing", "error", out="又.yaml").code == 1
    town("南镇", "  概况: {行政村: 5个, 户籍人口: 不适用}\n")
    run()
    assert "户籍人口: 49200人             # 2个乡镇；不适用：南镇" in figures()


def test_the_steps_that_are_said_work(run, capsys):
    three()
    run()
    assert main(["check", "全县.yaml", *map(str, sorted(Path("各乡镇").glob("*.yaml")))]) == 0
    assert main(["render", "全县.yaml", "-o", "总结.txt"]) == 0
    assert Path("总结.txt").read_text(encoding="utf-8").startswith("白水县2026年")


def test_run_again_it_fills_what_has_come_in_the_meantime(run):
    three()
    run()
    written = Path("全县.yaml").read_text(encoding="utf-8")
    Path("全县.yaml").write_text(written.replace("  署名:        ", "  署名: 白水县农业农村局", 1), encoding="utf-8")
    town("西乡", "  住房: {危房改造: {数值: 5户, 任务: 6户}, 抗震改造: 4户}\n")
    ran = run()
    assert ran.code == 0
    assert ran.out.splitlines()[:3] == [
        "住房.抗震改造：待补 → 9户  [全县.yaml:24:11]", "产业.茶园：3.5万亩 → 3.2万亩  [全县.yaml:27:9]", "已填入：全县.yaml（3 个乡镇：相加 4 项）",
    ]  # fmt: skip
    assert "署名: 白水县农业农村局" in Path("全县.yaml").read_text(encoding="utf-8")
    assert run().out.startswith("全县.yaml 里没有空着、待补而现在加得出来的数\n没有写文件")


def test_a_blank_among_many_that_are_filled_in_is_asked_about(run):
    for name in "甲乙丙丁戊己":
        town(f"{name}乡", f"  概况: {{行政村: 5个{'' if name == '丁' else ', 社区: 2个'}}}\n")
    assert "1 项大多数乡镇都填了，只有个别空着，多半是漏填，先问一问：社区（丁乡）" in run().err


def test_a_dry_run_writes_nothing(run):
    three()
    ran = run("--dry-run")
    assert (ran.code, ran.out) == (0, "只是看看，没有写文件（3 个乡镇：相加 3 项，待补 1 项）\n")
    assert not Path("全县.yaml").exists()


def test_with_force_the_old_file_is_kept_beside(run):
    three()
    Path("全县.yaml").write_text("不是数据", encoding="utf-8")
    assert run("--force").code == 0
    assert Path("全县（旧稿1）.yaml").read_text(encoding="utf-8") == "不是数据"


def test_an_existing_file_that_cannot_be_read_stays(run):
    three()
    Path("全县.yaml").write_text("指标: [", encoding="utf-8")
    assert run().code == 1
    assert Path("全县.yaml").read_text(encoding="utf-8") == "指标: ["


def test_a_file_that_somebody_changes_meanwhile_stays_as_they_left_it(run, monkeypatch):
    three()
    run()
    from drafting.rollup import story

    def slow(*given: object) -> object:
        Path("全县.yaml").write_text("# 刚改的", encoding="utf-8")
        return add(*given)

    add = story.fill
    monkeypatch.setattr(story, "fill", slow)
    town("西乡", "  住房: {抗震改造: 4户}\n")
    ran = run()
    assert (ran.code, "S010" in ran.err) == (2, True)
    assert Path("全县.yaml").read_text(encoding="utf-8") == "# 刚改的"


def test_a_file_that_somebody_puts_there_meanwhile_stays_and_that_is_told(run, monkeypatch):
    three()
    from drafting.rollup import story

    def slow(*given: object) -> object:
        Path("全县.yaml").write_text("# 刚写的", encoding="utf-8")
        return text(*given)

    text = story.county_text
    monkeypatch.setattr(story, "county_text", slow)
    ran = run()
    assert (ran.code, "S001 全县.yaml 已经存在" in ran.err) == (0, True)
    assert Path("全县.yaml").read_text(encoding="utf-8") == "# 刚写的"
    assert "（3 个乡镇：" in ran.out
    assert Path("全县（数据更新稿）.yaml").exists()


@pytest.mark.parametrize(("town_there", "code", "said"), [(False, 1, "D334 -o 写的这个文件是白水县的（县），来源也是县的"), (True, 2, "S150 除了白水县自己的，只有 1 个乡镇的数据")])
def test_county_files_are_nothing_to_add(run, town_there, code, said):
    if town_there:
        town("东乡", "  住房: {危房改造: 12户}\n")
    for name in ("各乡镇/一.yaml", "各乡镇/二.yaml", "全县.yaml"):
        Path(name).write_text("模板: rural/annual\n单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标: {住房: {危房改造: 9户}}\n", encoding="utf-8")
    ran = run()
    assert (ran.code, said in ran.err) == (code, True)


def test_the_faults_of_all_files_are_told_together_and_nothing_is_written(run):
    three()
    town("北镇", "  住房: {危房改造: 12户, 抗震改造: 三千户}\n")
    town("中镇", "  住房: {危房改造: 1户\n")
    town("上乡", "  住房: {危房改造: 1户}\n", period="2026年上半年")
    ran = run()
    told = [line for line in ran.err.splitlines() if line.startswith("必改")]
    assert ran.code == 1
    assert not Path("全县.yaml").exists()
    assert len(told) >= 3
    assert all(each in ran.err for each in ("各乡镇/北镇.yaml:5:", "各乡镇/中镇.yaml:5:", "各乡镇/上乡.yaml:3:"))


def test_a_fault_of_the_common_file_names_the_row_that_has_it(run):
    Path("共用.yaml").write_text("模板: rural/township\n报告期: 2026年\n单位: {层级: 乡镇}\n", encoding="utf-8")
    Path("各乡.csv").write_text("所属县,乡镇,监测对象（户）\n甲县,东乡,86\n甲县,西乡,7\n", encoding="utf-8")
    ran = run("--common", "共用.yaml", sources=("各乡.csv",))
    assert ran.code == 1
    assert all(f"必改 D060 各乡.csv[第{number}行]：" in ran.err for number in (2, 3))


def test_a_figure_that_contradicts_another_is_told_and_named_beside_the_sum(run):
    three()
    town("西乡", "  住房: {危房改造: {数值: 5户, 任务: 10户, 完成率: 80%}, 抗震改造: 1户}\n")
    ran = run()
    assert ran.code == 0
    assert "存疑 R106 " in ran.err
    assert "数值: 待补                  # 3个乡镇共17户；先核对西乡（R106）\n      任务: 20户" in figures()


def test_what_is_said_of_a_file_and_of_no_figure_puts_none_in_doubt(run):
    """A remark without its reason (R141) is told; the sums stand."""
    town("东乡", "  住房: {危房改造: 10户}\n")
    town("西乡", "  住房:\n    危房改造: 5户  # 情况属实 R101\n")
    ran = run()
    assert (ran.code, "R141" in ran.err) == (0, True)
    assert "    危房改造: 15户                # 2个乡镇" in figures()


def test_a_figure_in_another_unit_is_not_taken_for_a_blank(run):
    three()
    town("南镇", "  住房: {危房改造: {数值: 0户, 任务: 0户}, 抗震改造: 20亩}\n")
    run()
    assert "抗震改造: 待补                # 只有东乡填了，3户；待补：西乡；写的不是这个数：南镇（20亩）" in figures()


def test_gaps_can_be_an_error(run):
    three()
    ran = run("--missing", "error")
    assert ran.code == 1
    assert "S149 住房.抗震改造：2个乡镇共5户；待补：西乡" in ran.err
    assert not Path("全县.yaml").exists()


def test_the_countys_own_file_among_the_townships_is_not_added(run):
    three()
    assert run(out="各乡镇/全县.yaml").code == 0
    assert run(out="各乡镇/全县.yaml").out.startswith("各乡镇/全县.yaml 里没有空着")
    Path("各乡镇/全县.yaml").rename("各乡镇/县里的.yaml")
    ran = run()
    assert "S151" in ran.err
    assert "（3 个乡镇：" in ran.out


def test_files_that_are_no_data_are_named(run):
    three()
    for name in ("北镇.txt", "中镇.xlsx", "上乡.yaml.bak", "东乡.docx", "~$下乡.docx", ".下乡.txt"):
        Path(f"各乡镇/{name}").write_text("12户", encoding="utf-8")
    assert "存疑 S152 各乡镇 里的 上乡.yaml.bak、中镇.xlsx、北镇.txt 不是数据文件，没有加进去" in run().err


def test_what_was_left_out_and_what_is_in_doubt_is_counted(run):
    town("东乡", "  就业: {务工就业: {数值: 520人, 上年同期: 500人}}\n  住房: {危房改造: {数值: 5户, 任务: 10户, 完成率: 80%}}\n  教育: {雨露计划: 3人2万元}\n")
    town("西乡", "  就业: {务工就业: 480人}\n  住房: {危房改造: {数值: 5户, 任务: 10户}}\n  教育: {雨露计划: 4人}\n")
    ran = run()
    assert "1 项里有乡镇的数存疑，写的是待补，核对了再汇总：住房.危房改造\n" in ran.err
    assert "2 处没有加（有的乡镇没有填，或者不能相加），写在各项的旁边：教育.雨露计划的元、就业.务工就业的上年同期\n" in ran.err
    assert "（2 个乡镇：相加 3 项，先核对 1 项）" in ran.out
    assert run("--missing", "error", out="又.yaml").code == 1


def test_where_nothing_fits_together_the_clerk_is_told(run):
    town("东乡", "  水利自有: {水库: 3座}\n")
    town("西乡", "  水利自有: {河道: 12公里}\n")
    assert "没有一项能直接相加，各项都写成了注释：要用的，去掉行首的“# ”，再 check" in run().err
    Path("全县.yaml").write_text(Path("全县.yaml").read_text(encoding="utf-8").replace("\n  # ", "\n  ").replace("\n    # ", "\n    "), encoding="utf-8")
    assert main(["check", "全县.yaml"]) == 0


def test_fewer_files_than_the_county_has_townships_are_told(run):
    three()
    county = "单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标:\n  概况:\n    乡镇: 3个\n    街道: 1个\n"
    Path("全县.yaml").write_text(f"模板: rural/annual\n{county}", encoding="utf-8")
    assert "S148 概况写的是乡镇3个、街道1个，来的只有 3 个乡镇的文件" in run().err


def test_a_township_that_is_in_the_file_and_not_among_the_sources_is_told_and_nothing_is_filled(run):
    three()
    assert run().code == 0
    before = Path("全县.yaml").read_bytes()
    Path("各乡镇/西乡.yaml").unlink()
    ran = run()
    assert "S148 文件开头写着由哪些乡镇加成，这次没有其中的 1 个：西乡；它们的数不知道，待补的没有填" in ran.err
    assert "抗震改造: 待补                # 2个乡镇共5户；没有交：西乡" in Path("全县.yaml").read_text(encoding="utf-8")
    Path("全县.yaml").write_bytes(before.replace("、西乡".encode(), b"", 1))
    assert "S148" not in run().err
    assert "抗震改造: 5户" in Path("全县.yaml").read_text(encoding="utf-8")


def test_the_head_of_the_file_says_who_is_in_it_now(run):
    three()
    Path("名单.txt").write_text("东乡\n西乡\n南镇\n北镇\n", encoding="utf-8")

    def head() -> list[str]:
        text = Path("全县.yaml").read_text(encoding="utf-8").partition("\n# 汇总记录：")[0]
        return [line for line in text.splitlines() if line.startswith("# ")][:-1]

    assert run().code == 0
    first = head()
    assert first == ["# 白水县2026年数据：由 3 个乡镇的数据文件相加而成（drafting rollup）。", "# 乡镇：东乡、南镇、西乡"]
    ran = run("--expect", "名单.txt")
    assert head() == [*first, "# 没有交的：北镇；它们的数都不在里面，交了再汇总一次。"]
    assert "已更新说明，数没有动：全县.yaml" in ran.out
    town("北镇", "  住房: {危房改造: {数值: 1户, 任务: 1户}}\n")
    assert run("--expect", "名单.txt").code == 0
    assert head() == [first[0].replace("由 3", "由 4"), "# 乡镇：东乡、北镇、南镇、西乡"]
    Path("各乡镇/西乡.yaml").unlink()
    assert "S148 文件开头写着由哪些乡镇加成，这次没有其中的 1 个：西乡" in run("--expect", "名单.txt").err
    assert head() == [first[0], "# 乡镇：东乡、北镇、南镇", "# 这次没有来的：西乡；以前填的数里可能有它们的，补上它们的文件再汇总。"]


def test_a_figure_of_a_township_that_is_gone_is_marked_until_all_are_there(run):
    """246户 of 东乡 and 西乡 is not what 东乡 and 南镇 have."""
    town("东乡", "  住房: {危房改造: 121户}\n")
    town("西乡", "  住房: {危房改造: 125户}\n")
    assert run().code == 0
    Path("各乡镇/西乡.yaml").rename("西乡.yaml")
    town("南镇", "  住房: {危房改造: 100户}\n")
    ran = run()
    assert "住房.危房改造：这 1 个数是上一次汇总的，里面可能有这次没有来的西乡，不是来了的乡镇之和" in ran.err
    marked = "    危房改造: 246户               # 待核：2个乡镇；上一次汇总的，这次没有来：西乡"
    assert marked in figures()
    assert "写在各项的旁边" not in ran.err
    assert "写的是待补" not in ran.err
    run()
    assert marked in figures()
    assert Path("全县.yaml").read_text(encoding="utf-8").startswith("# 白水县2026年数据：由 2 个乡镇的数据文件相加而成（drafting rollup）。\n# 乡镇：东乡、南镇\n# 这次没有来的：西乡；")
    Path("各乡镇/南镇.yaml").unlink()
    Path("西乡.yaml").rename("各乡镇/西乡.yaml")
    text = Path("全县.yaml").read_text(encoding="utf-8").replace("乡镇：东乡、南镇", "乡镇：东乡")
    Path("全县.yaml").write_text(text, encoding="utf-8")
    assert run().code == 0
    assert "    危房改造: 246户               # 2个乡镇" in figures()
    assert "待核" not in figures()


@pytest.mark.parametrize(("giver", "why"), [("西乡", "上一次汇总的，这次没有来：西乡"), ("东乡", "上一次汇总的，现在没有填：东乡")])
def test_what_nobody_says_now_is_of_those_gone_only_where_they_alone_gave_it(run, giver, why):
    for each in ("东乡", "西乡"):
        town(each, f"  住房: {{危房改造: 12户{', 抗震改造: 7户' if each == giver else ''}}}\n")
    assert run().code == 0
    assert f"抗震改造: 7户                 # 只有{giver}" in figures()
    Path("各乡镇/西乡.yaml").unlink()
    town("东乡", "  住房: {危房改造: 12户}\n")
    town("南镇", "  住房: {危房改造: 1户}\n")
    run()
    assert f"抗震改造: 7户                 # 待核：只有{giver}；{why}" in figures()


def test_sums_wait_for_townships_that_the_county_counts_and_nobody_names(run):
    three()
    county = "模板: rural/annual\n单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标:\n  概况:\n    乡镇: 5个\n  住房:\n    危房改造: 待补\n"
    Path("全县.yaml").write_text(county, encoding="utf-8")
    assert "S148 概况写的是乡镇5个，来的只有 3 个乡镇的文件，加出来的不是全县的，写待补" in run().err
    assert "危房改造: 待补\n" in Path("全县.yaml").read_text(encoding="utf-8")
    assert "抗震改造: 待补                # 2个乡镇共5户；待补：西乡；没有交：另外2个乡镇" in figures()


def test_sums_of_some_alone_are_marked_to_the_print(run, tmp_path):
    three()
    Path("名单.txt").write_text("东乡\n西乡\n南镇\n北镇\n", encoding="utf-8")
    ran = run("--expect", "名单.txt", "--missing", "omit")
    assert "项只加了一部分乡镇的，行末标了“待核”" in ran.err
    assert "危房改造:\n      数值: 17户                  # 待核：3个乡镇共17户；没有交：北镇\n      任务: 16户                  # 待核：3个乡镇共16户" in figures()
    assert main(["render", "全县.yaml", "-o", "全县.txt"]) == 0
    assert "17户【待核】" in Path("全县.txt").read_text(encoding="utf-8")
    assert main(["render", "全县.yaml", "-o", "定稿.docx", "--final"]) == 1
    assert main(["check", "全县.yaml"]) == 1


def test_a_figure_far_from_those_of_the_others_is_to_be_looked_at_first(run):
    for name, number in zip("甲乙丙丁戊己庚辛", (1200, 1500, 980, 1100, 13500, 1320, 1410, 1290), strict=True):
        town(f"{name}乡", f"  住房: {{危房改造: 12户}}\n  概况: {{户籍人口: 21000人}}\n  粮食耕地: {{播种面积: {number}亩}}\n")
    ran = run()
    assert "存疑 S143 白水县戊乡人民政府：粮食耕地.播种面积" in ran.err
    assert "播种面积: 待补                # 8个乡镇共22300亩；先核对戊乡（S143）" in figures()
    town("戊乡", "  住房: {危房改造: 12户}\n  概况: {户籍人口: 21000人}\n  粮食耕地: {播种面积: 1350亩}\n")
    assert run().code == 0
    assert "播种面积: 10150亩             # 8个乡镇" in figures()


def test_a_file_in_the_countys_own_words_is_filled_in_them(run):
    town("东乡", "  就业: {务工就业: 520人, 帮扶车间: 2家}\n")
    town("西乡", "  就业: {务工就业: 480人, 帮扶车间: 1家}\n")
    county = "模板: rural/annual\n单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标:\n  稳岗就业:\n    务工人数: 待补   # 人社局还没报\n"
    Path("全县.yaml").write_text(county, encoding="utf-8")
    assert run().code == 0
    assert figures() == "指标:\n  稳岗就业:\n    务工人数: 1000人              # 人社局还没报\n    帮扶车间: 3家                 # 2个乡镇"


def test_a_table_with_a_row_a_township_is_added_too(run):
    Path("表.csv").write_text("地区,危房改造,危房改造年度任务,衔接资金（万元）\n东乡,12,10,400\n西乡,5,5,210.5\n合计,17,15,610.5\n", encoding="utf-8")
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "白水县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    assert run("--common", "共用.yaml", "-t", "rural/annual", sources=("表.csv",)).code == 0
    assert "衔接资金: 610.5万元" in figures()
    assert "任务: 15户" in figures()


def test_a_cell_that_is_crossed_out_does_not_apply_but_where_each_must_have_it(run):
    marks = ("12", "—", "无", "0", "不适用", "", "-", "＼", "/", "7")
    rows = "".join(f"{name}乡,{'—' if name == '丁' else 800},{mark}\n" for name, mark in zip("甲乙丙丁戊己庚辛壬癸", marks, strict=True))
    Path("表.csv").write_text(f"地区,户籍人口（人）,危房改造（户）\n{rows}".replace("＼", "\\"), encoding="utf-8")
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "白水县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    assert run("--common", "共用.yaml", sources=("表.csv",)).code == 0
    assert "户籍人口: 待补                # 9个乡镇共7200人；没有填：丁乡" in figures()
    assert "危房改造: 19户                # 3个乡镇；没有填：己乡；不适用：乙乡、丙乡、戊乡等6个乡镇" in figures()


def test_the_command_that_checks_names_files_of_every_ending(run: Run) -> None:
    three()
    Path("各乡镇/东乡.yaml").rename("各乡镇/东乡.yml")
    assert "接着：drafting check 全县.yaml 各乡镇/*.yml 各乡镇/*.yaml\n" in run("-t", "rural/annual").out


def test_of_a_table_the_comparison_that_is_offered_works(run):
    Path("表.csv").write_text("地区,危房改造（户）\n东乡,12\n西乡,5\n", encoding="utf-8")
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "白水县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    assert "接着：drafting check 全县.yaml 表.csv\n" in run("--common", "共用.yaml", "-t", "rural/annual", sources=("表.csv",)).out
    assert main(["check", "全县.yaml", "表.csv"]) == 0


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("", ["必改 S040 表.csv 的表头下面没有一个单位  [表.csv]"]),
        ("东乡,12\n西乡,5\n东乡,7\n", ["必改 D333 东乡：同一单位填了两行（第2、4行），不知道以哪一行为准，没有加  [表.csv[第2行]]"]),
    ],
)
def test_a_table_of_which_nothing_can_be_added_is_told_once(run, rows, told):
    Path("表.csv").write_text(f"地区,危房改造（户）\n{rows}", encoding="utf-8")
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "白水县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    ran = run("--common", "共用.yaml", sources=("表.csv",))
    assert (ran.code, [line for line in ran.err.splitlines() if line.startswith("必改")]) == (1, told)


def test_what_each_row_of_a_table_lacks_is_told_once_with_where_to_write_it(run):
    Path("表.csv").write_text("地区,危房改造（户）\n" + "".join(f"{mark}乡,5\n" for mark in "甲乙丙丁戊"), encoding="utf-8")
    ran = run("-t", "rural/annual", sources=("表.csv",))
    told = ran.err.splitlines()
    assert (ran.code, [line.partition("，共 5 处")[0] for line in told[::2]]) == (1, ["必改 D051 报告期：没有这一部分", "必改 D060 单位：没有写名称", "没有写文件"])
    assert ("--common 共用.yaml 写 报告期" in told[1], "表里加“单位名称”一列" in told[3]) == (True, True)
    assert len(json.loads(run("-t", "rural/annual", "--format", "json", sources=("表.csv",)).out)["diagnostics"]) == 10


def test_sums_with_a_neighbours_figures_under_another_name_wait_until_that_is_cleared_up(run):
    for name, first in (("东乡", 3111), ("西乡", 3111), ("南镇", 5222)):
        figures_of_it = ", ".join(f"数{at}: {first + 7 * at}户" for at in range(12))
        town(name, f"  住房: {{危房改造: 12户, {figures_of_it}}}\n")
    ran = run()
    assert "存疑 S159 白水县西乡人民政府：13 个两位以上的数里有 13 个和白水县东乡人民政府的一模一样" in ran.err
    assert "危房改造: 待补                # 3个乡镇共36户；先核对东乡（S159）、西乡（S159）" in figures()


def test_who_has_not_handed_in_is_told_with_what_the_others_have_to_mend(run):
    three()
    Path("各乡镇/西乡.yaml").write_text("", encoding="utf-8")
    Path("名单.txt").write_text("东乡\n西乡\n南镇\n北镇\n", encoding="utf-8")
    ran = run("--expect", "名单.txt")
    assert ran.code == 1
    assert "存疑 S154 名单里的 4 个，还有 1 个没有交：北镇" in ran.err


def test_json_holds_every_figure_with_the_places_it_is_of(run):
    three()
    ran = run("--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["output"], [each["unit"] for each in told["units"]]) == (0, "全县.yaml", ["白水县东乡人民政府", "白水县南镇人民政府", "白水县西乡人民政府"])
    tea = next(each for each in told["figures"] if each["path"] == "产业.茶园")
    assert tea == {
        "path": "产业.茶园", "state": "added", "value": "3.5万亩", "sum": "3.5万亩", "given": ["东乡", "西乡"], "owed": [], "blank": ["南镇"], "inapplicable": [],
        "remark": "2个乡镇；没有填：南镇；已换算：西乡200公顷", "notes": [], "left_out": [],
    }  # fmt: skip


def test_json_is_printed_where_nothing_is_written_too(run):
    ran = run("--format", "json")
    assert (ran.code, json.loads(ran.out)["diagnostics"][0]["code"]) == (2, "S150")


@pytest.mark.parametrize(("sources", "out", "code"), [(("没有",), "全县.yaml", "S020"), (("各乡镇",), "全县.docx", "S023"), (("各乡镇",), "各乡镇", "S023")])
def test_what_cannot_be_meant_is_told(run, sources, out, code):
    three()
    ran = run(sources=sources, out=out)
    assert (ran.code, code in ran.err) == (2, True)


def test_last_years_figures_are_added_from_last_years_files(run):
    Path("各乡镇/上年").mkdir()
    for name, now, before in (("东乡", 520, 500), ("西乡", 480, 450)):
        town(f"上年/{name}", f"  就业: {{务工就业: {before}人}}\n", period="2025年")
        town(name, f"  就业: {{务工就业: {now}人}}\n上年: 上年/{name}.yaml\n")
    assert run().code == 0
    assert figures().endswith("务工就业:\n      数值: 1000人                # 2个乡镇\n      上年同期: 950人")


class TestAList:
    """Who was to hand in, by --expect."""

    def test_says_who_has_not(self, run):
        three()
        town("东乡", "  概况: {户籍人口: 100人}\n  住房: {抗震改造: 3户}\n")
        for name in ("西乡", "南镇"):
            town(name, "  概况: {户籍人口: 100人}\n")
        Path("名单.txt").write_text("东乡\n西乡\n南镇\n白水县北镇\n", encoding="utf-8")
        ran = run("--expect", "名单.txt")
        assert (ran.code, "存疑 S154 名单里的 4 个，还有 1 个没有交：北镇  [名单.txt:4]" in ran.err) == (0, True)
        assert "# 没有交的：北镇；它们的数都不在里面，交了再汇总一次。\n" in Path("全县.yaml").read_text(encoding="utf-8")
        assert "户籍人口: 待补                # 3个乡镇共300人；没有交：北镇\n" in figures()
        assert "抗震改造: 待补                # 只有东乡填了，3户；没有填：其余2个乡镇；没有交：北镇" in figures()
        assert "还有 1 个乡镇没有交，加起来的不是全部的：写的是待补" in ran.err
        town("北镇", "  概况: {户籍人口: 50人}\n")
        assert run("--expect", "名单.txt").out.startswith("概况.户籍人口：待补 → 350人")
        assert "户籍人口: 350人               # 4个乡镇\n" in figures()
        assert "抗震改造: 3户                 # 只有东乡" in figures()

    def test_with_error_nothing_is_written(self, run):
        three()
        town("西乡", "  住房: {抗震改造: 3户}\n")
        Path("名单.txt").write_text("东乡\n西乡\n南镇\n北镇\n", encoding="utf-8")
        ran = run("--expect", "名单.txt", "--missing", "error")
        assert (ran.code, Path("全县.yaml").exists()) == (1, False)
        assert [line for line in ran.err.splitlines() if line.startswith("必改")] == ["必改 S149 还有 1 个没有交：北镇"]

    @pytest.mark.parametrize(("name", "data", "code", "said"), [("名单.txt", "甲镇", 2, "S156"), ("名单.xlsx", "甲镇", 2, "S110"), ("名单.docx", "", 2, "S156"), (".", "", 2, "S021"), ("没有.txt", "", 2, "S020")])
    def test_that_cannot_be_used_is_told(self, run, name, data, code, said):
        three()
        if name.startswith("名单"):
            Path(name).write_text(data, encoding="utf-8")
        ran = run("--expect", name)
        assert (ran.code, said in ran.err, Path("全县.yaml").exists()) == (code, True, False)


@pytest.mark.parametrize(("tables", "there"), [("", 2), ("明细表:\n", 2), ("明细表:\n  村:\n    - {村: 甲村}\n", 3), ("明细表: {村: [{村: 甲村}]}\n", 1)])
def test_tables_that_the_countys_file_lacks_are_put_in(run, tables, there):
    for name in ("东乡", "西乡"):
        town(name, f"  住房: {{危房改造: 2户}}\n明细表:\n  设施: [{{水库: {name}水库, 投资: 3万元}}]\n  户: [{{村: 新村, 户: 3户}}]\n")
    head = "模板: rural/annual\n单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 待补\n"
    Path("全县.yaml").write_text(f"{head}{tables}# 末尾\n", encoding="utf-8")
    ran = run()
    text = Path("全县.yaml").read_text(encoding="utf-8")
    assert main(["check", "全县.yaml"]) == 0
    assert ("S147 明细表“设施”（2行）没有写进去" in ran.err) == (there == 1)
    assert text.count("{乡镇: 西乡, 水库: 西乡水库, 投资: 3万元}") == (there > 1)
    assert "# 末尾\n" in text
    assert ("明细表.设施：没有这一行 → 2行" in ran.out) == (there > 1)
    if there > 1:
        town("北镇", "  住房: {危房改造: 2户}\n明细表:\n  设施: [{水库: 北镇水库, 投资: 3万元}]\n")
        assert "S147 明细表“设施”：里面没有北镇的1行，没有写进去" in run().err


def test_a_thing_of_two_townships_is_told(run):
    for name in ("东乡", "西乡"):
        town(name, "  乡村建设: {桥梁: {数值: 1座, 名录: [青龙桥]}}\n")
    ran = run()
    assert "存疑 S153 乡村建设.桥梁：名录里东乡、西乡都算了“青龙桥”  [各乡镇/西乡.yaml:5:" in ran.err
    assert "桥梁: 待补                    # 2个乡镇共2座；东乡、西乡都算了“青龙桥”" in figures()


def test_villages_make_a_township(run):
    for name in ("甲村", "乙村"):
        text = f"模板: rural/township\n单位: {{名称: {name}村民委员会, 地区: 白水县东乡{name}}}\n报告期: 2026年\n指标: {{住房: {{危房改造: 2户}}}}\n"
        Path(f"各乡镇/{name}.yaml").write_text(text, encoding="utf-8")
    assert run().code == 0
    text = Path("全县.yaml").read_text(encoding="utf-8")
    assert "模板: rural/township\n" in text
    assert "  层级: 乡镇\n" in text
    assert "危房改造: 4户                 # 2个村\n" in text


def test_without_a_template_that_fits_the_clerk_is_asked(run):
    for name in ("甲村", "乙村"):
        text = f"模板: rural/township\n单位: {{名称: {name}村民委员会, 地区: 白水县东乡{name}}}\n报告期: 2026年上半年\n指标: {{住房: {{危房改造: 2户}}}}\n"
        Path(f"各乡镇/{name}.yaml").write_text(text, encoding="utf-8")
    ran = run()
    assert (ran.code, "没有写明乡镇的报告用哪个模板" in ran.err) == (1, True)


def test_all_figures_that_one_comment_puts_in_doubt_are_looked_at_first(run):
    three()
    town("西乡", "  住房:  # 待核：问张三\n    危房改造: {数值: 5户, 任务: 6户}\n    抗震改造: 4户\n  产业: {茶园: 200公顷}\n")
    run()
    assert all("先核对西乡（R142）" in line for line in figures().splitlines() if "数值:" in line or "任务:" in line or "抗震改造:" in line)
    assert "R142" not in figures().partition("产业:")[2]


def corrected(ran_for: Callable[..., Ran], body: str = "危房改造: {数值: 125户, 任务: 130户}") -> Ran:
    """The county's file of two townships, the second of which then says something else."""
    town("东乡", "  住房: {危房改造: {数值: 121户, 任务: 120户}}\n")
    town("西乡", f"  住房: {{{body}}}\n")
    return ran_for()


def test_a_city_that_nobody_has_named_is_told_and_is_no_final_copy(run):
    """Nor are two of them one city."""
    for name in ("甘棠县", "沙河县"):
        Path(f"各乡镇/{name}.yaml").write_text(f"模板: general/annual\n单位: {{名称: {name}统计局, 地区: {name}}}\n报告期: 2026年\n指标: {{统计: {{调查: 5次}}}}\n", encoding="utf-8")
    ran = run(out="甲市.yaml")
    assert "各县的地区没有写是哪里的，写的是“某市”：在 甲市.yaml 的 单位 里把地区、名称改成本地的全称，不改不出定稿" in ran.err
    text = Path("甲市.yaml").read_text(encoding="utf-8")
    assert "名称: 某市统计局 " in text
    Path("乙市.yaml").write_text(text, encoding="utf-8")
    assert main(["render", "甲市.yaml", "--final", "-o", "甲市.docx"]) == 1
    assert not Path("甲市.docx").exists()
    refused = run(sources=("甲市.yaml", "乙市.yaml"), out="省.yaml")
    assert "必改 D333 某市：有两个文件" in refused.err
    assert "→ 地区还是“某市”：各自改成本地的全称，再汇总" in refused.err


def test_an_office_that_nobody_has_named_is_told_and_is_no_final_copy(run):
    """What townships hand in may be for any of the county's offices."""
    for name in ("东乡", "西乡"):
        head = HEAD.format(name=name, period="2026年").replace("rural/township", "general/annual")
        Path(f"各乡镇/{name}.yaml").write_text(f"{head}  林业: {{造林: 300亩}}\n", encoding="utf-8")
    ran = run("-t", "general/annual")
    assert "不知道是哪个部门的，名称写的是“白水县某局”：在 全县.yaml 的 单位 里改成本单位的全称，不改不出定稿" in ran.err
    assert main(["render", "全县.yaml", "--final", "-o", "全县.docx"]) == 1
    assert not Path("全县.docx").exists()


CITY = "县（区）,乡镇,监测对象（户）\n甘棠县,城关镇,86\n,东乡,90\n,小计,176\n沙河县,城关镇,5\n,东乡,6\n全市合计,,187\n"


def test_of_a_citys_workbook_one_county_is_added_up(run):
    """Townships of one name in two counties; the county's cell is merged over its rows."""
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    Path("全市.csv").write_text(CITY, encoding="utf-8")
    given = ("--common", "共用.yaml", "-t", "rural/annual")
    refused = run(*given, sources=("全市.csv",))
    assert (refused.code, "D334 来源里有 2 个县的乡镇（甘棠县2个、沙河县2个），加不到一起" in refused.err, "--of 甘棠县" in refused.err) == (1, True, True)
    assert run(*given, "--of", "沙河县", sources=("全市.csv",)).code == 0
    assert "地区: 沙河县 " in Path("全县.yaml").read_text(encoding="utf-8")
    assert "监测对象: 11户                # 2个乡镇" in figures()
    nobody = run(*given, "--of", "白水县", sources=("全市.csv",), out="白水县.yaml")
    assert (nobody.code, "--of 白水县：来源里没有一个是白水县的，是甘棠县城关镇、甘棠县东乡等" in nobody.err) == (2, True)


def test_a_folder_of_folders_is_quoted_in_the_next_step(run):
    three()
    assert '接着：drafting check 全县.yaml "各乡镇/**/*.yaml"' in run(sources=("各乡镇/**/*.yaml",)).out


def test_a_name_with_a_blank_is_quoted_in_the_next_step(run):
    three()
    Path("各乡镇").rename("各 乡镇")
    told = run(sources=("各 乡镇",), out="全县 数据.yaml").out
    assert '接着：drafting check "全县 数据.yaml" "各 乡镇/*.yaml"\n' in told
    assert '　　　drafting render "全县 数据.yaml"\n' in told


def test_what_somebody_has_looked_at_is_not_marked_again(run):
    """奖学 in 元 may be what one person gets: marked, until somebody knows better."""
    town("东乡", "  村务: {奖学: 1200元}\n")
    town("西乡", "  村务: {奖学: 3000元}\n")
    assert "1 项目录里没有，看名称、单位不知道能不能相加，行末标了“待核”" in run().err
    assert "奖学: 4200元                  # 待核：2个乡镇；目录里没有，直接相加的；“元”可能是一人、一户的，看看能不能相加" in figures()
    town("西乡", "  村务: {奖学: 3500元}\n")
    run()
    assert "奖学: 4700元                  # 待核：2个乡镇；" in figures()
    Path("全县.yaml").write_text(Path("全县.yaml").read_text(encoding="utf-8").replace("# 待核：2个", "# 2个"), encoding="utf-8")
    town("西乡", "  村务: {奖学: 3600元}\n")
    run()
    assert "奖学: 4800元                  # 2个乡镇；目录里没有" in figures()
    assert run().out.startswith("全县.yaml 里没有空着、待补而现在加得出来的数\n没有写文件")


def test_a_sum_that_nobody_has_changed_follows_a_late_correction(run):
    corrected(run)
    ran = corrected(run, "危房改造: {数值: 128户, 任务: 131户}")
    assert ran.out.splitlines()[:2] == ["住房.危房改造：246户 → 249户  [全县.yaml:22:11]", "住房.危房改造.任务：250户 → 251户  [全县.yaml:23:11]"]
    assert (ran.code, "D266" in ran.err) == (0, False)
    assert "数值: 249户                 # 2个乡镇\n      任务: 251户" in figures()
    assert corrected(run, "危房改造: {数值: 129户, 任务: 131户}").out.startswith("住房.危房改造：249户 → 250户")  # and so does the next
    assert run().out.startswith("全县.yaml 里没有空着、待补而现在加得出来的数\n没有写文件")


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("数值: 246户", "数值: 260户"),  # of its own
        ("# 2个乡镇", "# 2个乡镇；县里核过"),
        ("# 2个乡镇", "# 情况属实 D266：另有县属林场3户"),
    ],
)
def test_what_a_person_has_changed_or_vouched_for_stays(run, typed, instead):
    corrected(run)
    file = Path("全县.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace(typed, instead, 1), encoding="utf-8")
    before = [line for line in file.read_text(encoding="utf-8").splitlines() if "数值:" in line]
    ran = corrected(run, "危房改造: {数值: 128户, 任务: 130户}")
    assert [line for line in file.read_text(encoding="utf-8").splitlines() if "数值:" in line] == before
    assert ("D266" in ran.err) is ("属实" not in instead)


def test_without_the_record_a_sum_that_differs_stays_and_is_marked_until_it_is_the_same(run):
    corrected(run)
    file = Path("全县.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("# 记录 ", "# 记 录 ", 1), encoding="utf-8")
    ran = corrected(run, "危房改造: {数值: 128户, 任务: 130户}")
    assert "D266" in ran.err
    assert "行末标了“待核”，一样了再汇总一次就去掉" in ran.err
    assert "数值: 246户                 # 待核：2个乡镇；上一次汇总的，现在相加是249户" in figures()
    before = file.read_bytes()
    corrected(run, "危房改造: {数值: 128户, 任务: 130户}")
    assert file.read_bytes() == before
    corrected(run)
    assert "数值: 246户                 # 2个乡镇\n" in figures()


def test_a_figure_that_a_person_has_put_back_is_theirs(run):
    """246户, then corrected to 249户: who types 246户 again means it."""
    corrected(run)
    corrected(run, "危房改造: {数值: 128户, 任务: 130户}")
    file = Path("全县.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("249户", "246户"), encoding="utf-8")
    assert "D266" in run().err
    assert "246户" in figures()


def test_a_sum_that_a_township_owes_again_is_marked(run):
    corrected(run, "危房改造: 125户, 抗震改造: 7户")
    ran = corrected(run, "危房改造: 待补")
    assert "S158 住房.危房改造" in ran.err
    assert "危房改造: 246户               # 待核：2个乡镇；上一次汇总的，现在没有填：西乡" in figures()
    assert run().out.startswith("全县.yaml 里没有空着、待补而现在加得出来的数\n没有写文件")  # marked once
    corrected(run, "危房改造: 125户, 抗震改造: 7户")
    assert "危房改造: 246户               # 2个乡镇\n" in f"{figures()}\n"


def test_with_omit_a_sum_of_all_becomes_that_of_those_who_give_it(run):
    corrected(run)
    ran = corrected(lambda: run("--missing", "omit"), "危房改造: 待补")
    assert "住房.危房改造：246户 → 121户" in ran.out
    assert "数值: 121户                 # 待核：只有东乡填了，121户；待补：西乡" in figures()
    assert "任务: 120户  # 待核：只有东乡填了，120户" in figures()
    corrected(run)
    assert "数值: 246户                 # 2个乡镇\n      任务: 250户" in figures()
    assert "待核" not in figures()


def test_a_sum_in_which_a_township_doubts_its_figure_now_is_marked_until_that_is_settled(run):
    corrected(run, "危房改造: 125户")
    said = "\n    危房改造: 125户{}\n".format
    file = Path("各乡镇/西乡.yaml")
    file.write_text(HEAD.format(name="西乡", period="2026年") + "  住房:" + said("  # 待核：问张三"), encoding="utf-8")
    ran = run()
    assert "S158 住房.危房改造：这 1 个数是程序上一次加的，里面有乡镇的数现在存疑" in ran.err
    assert "危房改造: 246户               # 待核：2个乡镇；先核对西乡（R142）" in figures()
    assert run().out.startswith("全县.yaml 里没有空着、待补而现在加得出来的数\n没有写文件")
    file.write_text(HEAD.format(name="西乡", period="2026年") + "  住房:" + said(""), encoding="utf-8")
    run()
    assert "危房改造: 246户               # 2个乡镇" in figures()
    assert "待核" not in figures()


def test_a_sum_that_the_county_vouches_for_is_not_told_of_where_a_township_doubts_its_own(run):
    corrected(run, "危房改造: 125户")
    county = Path("全县.yaml")
    county.write_text(county.read_text(encoding="utf-8").replace("危房改造: 246户               # 2个乡镇", "危房改造: 246户               # 县里核定"), encoding="utf-8")
    Path("各乡镇/西乡.yaml").write_text(HEAD.format(name="西乡", period="2026年") + "  住房:\n    危房改造: 125户  # 待核：问张三\n", encoding="utf-8")
    assert "S158" not in run().err
    assert "危房改造: 246户               # 县里核定" in figures()


def test_a_sum_that_no_township_gives_any_more_is_marked_with_what_hangs_on_it(run):
    corrected(run)
    ran = corrected(run, "危房改造: 125户")
    assert "S158 住房.危房改造.任务" in ran.err
    assert "任务: 250户  # 待核：2个乡镇；上一次汇总的，现在加不起来" in figures()
    assert "数值: 246户                 # 2个乡镇\n" in figures()
    corrected(run, "危房改造: {数值: 125户, 任务: 128户}")
    assert "任务: 248户" in figures()
    assert "待核" not in figures()


def test_a_sum_behind_which_a_person_has_written_is_told_and_not_marked(run):
    corrected(run, "危房改造: 125户")
    file = Path("全县.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("# 2个乡镇", "# 2个乡镇；县里核过", 1), encoding="utf-8")
    before = file.read_bytes()
    assert "也没有标“待核”" in corrected(run, "危房改造: 待补").err
    assert file.read_bytes() == before


def test_what_a_township_that_is_gone_alone_has_given_is_marked(run):
    corrected(run, "危房改造: 125户, 抗震改造: 7户")
    town("南镇", "  住房: {危房改造: 5户}\n")
    run("--force")
    Path("各乡镇/西乡.yaml").rename("西乡.yaml")
    assert "抗震改造" in (told := run().err)
    assert "S158" in told
    assert "抗震改造: 7户                 # 待核：只有西乡；上一次汇总的，这次没有来：西乡" in figures()
    Path("西乡.yaml").rename("各乡镇/西乡.yaml")
    run()
    assert "抗震改造: 7户                 # 只有西乡\n" in f"{figures()}\n"


def test_a_note_that_says_of_those_who_have_come_that_they_are_not_there_is_told(run):
    for name in ("东乡", "西乡"):
        town(name, f"  住房: {{危房改造: 5户}}\n明细表: {{水利设施: [{{水库: {name}水库, 投资: 12万元}}]}}\n")
    run()
    file = Path("全县.yaml")
    text = file.read_text(encoding="utf-8").replace("  水利设施:", "  水利设施:\n   注: [不含没有交的西乡]\n   行:", 1)
    file.write_text(text, encoding="utf-8")
    assert "注里写着“不含没有交的西乡”，现在来了" in run().err


@pytest.mark.parametrize(
    ("jobs", "told"),
    [
        ("34670人", "东乡（D269）"),
        ("{数值: 11670人, 任务: 1062人, 上年同期: 1097人}", "东乡（D254、D321）"),
        ("{数值: 11670人, 任务: 1062人, 上年同期: 10970人}", ""),
        ("34670人  # 情况属实 D269：含外来务工的", ""),
    ],
    ids=["more than live there", "many times its task and last year's", "only many times its task", "answered for"],
)
def test_a_sum_with_a_figure_that_cannot_be_waits_until_that_is_cleared_up(run, jobs, told):
    town("东乡", f"  概况: {{户籍人口: 3643户12385人}}\n  就业:\n    务工就业: {jobs}\n")
    town("西乡", "  概况: {户籍人口: 3643户12385人}\n  就业:\n    务工就业: {数值: 3200人, 任务: 3000人, 上年同期: 3100人}\n")
    run()
    made = figures()
    assert (f"先核对{told}" in made) if told else ("先核对" not in made)


def test_more_than_a_place_has_is_told_of_its_file(run):
    town("东乡", "  概况: {户籍人口: 3643户12385人}\n  就业: {务工就业: 34670人}\n")
    town("西乡", "  就业: {务工就业: 3200人}\n")
    assert "存疑 D269 务工就业：34670人，比本地全部的户籍人口（12385人）多出一半以上  [各乡镇/东乡.yaml:6:14]" in run().err


def test_a_row_that_a_township_is_not_sure_of_is_so_in_the_county_s_table(run):
    table = "明细表:\n  项目:\n    - {{项目: {0}路, 投资: 12万元}}{1}\n    - 项目: {0}桥\n      投资: 8万元{2}\n"
    town("东乡", "  住房: {危房改造: 1户}\n" + table.format("东", "  # 待核：问张三", ""))
    town("西乡", "  住房: {危房改造: 1户}\n" + table.format("西", "", "  # 待核"))
    run()
    text = Path("全县.yaml").read_text(encoding="utf-8")
    assert "{乡镇: 东乡, 项目: 东路, 投资: 12万元}  # 待核：东乡写着待核；问张三\n" in text
    assert "{乡镇: 东乡, 项目: 东桥, 投资: 8万元}\n" in text
    assert "{乡镇: 西乡, 项目: 西桥, 投资: 8万元}  # 待核：西乡写着待核\n" in text
    assert main(["check", "全县.yaml", "--format", "json"]) == 1


class TestARowThatATownshipDoubtsLater:
    """The county's table is there already."""

    @staticmethod
    def given(row: str, *, amount: str = "8万元") -> None:
        table = "  住房: {{危房改造: 1户}}\n明细表:\n  项目:\n    - {{项目: {0}路, 投资: 12万元}}\n    - {{项目: {0}桥, 投资: {1}}}{2}\n"
        town("东乡", table.format("东", "8万元", ""))
        town("西乡", table.format("西", amount, row))

    def test_is_marked_told_and_cleared_once_it_is_settled(self, run):
        self.given("")
        run()
        before = Path("全县.yaml").read_bytes()
        self.given("  # 待核：问张三")
        ran = run()
        assert "S158 明细表“项目”：西乡的“西桥”这 1 行，填报的写着待核" in ran.err
        assert "已更新说明，数没有动" in ran.out
        text = Path("全县.yaml").read_text(encoding="utf-8")
        assert "{乡镇: 西乡, 项目: 西桥, 投资: 8万元}  # 待核：西乡写着待核；问张三\n" in text
        assert text.count("待核：") == 1
        assert main(["render", "全县.yaml", "-o", "定稿.docx", "--final"]) == 1
        assert "S158" not in run().err
        assert Path("全县.yaml").read_text(encoding="utf-8") == text
        self.given("")
        assert "明细表.项目.西乡的“西桥”：待核 → 已核定" in run().out
        assert Path("全县.yaml").read_bytes() == before.replace("西桥, 投资: 8万元}".encode(), "西桥, 投资: 8万元}  # 问张三".encode())
        self.given("  # 待核：问张三")  # the words that stand there are the township's own
        run()
        assert "西桥, 投资: 8万元}  # 待核：西乡写着待核；问张三\n" in Path("全县.yaml").read_text(encoding="utf-8")

    def test_is_marked_behind_its_cells_where_one_of_them_holds_a_number_sign(self, run):
        self.given("", amount="8万元, 备注: '跨 #乡'")
        run()
        self.given("  # 待核", amount="8万元, 备注: '跨 #乡'")
        assert "填报的写着待核" in run().err
        assert "{乡镇: 西乡, 项目: 西桥, 投资: 8万元, 备注: '跨 #乡'}  # 待核：西乡写着待核\n" in Path("全县.yaml").read_text(encoding="utf-8")

    def test_is_the_one_that_is_alike_of_several_of_a_name(self, run):
        more = "\n    - {项目: 西桥, 投资: 9万元}"
        self.given(more)
        run()
        self.given(f"{more}  # 待核")
        run()
        text = Path("全县.yaml").read_text(encoding="utf-8")
        assert ("投资: 8万元}\n" in text.partition("西路")[2], text.count("待核：")) == (True, 1)

    def test_stays_marked_while_it_is_not_what_the_township_says(self, run):
        self.given("  # 待核")
        run()
        self.given("", amount="9万元")
        assert "西乡的“西桥”这 1 行，填报的已经核定，这里的和它不一样" in run().err
        assert "{乡镇: 西乡, 项目: 西桥, 投资: 8万元}  # 待核：西乡写着待核\n" in Path("全县.yaml").read_text(encoding="utf-8")

    def test_that_a_person_has_marked_in_other_words_is_marked(self, run):
        self.given("")
        run()
        file = Path("全县.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace("西桥, 投资: 8万元}", "西桥, 投资: 8万元}  # 交通局口径，待核实"), encoding="utf-8")
        self.given("  # 该数待核")
        assert "填报的写着待核" not in run().err
        assert main(["render", "全县.yaml", "-o", "定稿.docx", "--final"]) == 1

    def test_with_words_of_a_persons_own_is_told_alone(self, run):
        self.given("")
        run()
        file = Path("全县.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace("西桥, 投资: 8万元}", "西桥, 投资: 8万元}  # 县里核过"), encoding="utf-8")
        self.given("  # 待核")
        assert "西乡的“西桥”这 1 行，填报的写着待核，行末有人写的话，没有标" in run().err
        assert "# 县里核过\n" in file.read_text(encoding="utf-8")


class TestWithoutTheRecord:
    """Somebody has deleted what is at the end of the county's file."""

    @staticmethod
    def given(west: str) -> None:
        town("东乡", "  住房: {危房改造: {数值: 10户, 任务: 12户}, 抗震改造: 3户}\n  村务: {议事亭修缮: 3座}\n")
        town("西乡", f"  住房: {west}\n")

    @staticmethod
    def without_record() -> bytes:
        file = Path("全县.yaml")
        file.write_text(file.read_text(encoding="utf-8").partition("\n# 汇总记录：")[0], encoding="utf-8")
        return file.read_bytes()

    @staticmethod
    def without_words() -> None:
        file = Path("全县.yaml")
        file.write_text("\n".join(row.partition("  # ")[0].rstrip() for row in file.read_text(encoding="utf-8").split("\n")), encoding="utf-8")

    @pytest.mark.parametrize("are_there", [True, False], ids=["their words are there", "their words are gone"])
    def test_a_sum_that_the_places_do_not_come_to_any_more_stays_and_is_marked(self, run, are_there):
        self.given("{危房改造: {数值: 50户, 任务: 52户}, 抗震改造: 4户}\n  村务: {议事亭修缮: 4座}")
        run()
        self.without_record()
        file = Path("全县.yaml")
        if not are_there:
            self.without_words()
        self.given("{危房改造: 待补, 抗震改造: 4户}\n  村务: {议事亭修缮: 4座}")
        told = run().err
        assert "S158 住房.危房改造、住房.危房改造.任务：这 2 个数多半是程序以前加的（“汇总记录”删去了，认不准）" in told
        assert [line.split("# ")[1] for line in figures().splitlines() if "待核" in line] == ["待核：2个乡镇；上一次汇总的，现在没有填：西乡", "待核：2个乡镇；上一次汇总的，现在加不起来"]
        assert ("60户" in figures(), main(["render", "全县.yaml", "-o", "定稿.docx", "--final"])) == (True, 1)
        before = file.read_bytes()
        run()
        assert file.read_bytes() == before
        self.given("{危房改造: {数值: 50户, 任务: 52户}, 抗震改造: 4户}\n  村务: {议事亭修缮: 4座}")
        run()
        assert "待核" not in figures()

    def test_a_record_that_is_written_anew_says_of_what_it_is_not_known(self, run):
        """抗震改造 was there when the record was lost; a later roll-up has a record again, and still does not take it for a person's."""
        self.given("{危房改造: 待补, 抗震改造: 4户}")
        run()
        self.without_record()
        file = Path("全县.yaml")
        self.without_words()
        self.given("{危房改造: {数值: 50户, 任务: 52户}, 抗震改造: 4户}")
        assert "住房.危房改造：待补 → 60户" in run().out
        assert "# 记录 " in file.read_text(encoding="utf-8")
        self.given("{危房改造: {数值: 50户, 任务: 52户}, 抗震改造: 待补}")
        assert "S158 住房.抗震改造" in run().err
        assert "抗震改造: 7户  # 待核：2个乡镇；上一次汇总的，现在没有填：西乡" in figures()

    def test_in_a_file_that_people_have_made_it_is_told_alone(self, run):
        self.given("{危房改造: 待补, 抗震改造: 4户}")
        county = "模板: rural/annual\n单位: {名称: 白水县农业农村局, 地区: 白水县}\n报告期: 2026年\n指标:\n  住房:\n    危房改造: 60户\n    抗震改造: 7户\n  村务:\n    议事亭修缮: 3座\n"
        Path("全县.yaml").write_text(county, encoding="utf-8")
        told = run().err
        assert "S158 住房.危房改造（没有填的：西乡）：有的乡镇这 1 个数还是待补，这里已经填好了，里面有没有它们的，看不出来" in told
        assert Path("全县.yaml").read_text(encoding="utf-8") == county
        Path("全县.yaml").write_text(county.replace("60户", "60户  # 县里核定"), encoding="utf-8")
        assert "S158" not in run().err

    def test_so_is_one_that_differs_though_the_catalogue_does_not_know_it(self, run):
        self.given("{危房改造: 50户}\n  村务: {议事亭修缮: 4座}")
        run()
        self.without_record()
        assert "D266" not in run().err
        self.given("{危房改造: 50户}\n  村务: {议事亭修缮: 6座}")
        told = run().err
        assert "D266 议事亭修缮：填 7座，按 2个乡镇之和 = 3座 + 6座 应为 9座" in told
        assert "议事亭修缮: 7座               # 待核：2个乡镇；目录里没有，直接相加的；上一次汇总的，现在相加是9座" in figures()

    def test_but_what_people_have_written_for_themselves_is_theirs(self, run):
        self.given("{危房改造: 50户, 抗震改造: 4户}\n  村务: {议事亭修缮: 4座}")
        run()
        self.without_record()
        file = Path("全县.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace("# 2个乡镇", "# 县里核定"), encoding="utf-8")
        self.given("{危房改造: 待补, 抗震改造: 4户}\n  村务: {议事亭修缮: 4座}")
        assert "S158" not in run().err


class TestMarkedByPeople:
    """Somebody has written 待核 before what the program says behind a sum."""

    @staticmethod
    def given(many: int) -> None:
        town("东乡", f"  村务: {{议事亭修缮: {many}座}}\n")
        town("西乡", "  村务: {议事亭修缮: 3座}\n")

    @staticmethod
    def says(before: str, after: str) -> None:
        file = Path("全县.yaml")
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    @pytest.mark.parametrize("mark", ["待核：", "待核实：", "【待核】", "待 核：", "需核：", "待核 "])
    def test_a_sum_that_is_corrected_stays_marked(self, run, mark: str):
        self.given(3)
        run()
        self.says("# 2个乡镇", f"# {mark}2个乡镇")
        self.given(4)
        assert "村务.议事亭修缮：6座 → 7座" in run().out
        assert "议事亭修缮: 7座               # 待核：2个乡镇；目录里没有，直接相加的" in figures()

    def test_words_of_a_persons_own_keep_it_and_the_difference_is_told(self, run):
        self.given(3)
        run()
        self.says("# 2个乡镇", "# 需核，问张三；2个乡镇")
        self.given(4)
        assert "D266 议事亭修缮：填 6座，按 2个乡镇之和 = 4座 + 3座 应为 7座" in run().err
        assert "议事亭修缮: 6座               # 需核，问张三；2个乡镇；目录里没有，直接相加的" in figures()


def _of_ten(*, tenth: str = "") -> None:
    for name in ("甲乡", "乙乡", "丙乡", "丁乡", "戊乡", "己乡", "庚乡", "辛乡", "壬乡"):
        town(name, "  帮扶: {慰问: 3户, 走访: 5户}\n")
    town("癸乡", f"  帮扶: {{走访: 5户{tenth}}}\n")


def test_who_is_missing_in_a_sum_is_told_of_the_file_until_it_comes(run, capsys):
    _of_ten()
    assert run().code == 0
    assert main(["check", "全县.yaml"]) == 0
    told = capsys.readouterr().out
    assert "存疑 D346 慰问：没有填：癸乡，相加的数里没有它的" in told
    assert main(["render", "全县.yaml", "-o", "稿.md"]) == 0
    assert "D346 慰问：没有填：癸乡" in capsys.readouterr().err
    _of_ten(tenth=", 慰问: 3户")
    assert run().code == 0
    main(["check", "全县.yaml"])
    assert "D346" not in capsys.readouterr().out


def test_who_has_handed_in_nothing_is_told_of_the_file(run, capsys):
    three()
    Path("名单.txt").write_text("东乡\n西乡\n南镇\n北镇\n", encoding="utf-8")
    assert run("--expect", "名单.txt").code == 0
    main(["check", "全县.yaml"])
    assert "存疑 D346 没有交的：北镇，相加的数里没有它们的" in capsys.readouterr().out
    town("北镇", "  住房: {危房改造: {数值: 1户, 任务: 1户}}\n")
    assert run("--expect", "名单.txt").code == 0
    main(["check", "全县.yaml"])
    assert "没有交的" not in capsys.readouterr().out


def test_rows_of_other_counties_do_not_stop_the_one_that_is_asked_for(run):
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    rows = ("白水县东乡,12", "白水县西乡,5", "甘棠县东乡,12/10", "沙河县南乡,8", "沙河县南乡,9")
    Path("全市.csv").write_text("\n".join(("地区,住房.危房改造（户）", *rows)), encoding="utf-8")
    options = ("--common", "共用.yaml", "-t", "rural/annual", "--of")
    ran = run(*options, "白水县", sources=("全市.csv",))
    assert (ran.code, "危房改造: 17户" in Path("全县.yaml").read_text(encoding="utf-8")) == (0, True)
    assert "12/10" not in ran.err
    assert "沙河县" not in ran.err
    theirs = run(*options, "甘棠县", sources=("全市.csv",), out="甘棠.yaml")
    assert theirs.code == 1
    assert "12/10" in theirs.out + theirs.err
    twice = run(*options, "沙河县", sources=("全市.csv",), out="沙河.yaml")
    assert twice.code == 1
    assert "同一单位填了两行" in twice.out + twice.err
    nobody = run(*options, "青禾县", sources=("全市.csv",), out="青禾.yaml")
    assert nobody.code != 0
    assert "来源里没有一个是青禾县的，是白水县东乡、白水县西乡等" in nobody.out + nobody.err


def test_groups_that_the_catalogue_does_not_all_have_stand_as_the_places_have_them(run):
    for name, more in (("甲", ""), ("乙", ", 评定: 3人"), ("丙", "")):
        Path(f"各乡镇/{name}县.yaml").write_text(
            f"模板: general/annual\n单位: {{名称: {name}县残疾人联合会, 地区: 白水市{name}县, 层级: 县}}\n报告期: 2026年\n"
            f"指标:\n  康复服务: {{服务: 30人{more}}}\n  信访办理: {{受理: 6件}}\n  托养: {{机构: 2家}}\n", encoding="utf-8",
        )  # fmt: skip
    assert run(out="全市.yaml").code == 0
    text = Path("全市.yaml").read_text(encoding="utf-8")
    assert text.index("康复服务") < text.index("信访办理") < text.index("托养")


def test_a_cell_thousands_of_times_all_others_is_checked_before_it_is_added(run):
    Path("共用.yaml").write_text("单位: {名称: '{地区}人民政府', 地区: '白水县{地区}', 层级: 乡镇}\n报告期: 2026年\n", encoding="utf-8")
    Path("表.csv").write_text("地区,茶园面积（万亩）\n东乡,0.12\n西乡,0.2\n南镇,2000\n", encoding="utf-8")
    ran = run("--common", "共用.yaml", "-t", "rural/annual", sources=("表.csv",))
    assert ran.err.count("存疑 S135") == 1
    assert "先核对南镇（S135）" in Path("全县.yaml").read_text(encoding="utf-8")
