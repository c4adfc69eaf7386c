"""A draft that LibreOffice has saved is updated like any other; what it accepts and rejects reads as we say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.readers.package import CannotRead
from tests.readers.editing import Desk
from tests.revisions import accepted_text
from tests.updating.drafting_desk import AUTHOR, drafted, updated
from tests.updating.test_edits_and_news import LINES, with_news
from tests.updating.test_late_figures import figure

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="没有 LibreOffice"),
]
NEWS = {"监测.户": 5402, "就业.带动": 930, "资金.核查": 13, "医疗.参保": 41}


def saved(folder: Path, data: bytes, *formats: str) -> bytes:
    """The file after LibreOffice has saved it in one format after the other."""
    file = folder / "稿.docx"
    file.write_bytes(data)
    for number, suffix in enumerate(formats):
        out = folder / f"{number}"
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
             "--convert-to", suffix, "--outdir", str(out), str(file)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        file = out / f"稿.{suffix}"
    return file.read_bytes()


def edited() -> bytes:
    desk = Desk(drafted(*LINES))
    desk.type_inside(figure(desk, "1003户"), "999户")
    desk.move(figure(desk, "217户"), 3)
    desk.insert_paragraph("县里另有安排，涉及7户。", 5)
    return desk.save()


def test_late_figures_come_into_what_it_saved(tmp_path: Path) -> None:
    brought = updated(saved(tmp_path, edited(), "docx"), *with_news(NEWS))
    assert brought.rejects_cleanly
    whole = "".join(brought.accepted)
    for late in ("5402户", "930人", "13次", "41万人", "999户", "涉及7户"):
        assert late in whole
    assert len(brought.done("changed")) == len(NEWS)
    assert [(each.old, each.new) for each in brought.changes if each.by_person] == [("999户", "1003户")]


def test_its_save_of_an_update_still_shows_the_changes_and_takes_newer_ones(tmp_path: Path) -> None:
    first = updated(edited(), *with_news(NEWS))
    again = saved(tmp_path, first.data, "docx")
    assert AUTHOR.encode() in _main(again)
    second = updated(again, *with_news(NEWS | {"就业.带动": 944}))
    assert second.done("changed") == [("930人", "944人")]
    assert "944人" in "".join(second.accepted)


def test_through_odt_the_record_is_lost_and_nothing_is_guessed(tmp_path: Path) -> None:
    lost = saved(tmp_path, edited(), "odt", "docx")
    assert "5361户" in "".join(accepted_text(lost))
    with pytest.raises(CannotRead):
        updated(lost, *with_news(NEWS))


def _main(data: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(data)).read("word/document.xml")
