"""A template that an earlier start has gone through reads as it does anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.render.compiling import known_readings
from drafting.render.compiling.analysis import read_template
from drafting.render.compiling.events import Reading
from drafting.render.compiling.known_readings import KnownReadings
from drafting.render.compiling.source_text import split_front
from drafting.render.vetting.reach import reach
from tests.shipped import shipped

LIBRARY = shipped()
FAULTY = "{% 可省 %}共{{ 甲.乙"


def fields_of(reading: Reading) -> list[object]:
    return [getattr(reading, name) for name in Reading.__slots__]


def test_each_of_ours_reads_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = LIBRARY.templates.environment
    readings = {}
    for name in LIBRARY.folders.names():
        readings.update(reach(LIBRARY.templates, name, lambda name=name: LIBRARY.folders.sections(name)).readings)
    given = [(environment, each.name, each.source, split_front(each.source)[1], each.file, frozenset({"甲"})) for each in readings.values()]
    fresh = [fields_of(KnownReadings(tmp_path).read(*each)) for each in given]
    assert len(fresh) > 40
    monkeypatch.setattr(known_readings, "read_template", lambda *_: pytest.fail("parsed again"))
    assert [fields_of(KnownReadings(tmp_path).read(*each)) for each in given] == fresh


def test_what_is_faulty_is_read_anew_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert KnownReadings(tmp_path).read(LIBRARY.templates.environment, "试/例", FAULTY, FAULTY, "例.j2", frozenset()).problems
    assert list(tmp_path.iterdir()) == []


def test_another_text_or_other_names_above_it_are_another_reading(tmp_path: Path) -> None:
    read = KnownReadings(tmp_path).read
    for body, above in (("{{ 甲.乙 }}", ()), ("{{ 甲.丙 }}", ()), ("{{ 甲.乙 }}", ("甲",))):
        found = read(LIBRARY.templates.environment, "试/例", body, body, "例.j2", frozenset(above))
        assert fields_of(found) == fields_of(read_template(LIBRARY.templates.environment, "试/例", body, body, "例.j2", frozenset(above)))
    assert len(list(tmp_path.iterdir())) == 3
