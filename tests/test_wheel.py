"""The wheel carries the templates, and the installed command finds them anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT], check=True)
    return next(folder.glob("*.whl"))


def test_every_template_is_inside(wheel):
    inside = set(ZipFile(wheel).namelist())
    templates = [each for each in (ROOT / "templates").rglob("*") if each.is_file()]
    assert templates
    assert [
        each
        for each in templates
        if f"drafting/_templates/{each.relative_to(ROOT / 'templates').as_posix()}" not in inside
    ] == []


def test_the_installed_command_finds_them(wheel, tmp_path):
    place = tmp_path / "installed"
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", place, wheel], check=True)
    program = "import drafting, sys; print(drafting.__file__); from drafting.cli.main import main; sys.exit(main(['template', 'list']))"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(place) in ran.stdout
    assert "rural/township" in ran.stdout, ran.stderr
