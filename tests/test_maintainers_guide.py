"""docs/模板维护.md, docs/版式.md and docs/接着去年写.md are followed to the letter: their files are written, their commands run, what they say comes out.

A fence is told by what stands behind its language: a file (written, or appended to where a line to follow is named),
`旧 换成 新`, a file of ours (shown as it is), or a text that must hold the lines shown. Commands end well, unless their fence
says 退出码.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.cli.main import main

ROOT = Path(__file__).parent.parent
GUIDE, LOOK, ADOPTED = ROOT / "docs/模板维护.md", ROOT / "docs/版式.md", ROOT / "docs/接着去年写.md"
_FENCE = re.compile(r"(?ms)^```(\w+)(?: (\S+)(?: ([^\n]+))?)?\n(.*?)^```$")


def steps(guide: Path) -> Iterator[tuple[str, str, str, str]]:
    """(language, file, what stands behind it, body) of each fence, in order."""
    for match in _FENCE.finditer(guide.read_text("utf-8")):
        yield match[1], match[2] or "", match[3] or "", match[4]


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").symlink_to(ROOT / "templates", target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(("guide", "files", "commands", "texts"), [(GUIDE, 21, 20, 8), (LOOK, 5, 11, 0), (ADOPTED, 4, 5, 4)], ids=["templates", "look", "adopted"])
def test_following_the_guide_gives_what_it_shows(workplace, capsys, guide, files, commands, texts):
    done = {"files": 0, "commands": 0, "texts": 0}
    for language, name, more, body in steps(guide):
        file = workplace / name
        if language == "console":
            done["commands"] += _console(body, capsys, int(name.removeprefix("退出码") or 0))
        elif language == "text":
            said = file.read_text("utf-8")
            assert [line for line in body.splitlines() if line not in said] == [], said
            done["texts"] += 1
        elif name.startswith("templates/"):
            assert file.read_text("utf-8") == body
        else:
            _write(file, more, body)
            done["files"] += 1
    assert done["files"] >= files
    assert done["commands"] == commands
    assert done["texts"] >= texts


def _write(file: Path, more: str, body: str) -> None:
    old = file.read_text("utf-8") if file.exists() else ""
    before, _, after = more.partition(" 换成 ")
    if after:
        assert old.count(before) == 1
        new = old.replace(before, after)
    elif more:
        assert old.count(f"\n{more}\n") == 1
        new = old.replace(f"\n{more}\n", f"\n{more}\n{body}")
    else:
        new = f"{old.rstrip()}\n\n{body}" if old else body
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new, encoding="utf-8")


def _console(body: str, capsys: pytest.CaptureFixture[str], ends: int = 0) -> int:
    commands = 0
    for block in re.split(r"(?m)^\$ ", body)[1:]:
        line, *shown = block.rstrip("\n").split("\n")
        program, *arguments = line.split()
        commands += 1
        if program == "mkdir":
            Path(arguments[-1]).mkdir(parents=True)
        elif program == "cp":
            shutil.copy(*arguments)
        else:
            assert program == "drafting"
            code = main(arguments)
            captured = capsys.readouterr()
            assert code == ends, captured.out + captured.err
            printed = [each.strip() for each in (captured.out + captured.err).splitlines()]
            for expected in shown:
                assert any(expected.strip() in each for each in printed), f"{line}\n{expected}\n{captured.out}{captured.err}"
    return commands


@pytest.mark.parametrize("guide", [GUIDE, LOOK, ADOPTED])
def test_every_command_line_of_the_guide_is_in_a_fence_that_runs(guide):
    text = _FENCE.sub("", guide.read_text("utf-8"))
    assert "$ " not in text


def test_the_guide_to_the_look_names_every_group_of_the_house_style():
    house = (ROOT / "templates/_house/style.yaml").read_text("utf-8")
    table = LOOK.read_text("utf-8").partition("## 常改的项")[2]
    assert [group for group in re.findall(r"(?m)^(\w+):", house) if group not in table] == []
