"""A compiled template is kept by its text: wherever that stands, it is compiled once, and a fault is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.render.compiling.environment import Environment
from drafting.render.compiling.faults import TemplateFault
from drafting.render.compiling.template import Templates, budgeted

FAULTY = "---\n名称: 例\n---\n甲\n{% for a in 1 / 0 %}{% endfor %}"


def of(text: str, file: str, memory: Path) -> Templates:
    return Templates(lambda name: (text, file) if name == "试/例" else None, lambda *_: {}, memory)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates for which code was written."""
    found: list[str] = []
    original = Environment._generate

    def counted(self: Environment, source: object, name: str, *rest: object, **more: object) -> str:
        found.append(name)
        return original(self, source, name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Environment, "_generate", counted)
    budgeted()
    return found


def test_a_copy_in_another_folder_is_not_compiled_again(tmp_path: Path, compiled: list[str]) -> None:
    for file in ("一处/例.j2", "另一处/例.j2"):
        assert of("甲。", file, tmp_path).run("试/例", {}) == "甲。"
    assert compiled == ["试/例"]


def test_two_texts_of_one_name_are_kept_side_by_side(tmp_path: Path, compiled: list[str]) -> None:
    for text in ("甲。", "乙。", "甲。", "乙。"):
        assert of(text, "例.j2", tmp_path).run("试/例", {}) == text
    assert compiled == ["试/例", "试/例"]


def test_a_fault_is_told_in_the_file_that_was_read(tmp_path: Path, compiled: list[str]) -> None:
    for file in ("一处/例.j2", "另一处/例.j2"):
        with pytest.raises(TemplateFault) as told:
            of(FAULTY, file, tmp_path).run("试/例", {})
        place = told.value.diagnostics[0].place
        assert place is not None
        assert (place.file, place.line) == (file, 5)
    assert compiled == ["试/例"]


def test_where_nothing_can_be_written_it_is_compiled_all_the_same(tmp_path: Path, compiled: list[str]) -> None:
    for _ in range(2):
        assert of("甲。", "例.j2", tmp_path / "gone").run("试/例", {}) == "甲。"
    assert compiled == ["试/例", "试/例"]


def test_code_that_the_disk_has_spoilt_is_not_run(tmp_path: Path, compiled: list[str]) -> None:
    """One character of a text changed, or a file cut short: what is read is not what was written."""
    of("强化保障。", "例.j2", tmp_path).run("试/例", {})
    [kept] = [each for each in tmp_path.iterdir() if each.is_file()]
    data = kept.read_bytes()
    word = "保障".encode()
    assert word in data
    for spoilt in (data.replace(word, "保陈".encode()), data[: len(data) // 2], b""):
        kept.write_bytes(spoilt)
        assert of("强化保障。", "例.j2", tmp_path).run("试/例", {}) == "强化保障。"
        assert kept.read_bytes() == data
    assert compiled == ["试/例"] * 4


@pytest.mark.parametrize(("line", "text"), [
    (3, "甲{{ 1 }}\n{% if 1 %}乙\n{{ 1 / 0 }}丙{% else %}丁{% endif %}"),
    (5, "甲{{ 1 }}\n{% if 0 %}\n乙{{ 1 / 0 }}\n{% elif 1 %}\n{{ 1 / 0 }}丙{% endif %}"),
    (4, "甲{{ 1 }}\n{% if 0 %}\n乙\n{% elif 1 / 0 %}\n丙{% endif %}"),
    (6, "甲{{ 1 }}\n{% if 0 %}\n乙{{ 1 }}\n{% else %}\n{{ 1 }}\n{{ 1 / 0 }}{% endif %}{{ 1 }}"),
])  # fmt: skip
def test_a_fault_is_told_in_its_line_wherever_a_choice_has_it(tmp_path: Path, line: int, text: str) -> None:
    """Neighbours are one string, and what is chosen is an expression in it."""
    budgeted()
    with pytest.raises(TemplateFault) as told:
        of(text, "例.j2", tmp_path).run("试/例", {})
    place = told.value.diagnostics[0].place
    assert place is not None
    assert place.line == line


def test_what_is_chosen_is_said_in_the_order_of_the_text(tmp_path: Path) -> None:
    text = "{% for a in (1, 2, 3) %}[{{ a }}{% if a == 1 %}一{{ a }}%{% elif a == 2 %}二{% if 1 %}!{{ a }}{% endif %}{% endif %}]%s{% endfor %}"
    budgeted()
    assert of(text, "例.j2", tmp_path).run("试/例", {}) == "[1一1%]%s[2二!2]%s[3]%s"


def test_a_choice_of_hundreds_is_compiled_too(tmp_path: Path) -> None:
    branches = "".join(f"{{% elif 乡 == {at} %}}第{at}个" for at in range(1, 300))
    budgeted()
    assert of(f"{{% if 乡 == 0 %}}甲{branches}{{% else %}}别的{{% endif %}}。", "例.j2", tmp_path).run("试/例", {"乡": 280}) == "第280个。"
