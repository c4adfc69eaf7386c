"""What is handed on: a wheel and a source archive that carry the templates, and work where no source tree is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
TEMPLATES = {each.relative_to(ROOT).as_posix() for each in (ROOT / "templates").rglob("*") if each.is_file()}
SAMPLE = ROOT / "samples" / "reports" / "huayuan-2020.yaml"

pytestmark = pytest.mark.slow


def python(*arguments: str | Path, cwd: Path, of: Path | str = sys.executable) -> str:
    """Run a Python of a venv as a user's shell would: without anything of ours on its path."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    ran = subprocess.run(
        [of, *arguments],
        cwd=cwd,
        env=env | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def in_venv(venv: Path, name: str) -> Path:
    return venv / ("Scripts" if os.name == "nt" else "bin") / name


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("handed")


@pytest.fixture(scope="module")
def sdist(place: Path) -> Path:
    builder = place / "builder"
    python("-m", "venv", builder, cwd=place)
    python("-m", "pip", "install", "-q", "hatchling", cwd=place, of=in_venv(builder, "python"))
    python("-m", "hatchling", "build", "-t", "sdist", "-d", place / "dist", cwd=ROOT, of=in_venv(builder, "python"))
    return next((place / "dist").glob("drafting-*.tar.gz"))


@pytest.fixture(scope="module")
def wheel(place: Path, sdist: Path) -> Path:
    """Built from the source archive, as a packager would."""
    python("-m", "pip", "wheel", "-q", "--no-deps", "-w", place / "wheels", sdist, cwd=place)
    return next((place / "wheels").glob("drafting-*.whl"))


@pytest.fixture(scope="module")
def installed(place: Path, wheel: Path) -> Path:
    """A venv that holds the wheel and what it says it needs (packed as quickly as here), and nothing else."""
    venv = place / "venv"
    python("-m", "venv", venv, cwd=place)
    python("-m", "pip", "install", "-q", f"{wheel}[fast]", cwd=place, of=in_venv(venv, "python"))
    return venv


def test_the_source_archive_holds_the_house_and_nothing_that_was_made_in_it(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert inside >= TEMPLATES | {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "tests/test_wheel.py"}
    assert [name for name in inside if name.startswith((".venv", "out/", "build/")) or "__pycache__" in name] == []


def test_every_template_is_inside_the_wheel_and_no_test(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    assert TEMPLATES
    assert {f"drafting/_{name}" for name in TEMPLATES} <= inside
    assert {name.split("/")[0].removesuffix(".dist-info").split("-")[0] for name in inside} == {"drafting"}


def test_the_installed_program_works_in_a_folder_of_its_own(installed: Path, tmp_path: Path) -> None:
    command = in_venv(installed, "drafting")
    home = python("-c", "import drafting; print(drafting.__file__)", cwd=tmp_path, of=in_venv(installed, "python"))
    assert Path(home.strip()).is_relative_to(installed)

    listed = subprocess.run([command, "template", "list"], cwd=tmp_path, capture_output=True, check=True)
    assert "rural/township" in listed.stdout.decode()

    shutil.copy(SAMPLE, tmp_path / "甲.yaml")
    here = Path(sys.executable).with_name("drafting")
    for program, name in ((command, "甲.docx"), (here, "乙.docx")):
        subprocess.run([program, "render", "甲.yaml", "-o", name], cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "甲.docx").read_bytes() == (tmp_path / "乙.docx").read_bytes()


def test_a_new_data_file_of_the_installed_program_checks(installed: Path, tmp_path: Path) -> None:
    command = in_venv(installed, "drafting")
    for arguments in (["new", "rural/township", "-o", "某乡.yaml"], ["check", "某乡.yaml"]):
        subprocess.run([command, *arguments], cwd=tmp_path, capture_output=True, check=True)
