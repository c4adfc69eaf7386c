"""Whatever a place does not report, its text closes over the gap."""

from __future__ import annotations

import random

import pytest

from drafting import pipeline
from tests.laws.reports import (
    NAMES,
    ROOT,
    TEMPLATES,
    cut,
    data_of,
    dataset_of,
    draft_of,
    drafted,
    faults,
    library,
    owed,
    unaccounted,
)

SEEDS = range(12)
FEW_SEEDS = range(4)  # for every report under every template


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_report_is_clean(name):
    draft = draft_of(data_of(name), name)
    assert faults(draft.document) == []
    assert set(draft.missing) <= owed(data_of(name))


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", NAMES)
def test_any_subset_of_its_indicators_is_clean_too(name, share):
    for seed in SEEDS:
        data = cut(data_of(name), random.Random(seed), share)
        check(data, name, f"{name} seed {seed}")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_and_so_it_is_in_the_templates_own_words(name, template, share):
    for seed in FEW_SEEDS if share else FEW_SEEDS[:1]:
        data = cut({**data_of(name), "文字材料": {}, "模板": template}, random.Random(seed), share)
        check(data, name, f"{name} in {template} seed {seed}")


def check(data, name, where):
    dataset = dataset_of(data, name)
    draft = drafted(dataset)
    assert faults(draft.document) == [], where
    assert set(draft.missing) <= owed(data), where
    assert unaccounted(draft, dataset) == set(), where


@pytest.mark.parametrize("file", sorted((ROOT / "samples/townships").glob("*.yaml")), ids=lambda file: file.stem)
def test_every_township_of_the_sample_county_is_clean(file):
    dataset = pipeline.read_dataset(file, library()).dataset
    draft = pipeline.draft(library(), dataset)
    assert faults(draft.document) == []
