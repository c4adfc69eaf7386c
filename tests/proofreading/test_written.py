"""Reports that are already written: what is said of their figures and of their wording."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from drafting.pipeline import draft, read_dataset, write
from drafting.proofreading.proofing import Proof
from drafting.proofreading.written import proofread_written
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
LIBRARY = shipped()
REPORTS = sorted((ROOT / "samples/reports").glob("*.yaml"))


def proof(text: str, name: str = "总结.txt") -> Proof:
    return proofread_written(LIBRARY, text.encode(), name, Path(name).suffix)


def told(text: str, name: str = "总结.txt") -> list[str]:
    return [f"{each.code} {each.place} {each.message}" for each in proof(text, name).diagnostics]


def test_a_sum_is_told_with_its_place_and_what_it_should_be():
    text = "某县2026年工作总结\n　　全县共有监测对象86户251人，其中甲类31户92人，乙类55户169人。\n"
    assert told(text) == ["R201 总结.txt:2:14 “全县共有监测对象86户251人”：写的是251人，算出来是92人 + 169人 = 261人，差10人"]


def test_relations_are_listed_with_the_words_before_their_figures():
    [relation] = proof("总结\n问题47个，已整改44个，其余3个正在整改。").relations
    assert relation.to_json() == {
        "kind": "剩余", "verdict": "相符", "stated": "3个", "computed": "3个",
        "whole": {"path": "其余", "text": "3个", "file": "总结.txt", "line": 2, "column": 16},
        "parts": [
            {"path": "问题", "text": "47个", "file": "总结.txt", "line": 2, "column": 3},
            {"path": "已整改", "text": "44个", "file": "总结.txt", "line": 2, "column": 10},
        ],
    }  # fmt: skip


def test_a_list_that_may_leave_something_out_is_doubted_only():
    found = proof("总结\n奖牌252枚（金牌88枚、银牌84枚、铜牌90枚）。").diagnostics
    assert [(each.code, each.severity) for each in found] == [("R201", "warning")]


def test_the_wording_is_read_too_and_what_is_wrong_throughout_is_counted():
    found = told("某县2026年工作总结\n现将2025年工作总结如下。\n" + "抓好监测,抓好就业。\n" * 9)
    assert found[0].startswith("P140 总结.txt:2:1 ")
    assert [each.partition(" ")[0] for each in found[1:]] == ["P111"] * 3
    assert "另有 6 处" in found[-1]


def test_points_that_are_called_per_cent_are_told_once():
    codes = [each.partition(" ")[0] for each in told("某县总结\n满意率由92.4%提高到95.2%，提高2.8%。\n参保率由92.4%提高到95.2%，比上年同期提高2.8%。\n")]
    assert codes == ["R204", "P152"]


def test_what_is_still_to_be_filled_in_is_told():
    assert told("某县总结\n新修公路【待补：里程】公里，改造10户（待核实）。\n（待核定后拨付。）\n") == ["S080 总结.txt:2:5 正文里还留着【待补：里程】", "S080 总结.txt:2:20 正文里还留着（待核实）"]


def test_a_text_and_its_annex_are_held_against_each_other():
    text = "某县2026年工作总结\n全年处理投诉举报1268件。\n某县某局\n2026年12月10日\n附件1\n重点工作完成情况\n处理投诉举报1286件，争取资金12600万元。\n"
    assert told(text) == ["R209 总结.txt:7:7 “处理投诉举报1286件”：另一处写的是1268件"]
    assert told(text.replace("1286", "1268")) == []


def test_a_text_and_the_rows_of_its_annex_are_held_against_each_other():
    rows = "| 项目 | 单位 | 数值 |\n|---|---|---|\n| 行政处罚案件 | 件 | 264 |\n| 罚没款 | 万元 | 186.5 |\n"
    text = f"# 某县2026年工作总结\n\n全年办理行政处罚案件246件。\n\n附件1\n\n情况统计表\n\n{rows}"
    assert told(text, "总结.md") == ["R210 总结.md:3:11 “全年办理行政处罚案件246件”：表里“行政处罚案件”是264件"]
    assert told(text.replace("246", "264"), "总结.md") == []


def test_totals_of_tables_are_added_up():
    rows = "| 乡镇 | 户 | 人 | 岗位 |\n|---|---|---|---|\n| 东乡 | 1 | 10 | 5 |\n| 西乡 | 2 | 20 | 6 |\n| 合计 | 3 | 31 | 11 |\n"
    assert told(f"# 某县总结\n\n{rows}", "总结.md") == ["R206 总结.md:7 人：合计写的是31，各行相加是30，差1"]


def test_annexes_are_texts_of_their_own():
    text = "某县总结\n一、成效\n抓好监测。\n二、打算\n抓好就业。\n附件1\n项目清单\n一、在建\n共3个。\n"
    assert told(text) == []


@pytest.mark.parametrize("kind", ["docx", "md", "txt"])
def test_of_our_own_reports_nothing_is_told_but_what_their_data_deserve(kind):
    found: Counter[str] = Counter()
    for file in REPORTS:
        dataset = read_dataset(file, LIBRARY).dataset
        document = draft(LIBRARY, dataset).document
        found.update(f"{file.stem} {each.code}" for each in proofread_written(LIBRARY, write(document, kind, LIBRARY), f"稿.{kind}", f".{kind}").diagnostics)
    assert found == {"shaoyang-2021m10 R203": 2, "shaoyang-2021m10 S080": 2, "tongjiang-2024 S080": 2}


@pytest.mark.parametrize("part", ["上半年", "下半年", "第一季度", "一季度", "前三季度", "1—10月", "1至11月"])
def test_the_period_of_a_written_report_is_that_of_its_title(part: str):
    title = f"某县医疗保障局2026年{part}工作总结"
    assert told(f"{title}\n一、参保\n　　参保率96.2%。\n二、下一步工作打算\n　　抓好参保。\n") == []
    assert [each.partition(" ")[0] for each in told(f"{title}\n现将2025年{part}工作情况总结如下。\n")] == ["P140"]
