"""Every relation of the published reports that can be judged is one that check lists, and it holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from drafting.checks.examination import CheckedRelation
from drafting.pipeline import read_dataset
from drafting.proofing import proofread
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


@pytest.mark.parametrize(("name", "number", "said"), STATED, ids=[f"{name}-{number}" for name, number, _ in STATED])
def test_check_lists_it_and_it_holds(name: str, number: str, said: list[str]) -> None:
    kind, whole, *parts = said
    verdicts = {
        each.verdict
        for each in relations(name)
        if (each.kind, each.whole.path) == (kind, whole) and sorted(part.path for part in each.parts) == sorted(parts)
    }
    assert verdicts == {"尾差" if (name, number) in TAILS else "相符"}


def test_what_is_not_listed_has_its_reason() -> None:
    reasons = [said for relations in REFERENCE.values() for said in relations.values() if isinstance(said, str)]
    assert len(STATED) == 172
    assert {reason.partition("：")[0] for reason in reasons} <= {
        "一个数", "政策用语里的数字，不是数据里的数", "试点村的名称没有填在数据里", "城市名称在转载时被打乱，没有填在数据里",
        "“1+1+4+4+23”是正文里的提法，不是数据里的数",
    }  # fmt: skip
