"""The plan of this floor names each of its rooms, so that a stranger finds one."""

from __future__ import annotations

from pathlib import Path

from drafting.load import names


def test_each_file_stands_in_the_plan():
    files = {each.stem for each in Path(names.__file__).parent.glob("*.py")} - {"__init__"}
    assert {each for each in files if f"`{each}`" not in (names.__doc__ or "")} == set()
