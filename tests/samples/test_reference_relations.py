"""Every relation of the published reports that can be judged is one that check lists, and it holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from drafting.checks.examination import CheckedRelation
from drafting.pipeline import read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples" / "reports"
REFERENCE = yaml.safe_load((HERE / "reference_relations.yaml").read_text(encoding="utf-8"))
STATED = [(name, number, said) for name, relations in REFERENCE.items() for number, said in relations.items() if isinstance(said, list)]
TAILS = {("baicheng-2023h1", "R02")}


@cache
def relations(name: str) -> tuple[CheckedRelation, ...]:
    library = shipped()
    dataset = read_dataset(SAMPLES / f"{name}.yaml", library).dataset
    assert dataset is not None
    return proofread(library, dataset).relations


def test_check_lists_each_and_it_holds() -> None:
    found = {(name, number): verdicts(name, *said) for name, number, said in STATED}
    assert found == {(name, number): {"尾差" if (name, number) in TAILS else "相符"} for name, number, _ in STATED}


def verdicts(name: str, kind: str, whole: str, *parts: str) -> set[str]:
    """What check says of a relation of the report; nothing where it does not list it."""
    return {
        each.verdict
        for each in relations(name)
        if (each.kind, each.whole.path) == (kind, whole) and sorted(part.path for part in each.parts) == sorted(parts)
    }


def test_what_is_not_listed_has_its_reason() -> None:
    reasons = [said for relations in REFERENCE.values() for said in relations.values() if isinstance(said, str)]
    assert len(STATED) == 172
    assert {reason.partition("：")[0] for reason in reasons} <= {
        "一个数", "政策用语里的数字，不是数据里的数", "试点村的名称没有填在数据里", "城市名称在转载时被打乱，没有填在数据里",
        "“1+1+4+4+23”是正文里的提法，不是数据里的数",
    }  # fmt: skip
