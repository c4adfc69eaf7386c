"""The township that the benchmarks draft: what its list names, the catalogue knows."""

from __future__ import annotations

from inputs import townships

from drafting import pipeline
from tests.shipped import shipped


def test_the_ninety_six_indicators_are_read_without_a_word(tmp_path):
    (file,) = townships(tmp_path, 1)
    loaded = pipeline.read_dataset(file, shipped(), name=file.name)
    assert loaded.diagnostics == ()
    assert loaded.dataset is not None
    assert sum(len(group.children) for group in loaded.dataset.indicators.values()) == 96
