"""The program itself: what becomes of what no command foresaw."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from drafting.cli import main as program


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def main() -> int:
        raise ZeroDivisionError("示例")

    monkeypatch.setattr(program, "main", main)
    monkeypatch.setattr(program, "prepare_streams", lambda: None)
    monkeypatch.setattr(program, "gc", SimpleNamespace(set_threshold=lambda _: None, freeze=lambda: None))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--format=json"]])
def test_a_defect_is_told_without_a_traceback_and_its_course_is_kept(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["drafting", "batch", "各乡", "-o", "出", *options])
    with pytest.raises(SystemExit) as ended:
        program.run()
    assert ended.value.code == 2
    out, err = capsys.readouterr()
    told = json.loads(out)["diagnostics"][0]["message"] if options else err
    assert "程序内部出错，不是数据的错" in told
    assert "Traceback" not in out + err
    [log] = tmp_path.glob("drafting-*.log")
    assert str(log) in told
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
