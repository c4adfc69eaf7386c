"""The whole: places, folding, pairs, repeats; and that what a report deserves is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.blocks.document import Back, Document, Figure, FigureRecord, Front, Missing, Paragraph, Text
from drafting.checks.prose import MOST, check_prose
from drafting.checks.prose.passages import text_of
from drafting.checks.prose.setting import Setting
from tests.checks.prose.said import codes, document, found
from tests.shipped import shipped

SAMPLES = Path(__file__).parents[3] / "samples"


def test_a_paragraph_is_counted_from_the_title():
    (finding,) = found("抓好监测。", "抓好“监测。")
    assert finding.place is not None
    assert finding.place.file == "某县.yaml[第3段]"
    assert finding.excerpt == "抓好“监测。"


def test_pairs_nest_and_stay_within_a_paragraph():
    assert codes("印发《〈方案〉实施细则》（试行）。", "“‘三保障’”。") == []
    assert codes("印发《方案。", "细则》。") == ["P114", "P114"]
    assert codes("1）抓好监测。", "（1）抓好就业。") == []


def test_the_same_slip_everywhere_is_told_a_few_times_and_counted():
    told = found(*["抓好“监测。"] * (MOST + 5))
    assert len(told) == MOST
    assert "另有 5 处" in told[-1].message


def test_repeats_and_texts_that_break_off():
    assert codes("采取以奖代补等方式等方式支持。") == ["P160"]
    assert codes("层层传导压力，研究研究再研究，一件一件落实。") == []
    assert codes("加快补齐农村供水、道路、电网等短板，完善") == ["P161"]
    assert codes("一、成效", "抓好监测。", "二、打算") == ["P162"]


def test_a_numbered_line_that_says_what_it_has_to_say_is_no_empty_heading():
    assert codes("一、全年接收档案2.86万卷，征集资料126件。", "二、开放档案1.2万卷，利用3560人次。") == []


def test_an_owed_figure_is_no_hole_in_the_text():
    owed = Paragraph((Text("共有监测对象"), Missing("【待补：监测对象（县**局）】", "监测帮扶.监测对象"), Text("。")))
    assert check_prose(Document(Front("工作总结"), (owed,)), Setting("某县.yaml")) == []


def test_a_finding_beside_an_owed_figure_calls_it_by_its_mark():
    owed = Paragraph((Text("加快补齐短板，共有监测对象"), Missing("【待补：监测对象】", "监测帮扶.监测对象"), Text("，完善")))
    (finding,) = check_prose(Document(Front("工作总结"), (owed,)), Setting("某县.yaml"))
    assert "对象【待补】，完善”" in finding.message


def test_one_indicator_in_two_units():
    records = tuple(FigureRecord(text, "资金.投入", "1", unit, None, (), "某县.yaml", 7, None, "template") for text, unit in (("4.7亿元", "亿元"), ("47000万元", "万元")))
    body = Paragraph((Figure("4.7亿元", 0), Text("，"), Figure("47000万元", 1), Text("。")))
    (finding,) = check_prose(Document(Front("工作总结"), (body,), Back(), records), Setting("某县.yaml"))
    assert (finding.code, finding.path) == ("P146", "资金.投入")


def test_offsets_lead_back_to_their_passages():
    text = text_of(document("一、成效", "抓好监测。"))
    assert text.whole == "工作总结\n一、成效\n抓好监测。"
    assert [text.number(at) for at in (0, 4, 5, 10)] == [1, 1, 2, 3]
    assert text.sentence(11) == "抓好监测。"


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("**/*.yaml")), ids=lambda file: file.stem)
def test_our_own_reports_deserve_no_finding(file: Path):
    library = shipped()
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    assert [str(each) for each in pipeline.draft(library, dataset).prose] == []
