"""drafting batch: what the operator sees."""

from __future__ import annotations

import json
import multiprocessing
import os
import re
from pathlib import Path

import pytest

from drafting.batch.working.executors import CLUSTER_GONE, CannotReach, LocalTeam
from drafting.cli.main import main

pytestmark = pytest.mark.skipif(
    multiprocessing.get_start_method() != "fork", reason="the stand-in is inherited by forking"
)


def test_a_folder_becomes_a_folder_of_reports(drafting, data):
    data("甲乡", 待补="监测对象·户（县医保局）")
    data("乙乡", 待补="监测对象·户（县医保局）")
    ran = drafting("batch", ".", "-o", "输出/新")
    assert ran.code == 0
    assert sorted(each.name for each in Path("输出/新").iterdir()) == [".drafting", "乙乡.docx", "汇总.xlsx", "甲乡.docx"]
    assert "共 2 个单位：已生成 2" in ran.out
    assert "监测对象·户" in ran.out
    assert "县医保局" in ran.out
    assert "进度 2/2" in ran.err


def test_a_failed_unit_makes_exit_1_and_is_named_with_its_reason(drafting, data):
    data("甲乡")
    data("乙乡", 事情="错误")
    ran = drafting("batch", ".", "-o", "输出")
    assert ran.code == 1
    assert "已生成 1，未生成 1" in ran.out
    assert "乙乡.yaml 未生成" in ran.err
    assert "必改 D101" in ran.err
    assert Path("输出/甲乡.docx").exists()


def test_who_of_a_list_has_not_handed_in_is_told(drafting, data):
    """One whose file is wrong has."""
    data("甲乡", 地区="某县甲乡")
    data("乙乡", 事情="错误")
    Path("名单.csv").write_text("序号,乡镇\n1,甲乡\n2,乙乡\n3,丙乡\n", encoding="utf-8")
    ran = drafting("batch", ".", "-o", "输出", "--expect", "名单.csv")
    assert "存疑 S154 名单里的 3 个，还有 1 个没有交：丙乡  [名单.csv[B4]]" in ran.err
    before = drafting("batch", ".", "-o", "空", "--expect", "名单.csv", "--dry-run")
    assert "存疑 S154 名单里的 3 个，还有 1 个没有交：丙乡  [名单.csv[B4]]" in before.err
    assert not Path("空").exists()
    data("乙乡", 地区="某县乙乡")
    assert drafting("batch", ".", "-o", "输出", "--expect", "名单.csv").code == 0
    assert drafting("batch", ".", "-o", "空", "--expect", "名单.csv", "--dry-run", "--missing", "error").code == 1
    assert drafting("batch", ".", "-o", "输出", "--expect", "名单.csv", "--missing", "error").code == 1
    Path("名单.csv").write_text("乡镇\n甲乡\n", encoding="utf-8")
    assert "存疑 S155 名单里没有的 1 个也来了：乙乡  [乙乡.yaml]" in drafting("batch", ".", "-o", "输出", "--expect", "名单.csv").err
    assert drafting("batch", ".", "-o", "又", "--expect", "没有.csv").code == 2
    assert not Path("又").exists()


def test_units_that_fail_alike_are_told_in_full_three_times(drafting, data):
    for number in range(12):
        data(f"乡{number:02}", 事情="错误")
    ran = drafting("batch", ".", "-o", "输出")
    assert (ran.code, ran.err.count("必改 D101")) == (1, 3)
    assert re.search(r"还有 9 个单位也有同样的错误：(乡\d\d\.yaml、){4}乡\d\d\.yaml等\n", ran.err)


COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'


def failing(drafting, head, cells):
    Path("共用.yaml").write_text(COMMON, encoding="utf-8")
    rows = "".join(f"{name}乡,{cell}\n" for name, cell in zip("甲乙丙丁戊", cells, strict=False))
    Path("表.csv").write_text(f"乡镇,{head}\n{rows}", encoding="utf-8")
    return drafting("batch", "表.csv", "-o", "输出", "--common", "共用.yaml", "--templates", str(Path(__file__).parents[2] / "templates")).err


def test_what_is_the_fault_of_a_column_is_told_of_it(drafting):
    told = failing(drafting, "监测帮扶.满意度", ["0.97", "0.9", "0.88", "0.75", "0.6"])
    assert "还有 2 个单位也错在同一列，多半是表头或整列的格式，改一处就行：" in told


def test_cells_that_are_wrong_one_by_one_are_each_told(drafting):
    told = failing(drafting, "人居环境.改厕（户）", ["同上", "情况属实", "暂无数据", "35户（含续建5户）"])
    assert told.count("必改 D080") == 4
    assert "同一列" not in told


def test_json_has_units_in_order_and_a_summary(drafting, data):
    data("乙乡", 单位="乙乡政府", 待补="监测对象·户")
    data("甲乡", 事情="错误")
    ran = drafting("batch", ".", "-o", "输出", "--format", "json")
    assert ran.code == 1
    first, second = ran.json["units"]
    assert list(first) == ["source", "unit", "output", "state", "missing", "diagnostics"]
    assert (first["unit"], first["output"], first["state"]) == ("乙乡政府", "输出/乙乡.docx", "done")
    assert first["missing"] == ["监测对象·户"]
    assert (second["output"], second["state"]) == (None, "failed")
    assert ran.json["summary"]["failed"] == 1


@pytest.mark.parametrize("shown_as", ["text", "json"])
def test_workers_that_go_away_half_way_leave_what_is_done_told_and_summed_up(drafting, data, monkeypatch, shown_as):
    class Leaving(LocalTeam):
        asked = 0

        def submit(self, work, *arguments):
            self.asked += 1
            if self.asked > 3:
                raise CannotReach([CLUSTER_GONE.at(None, "集群上已经没有 worker", "恢复集群后重新运行，会接着做完")])
            return super().submit(work, *arguments)

    monkeypatch.setattr("drafting.cli.carried_out.batching.LocalTeam", Leaving)
    for number in range(20):
        data(f"乡{number:02}")
    ran = drafting("batch", ".", "-o", "输出", "--jobs", "1", "--format", shown_as)
    assert ran.code == 2
    assert Path("输出/汇总.xlsx").exists()
    if shown_as == "text":
        assert ran.err.count("S054") == 1
        done, left = map(int, re.search(r"共 20 个单位：已生成 (\d+)\n还有 (\d+) 个没有轮到：重新运行，会接着做完\n", ran.out).groups())
        assert (done + left, 0 < done < 20) == (20, True)
    else:
        summary = ran.json["summary"]
        assert [each["state"] for each in ran.json["units"]] == ["done"] * summary["units"]
        assert [each["code"] for each in ran.json["diagnostics"]] == ["S054"]
        assert (summary["finished"], summary["units"] + summary["undone"], 0 < summary["units"] < 20) == (False, 20, True)
    monkeypatch.setattr("drafting.cli.carried_out.batching.LocalTeam", LocalTeam)
    again = drafting("batch", ".", "-o", "输出", "--format", "json")
    assert (again.code, len(again.json["units"])) == (0, 20)


def test_an_edited_output_is_kept_and_is_no_failure(drafting, data):
    data("甲乡")
    Path("输出").mkdir()
    Path("输出/甲乡.docx").write_bytes(b"edited by a person")
    ran = drafting("batch", ".", "-o", "输出", "--format", "json")
    assert ran.code == 0
    assert ran.json["units"][0]["state"] == "kept"
    assert ran.json["units"][0]["output"] == "输出/甲乡（数据更新稿）.docx"
    assert Path("输出/甲乡.docx").read_bytes() == b"edited by a person"


def test_a_report_that_was_edited_while_the_data_stood_is_let_be(drafting, data):
    data("甲乡")
    drafting("batch", ".", "-o", "输出", "--name", "{文件名}.txt")
    Path("输出/甲乡.txt").write_text("改过的稿子", encoding="utf-8")
    ran = drafting("batch", ".", "-o", "输出", "--name", "{文件名}.txt")
    assert "有人改过、数据没有变，没有动：输出/甲乡.txt" in ran.err
    assert "共 1 个单位：有人改过未动 1" in ran.out
    assert not Path("输出/甲乡（数据更新稿）.txt").exists()


def test_a_second_run_finds_everything_unchanged(drafting, data):
    data("甲乡")
    drafting("batch", ".", "-o", "输出")
    assert "没有变化 1" in drafting("batch", ".", "-o", "输出").out


def test_an_output_open_in_an_editor_fails_its_own_unit_only(drafting, data):
    data("甲乡")
    data("乙乡")
    Path("输出").mkdir()
    Path("输出/~$甲乡.docx").write_bytes(b"")
    ran = drafting("batch", ".", "-o", "输出")
    assert ran.code == 1
    assert "S004" in ran.err
    assert Path("输出/乙乡.docx").exists()


def test_a_folder_that_takes_nothing_is_refused_before_the_work(drafting, data, monkeypatch):
    data("甲乡")

    def asked(path: object, mode: int) -> bool:
        return not (mode == os.W_OK and str(path).endswith("输出"))

    monkeypatch.setattr(os, "access", asked)
    ran = drafting("batch", ".", "-o", "输出")
    assert (ran.code, "输出文件夹 输出 是只读的" in ran.err, list(Path("输出").iterdir())) == (2, True, [])


@pytest.mark.parametrize("shown_as", ["text", "json"])
def test_a_dry_run_lists_and_writes_nothing(drafting, data, shown_as):
    data("甲乡")
    ran = drafting("batch", ".", "-o", "输出", "--dry-run", "--format", shown_as)
    assert ran.code == 0
    assert "输出/甲乡.docx" in ran.out
    assert not Path("输出").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["没有", "-o", "输出"], "S020"),
        (["没有.yaml", "-o", "输出"], "S020"),
        (["旧.doc", "-o", "输出"], "S022"),
        (["空", "-o", "输出"], "S040"),
        (["甲乡.yaml", "-o", "甲乡.yaml"], "S043"),
        (["甲乡.yaml", "-o", "甲乡.yaml/输出"], "S029"),
        (["甲乡.yaml", "-o", "输出", "--name", "{乡}"], "S042"),
        (["甲乡.yaml", "-o", "输出", "--templates", "没有"], "S025"),
        (["甲乡.yaml", "-o", "输出", "--style", "没有.yaml"], "S020"),
        (["甲乡.yaml", "-o", "输出", "--common", "没有.yaml"], "S020"),
        (["甲乡.yaml", "-o", "输出", "--common", "共用.doc"], "S022"),
        (["甲乡.yaml", "没有.xlsx", "-o", "输出"], "S020"),
        (["甲乡.yaml", "表.xlsx", "又.csv", "-o", "输出"], "S059"),
        (["没有/*.yaml", "-o", "输出"], "S040"),
    ],
)
def test_a_batch_that_cannot_start_is_exit_2(drafting, data, arguments, code):
    data("甲乡")
    Path("空").mkdir()
    Path("表.xlsx").write_bytes(b"")
    Path("又.csv").write_bytes(b"")
    ran = drafting("batch", *arguments, "--format", "json")
    assert ran.code == 2
    assert [each["code"] for each in ran.json["diagnostics"]] == [code]
    assert not re.search("[a-z]{2} [a-z]{2}", ran.json["diagnostics"][0]["message"])  # nothing of the system's English
    assert not Path("输出").exists()


def test_a_dry_run_says_which_data_files_cannot_be_made(drafting, data, monkeypatch):
    data("甲乡")
    data("乙乡", 事情="错误")
    ran = drafting("batch", ".", "-o", "输出", "--dry-run")
    assert (ran.code, "甲乡.docx" in ran.out, "乙乡.docx" in ran.out) == (1, True, False)
    assert "共 2 个单位，1 个的数据有必改的，不能生成" in ran.out
    monkeypatch.setattr("drafting.cli.carried_out.batching._MOST_READ", 1)
    unread = drafting("batch", ".", "-o", "输出", "--dry-run")
    assert (unread.code, "单位超过 1 个，数据文件没有逐个读" in unread.err) == (0, True)


def test_a_table_and_data_files_are_one_batch_with_one_summary(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("各乡").mkdir()
    head = "模板: rural/township\n单位: {名称: 某县甲乡人民政府, 地区: 某县甲乡, 层级: 乡镇}\n报告期: 2026年\n"
    Path("各乡/甲乡.yaml").write_text(f"{head}指标: {{住房: {{危房改造: 10户}}}}\n", encoding="utf-8")
    Path("表.csv").write_text("地区,危房改造（户）\n乙乡,3\n丙乡,4\n", encoding="utf-8")
    Path("共用.yaml").write_text('模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "某县{地区}", 层级: 乡镇}\n报告期: 2026年\n', encoding="utf-8")
    command = ["batch", "各乡", "表.csv", "--common", "共用.yaml", "-o", "输出"]
    assert main([*command, "--format", "json"]) == 0
    assert [Path(each["output"]).name for each in json.loads(capsys.readouterr().out)["units"]] == ["甲乡.docx", "乙乡.docx", "丙乡.docx"]
    assert main(command) == 0
    assert "共 3 个单位：没有变化 3" in capsys.readouterr().out


def test_a_copy_in_another_folder_is_told_as_that_and_once(drafting, data):
    Path("东").mkdir()
    Path("西").mkdir()
    data("东/甲乡", 地区="某县甲乡")
    data("西/甲乡", 地区="某县甲乡")
    data("西/乙乡", 地区="某县乙乡")
    data("西/丙乡", 地区="某县丙乡")
    data("西/丁乡", 地区="某县丁乡")
    ran = drafting("batch", "*/*.yaml", "-o", "输出")
    assert ran.code == 1
    assert ran.err.count("的内容一模一样，输出也同名 甲乡.docx，不知道用哪一个，都没有生成") == 1
    assert "多半是副本：留一个，其余从文件夹里拿走" in ran.err
    assert "还有 1 个单位也有同样的错误：" in ran.err


def test_where_the_files_lie_a_folder_deeper_that_is_what_is_said(drafting, data):
    Path("各乡/东片").mkdir(parents=True)
    data("各乡/东片/甲乡")
    ran = drafting("batch", "各乡", "-o", "输出")
    assert (ran.code, [line for line in ran.err.splitlines() if line.startswith(("必改", "存疑"))]) == (2, ["必改 S040 各乡 的子文件夹里有 1 个数据文件，这一层没有  [各乡]"])
    assert '写成 "各乡/**/*.yaml"' in ran.err


def test_an_old_report_of_a_data_file_with_a_new_name_is_told_with_the_new_one(drafting, data):
    Path("各乡").mkdir()
    data("各乡/甲乡", 地区="某县甲乡")
    data("各乡/乙乡", 地区="某县乙乡")
    drafting("batch", "各乡", "-o", "输出")
    Path("各乡/乙乡.yaml").rename("各乡/乙乡终稿.yaml")
    ran = drafting("batch", "各乡", "-o", "输出")
    assert "不在这一次的来源里：乙乡.docx（这个单位这一次是 乙乡终稿.docx）" in ran.err
