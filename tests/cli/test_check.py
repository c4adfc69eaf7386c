"""drafting check: findings on stdout, and in the formats of other programs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from drafting.cli.told.findings import sarif
from drafting.diagnostics import Diagnostic, Place, Severity


def test_findings_are_the_result_and_stand_on_stdout(drafting, data):
    ran = drafting("check", data(事情="不符"))
    assert ran.code == 1
    assert ran.err == ""
    assert "必改 R101" in ran.out
    assert "共 2 个数，1 个经勾稽核对" in ran.out


def test_clean_data_is_exit_0(drafting, data):
    ran = drafting("check", data())
    assert ran.code == 0
    assert "没有发现问题" in ran.out


def test_json_has_the_four_members_and_adds_up_over_files(drafting, data):
    ran = drafting("check", data("甲"), data("乙", 事情="错误"), data("丙"), "--format", "json")
    assert ran.code == 1
    assert list(ran.json) == ["diagnostics", "relations", "figures", "covered"]
    assert (ran.json["figures"], ran.json["covered"], len(ran.json["relations"])) == (4, 2, 2)


def test_a_file_that_is_not_there_is_exit_2_and_the_others_are_still_checked(drafting, data):
    ran = drafting("check", "没有.yaml", data(事情="不符"), "--format", "json")
    assert ran.code == 2
    assert [each["code"] for each in ran.json["diagnostics"]] == ["S020", "R101"]


def test_reports_of_other_kinds_and_broken_ones_are_exit_2(drafting):
    for name in ("报告.docx", "旧.doc", "报告.pdf", "空.txt"):
        Path(name).write_bytes(b"")
        ran = drafting("check", name)
        assert (ran.code, ran.out.count("必改 S")) == (2, 1)


def test_select_and_ignore_take_the_beginnings_of_codes(drafting, data):
    file = data(事情="不符", 待补="监测对象·户")
    both = drafting("check", file, "--format", "json").json["diagnostics"]
    assert [each["code"] for each in both] == ["R101", "D301"]
    assert drafting("check", file, "--ignore", "R").code == 0
    assert drafting("check", file, "--select", "d3，P").code == 0
    chosen = drafting("check", file, "--select", "R1", "--format", "json").json["diagnostics"]
    assert [each["code"] for each in chosen] == ["R101"]


def test_strict_reaches_the_loader(drafting, data):
    assert drafting("check", data(), "--strict").code == 1


def test_sarif_points_at_rule_and_place(drafting, data):
    ran = drafting("check", data("甲", 事情="不符"), "--format", "sarif")
    run = ran.json["runs"][0]
    result = run["results"][0]
    assert ran.json["version"] == "2.1.0"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "R101"
    assert result["level"] == "error"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == quote("甲.yaml")
    assert location["region"] == {"startLine": 3, "startColumn": 5}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b#1.yaml", "a%20b%231.yaml"), ("表.xlsx[工作表!C7]", "%E8%A1%A8.xlsx%5B%E5%B7%A5%E4%BD%9C%E8%A1%A8!C7%5D"),
        ("/家/a.yaml", "file:///%E5%AE%B6/a.yaml"), ("C:\\a b.yaml", "file:///C:/a%20b.yaml"), ("各乡\\a.yaml", "%E5%90%84%E4%B9%A1/a.yaml"),
    ],
)  # fmt: skip
def test_sarif_names_a_file_by_its_uri(file: str, uri: str):
    found = Diagnostic("R101", Severity.ERROR, "", place=Place(file))
    (result,) = sarif([found], {}, "1")["runs"][0]["results"]  # type: ignore[index]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_is_none_is_refused_and_not_taken_for_all_well(drafting, data, option):
    file = data("甲", 事情="不符")
    for codes in ("R1O6", "R,R999", "106", "必改"):
        ran = drafting("check", file, option, codes)
        assert ran.code == 2
        assert f"必改 S027 {option}：没有以 {codes.rpartition(',')[2]} 开头的编码" in ran.out
    assert drafting("check", file, option, "R999", "--format", "json").json["diagnostics"][0]["code"] == "S027"
    for codes in ("r1", "R101，D2", "R,,", "P"):
        assert drafting("check", file, option, codes).code in (0, 1)


def test_a_file_that_is_named_twice_is_checked_once(drafting, data, tmp_path):
    file = data("甲", 事情="不符")
    once = drafting("check", file, "--format", "json").json
    assert drafting("check", file, tmp_path / file, file, "--format", "json").json["figures"] == once["figures"]


def test_github_lines_escape_what_would_break_them(drafting, data):
    from drafting.cli.told.findings import github
    from drafting.diagnostics import Diagnostic, Place, Severity

    found = Diagnostic("D101", Severity.WARNING, "100%\n不对", "", Place("a:b,c.yaml", 1, 2))
    assert github([found]) == "::warning file=a%3Ab%2Cc.yaml,line=1,col=2,title=D101::100%25%0A不对"
    ran = drafting("check", data("甲", 事情="不符"), "--format", "github")
    assert ran.out.startswith("::error file=甲.yaml,line=3,col=5,title=R101::")
