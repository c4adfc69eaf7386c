"""After an edit and a save by LibreOffice, also by way of ODT, every figure is still traced."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.cli.main import main
from tests.cli.test_trace import NAMES, SAMPLES, rendered
from tests.readers.editing import Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
EVERY = 7  # one figure in seven is changed, in turn by the ways below


def saved_again(files: list[Path], to: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", to, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def worked_on(data: bytes) -> tuple[bytes, dict[str, str]]:
    """A report with figures changed in every way, and what its changed figures read."""
    desk = Desk(data)
    standing = desk.all()
    changed: dict[str, str] = {}
    for at, name in enumerate(desk.names[::EVERY]):
        text = standing[name][0][2]
        if not text[0].isdigit():
            continue
        new = f"9{text}"
        if at % 4 == 0:
            desk.replace_whole(name, new)
        elif at % 4 == 1:
            number = re.match(r"[\d.]+", text)
            assert number is not None
            desk.digits_typed_before(name, f"9{number[0]}")
        elif at % 4 == 2:
            desk.drop_bookmark(name)
            desk.type_inside(name, new)
        else:
            desk.type_inside(name, new)
            desk.split(name)
        changed[name] = new
    desk.insert_paragraph("另有帮扶干部1286人参加培训。", 5)
    return desk.save(), changed


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report edited (改), saved as docx again (再存), and by way of ODT (经odt)."""
    folder = tmp_path_factory.mktemp("resaved")
    for kind in ("改", "再存", "odt", "经odt"):
        (folder / kind).mkdir()
    for name in NAMES:
        (folder / "改" / f"{name}.docx").write_bytes(worked_on(rendered(name))[0])
    edited = sorted((folder / "改").iterdir())
    saved_again(edited, "docx", folder / "再存")
    saved_again(edited, "odt", folder / "odt")
    saved_again(sorted((folder / "odt").glob("*.odt")), "docx", folder / "经odt")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_of_every_final_copy_the_figures_are_traced(name, tmp_path, capsys):
    (tmp_path / "定稿.docx").write_bytes(rendered(name, final=True))
    assert main(["trace", str(tmp_path / "定稿.docx"), "-d", str(SAMPLES / f"{name}.yaml"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["found"]["text"] == len(told["figures"])
    assert told["untraced"] == []


@pytest.mark.parametrize("kind", ["改", "再存", "经odt"])
@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_traced(copies, kind, name, capsys):
    arguments = ["trace", str(copies / kind / f"{name}.docx"), "--format", "json"]
    if kind == "经odt":
        arguments += ["-d", str(SAMPLES / f"{name}.yaml")]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    with capsys.disabled():
        print(f"\n{kind} {name}: {told['found']}", end="")
    assert told["found"]["gone"] == 0
    _, changed = worked_on(rendered(name))
    now = sorted(each["now"] for each in told["figures"] if each["now"] != each["text"])
    assert now == sorted(changed.values())
    assert all(each["certain"] for each in told["figures"])
    assert [each["text"] for each in told["untraced"]] == ["1286人"]
