"""The real reports: what they deserve, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli.main import main
from drafting.pipeline import read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"


def _contradictions(name: str) -> list[str]:
    library = shipped()
    dataset = read_dataset(SAMPLES / name, library).dataset
    assert dataset is not None
    return [each.path or "" for each in proofread(library, dataset).diagnostics if each.code.startswith("R")]


def test_the_progress_report_has_its_two_contradictions() -> None:
    assert _contradictions("shaoyang-2021m10.yaml") == ["乡村建设.规划准备.完成率", "乡村建设.规划基础调查.完成率"]


def test_the_township_report_has_none() -> None:
    assert _contradictions("huayuan-2020.yaml") == []


def test_check_lists_every_relation_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SAMPLES / "shaoyang-2021m10.yaml"), "--format", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in said["diagnostics"] if each["severity"] == "error"] == ["R106", "R106"]
    rate = next(each for each in said["relations"] if each["kind"] == "完成率" and each["verdict"] == "不符")
    assert (rate["stated"], rate["computed"]) == ("80%", "78.55%")
    assert set(rate["whole"]) == {"path", "text", "file", "line", "column"}
    assert [part["text"] for part in rate["parts"]] == ["597个", "760个"]
    sums = [each["verdict"] for each in said["relations"] if each["kind"] == "构成"]
    assert sums == ["相符"] * 4
