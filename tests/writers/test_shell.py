"""The shell is built once, kept on disk, and never trusted blindly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.writers.docx import shell, write_docx
from drafting.writers.docx.shell import shell_for
from drafting.writers.style import Style
from tests.house import HOUSE
from tests.writers.opened import parts
from tests.writers.sample import sample_document

ROOT = HOUSE.parents[2]
SCRIPT = """
import hashlib, sys, yaml, pathlib
import drafting.starts.cache
drafting.starts.cache.users_folder = lambda: pathlib.Path(sys.argv[1])
from drafting.writers.docx import write_docx
from drafting.writers.house_style import read_style
from tests.writers.sample import sample_document
style = read_style(yaml.load(open(sys.argv[2], encoding="utf-8"), yaml.BaseLoader))
print(hashlib.sha256(write_docx(sample_document(), style)).hexdigest(), "docx" in sys.modules)
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: folder)
    shell_for.cache_clear()
    return folder


def test_two_processes_write_the_same_bytes_and_the_second_needs_no_python_docx(tmp_path: Path) -> None:
    runs = []
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(HOUSE)]
        runs.append(
            subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True, cwd=ROOT
            ).stdout.split()
        )
    (first, built), (second, built_again) = runs
    assert first == second
    assert (built, built_again) == ("True", "False")


def test_a_damaged_cache_is_built_anew(cache: Path, style: Style) -> None:
    expected = write_docx(sample_document(), style)
    (file,) = cache.iterdir()
    good = file.read_bytes()
    for bad in (b"", b"PK", good[:-30], good[:200] + b"\0" + good[201:]):
        file.write_bytes(bad)
        shell_for.cache_clear()
        assert write_docx(sample_document(), style) == expected
        assert file.read_bytes() == good


def test_a_machine_without_a_cache_folder_still_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, style: Style
) -> None:
    taken = tmp_path / "a file, not a folder"
    taken.write_text("")
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: taken / "cache")
    shell_for.cache_clear()
    assert parts(write_docx(sample_document(), style))


def test_another_style_has_another_cache_file(cache: Path, style: Style) -> None:
    from dataclasses import replace

    shell_for(style)
    shell_for(replace(style, line=600))
    assert len(list(cache.iterdir())) == 2


def test_the_shell_carries_no_stray_parts(style: Style) -> None:
    names = {part.name for part in shell_for(style).parts}
    assert not [
        name
        for name in names
        if "customXml" in name or "stylesWithEffects" in name or "thumbnail" in name or "numbering" in name
    ]
    assert shell.PROPERTIES not in names
