"""A draft that LibreOffice has saved is updated like any other; what it accepts and rejects reads as we say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.readers.package import CannotRead
from tests.readers.editing import Desk
from tests.revisions import accepted_text
from tests.way_back.updating.drafting_desk import AUTHOR, drafted, updated
from tests.way_back.updating.test_edits_and_news import LINES, with_news
from tests.way_back.updating.test_late_figures import figure
from tests.way_back.updating.test_rows import report

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


def test_through_odt_the_record_is_lost_and_nothing_is_guessed_without_its_draft(tmp_path: Path) -> None:
    lost = saved(tmp_path, edited(), "odt", "docx")
    assert "5361户" in "".join(accepted_text(lost))
    with pytest.raises(CannotRead):
        updated(lost, *with_news(NEWS))
    brought = updated(lost, *with_news(NEWS), before=drafted(*LINES))
    assert brought.rejects_cleanly
    assert len(brought.done("changed")) == len(NEWS)
    assert [(each.old, each.new) for each in brought.changes if each.by_person] == [("999户", "1003户")]


def _main(data: bytes) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(data)).read("word/document.xml")


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(what As String, source As String, target As String)
  On Error Goto Failed
  Dim given(0) As New com.sun.star.beans.PropertyValue
  given(0).Name = &quot;Hidden&quot;
  given(0).Value = True
  Dim doc As Object
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), &quot;_blank&quot;, 0, given())
  Dim none()
  createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;).executeDispatch(doc.CurrentController.Frame, &quot;.uno:&quot; &amp; what, &quot;&quot;, 0, none())
  Dim made(0) As New com.sun.star.beans.PropertyValue
  made(0).Name = &quot;FilterName&quot;
  made(0).Value = &quot;MS Word 2007 XML&quot;
  doc.storeToURL(ConvertToURL(target), made())
  doc.close(True)
Failed:
  StarDesktop.terminate()
End Sub
</script:module>
"""
SECTIONS = ("开头一段，涉及{甲.户=5户}。", "## （一）第一节", "本节做了{乙.户=6户}。", "## （二）第二节", "后面的话，说{丙.户=7户}。", "末段。")
MORE = ("多出来的一段，有{丁.户=8户}。", "又多出来一段，有{戊.户=9户}。")
SHAPES = {
    "two before a heading": (*SECTIONS[:3], *MORE, *SECTIONS[3:]),
    "two behind a heading": (*SECTIONS[:2], *MORE, *SECTIONS[2:]),
    "a section": (SECTIONS[0], "## （一）新节", MORE[0], "## （二）第一节", SECTIONS[2], "## （三）第二节", *SECTIONS[4:]),
    "one gone before a heading": (*SECTIONS[:2], *SECTIONS[3:]),
}


TOWNS = {"甲镇": (11, 685), "乙镇": (4, 2557), "丙乡": (12, 1924)}
TABLES = {
    "rows come": {"甲镇": (11, 685), "丁镇": (3, 90), "戊镇": (5, 70), "乙镇": (4, 2557), "丙乡": (12, 1924)},
    "rows go": {"乙镇": (4, 2557)},
    "one for another": {"甲镇": (11, 686), "丁镇": (3, 90), "丙乡": (12, 1924)},
    "first and last": {"丁镇": (3, 90), **TOWNS, "戊镇": (5, 70)},
}


def looks(data: bytes) -> list[tuple[str, ...]]:
    """Style and text of each paragraph, and of each cell."""
    from io import BytesIO

    from docx import Document

    read = Document(BytesIO(data))
    rows = [tuple(f"{each.text}{[p.style.name for p in each.paragraphs]}" for each in row.cells) for table in read.tables for row in table.rows]
    return [*((each.style.name if each.style else "", each.text) for each in read.paragraphs), *rows]


def test_its_own_reject_and_accept_give_the_persons_text_and_the_new_draft(tmp_path: Path) -> None:
    saved(tmp_path, drafted(*SECTIONS), "odt")  # the profile is there from now on
    basic = tmp_path / "profile/user/basic/Standard"
    (basic / "Module1.xba").write_text(MACRO, encoding="utf-8")

    def settled(what: str, data: bytes) -> list[tuple[str, ...]]:
        source, target = tmp_path / "修订.docx", tmp_path / f"{what}.docx"
        source.write_bytes(data)
        target.unlink(missing_ok=True)
        call = f'macro:///Standard.Module1.Settle("{what}AllTrackedChanges","{source}","{target}")'
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(["soffice", "--headless", "--norestore", profile, call], check=True, capture_output=True, timeout=120)
        return looks(target.read_bytes())

    changes = [(name, SECTIONS, new) for name, new in SHAPES.items()]
    changes += [(name, tuple(report(TOWNS)), tuple(report(towns))) for name, towns in TABLES.items()]
    for name, before, new in changes:
        old = drafted(*before)
        brought = updated(old, *new)
        assert settled("Reject", brought.data) == looks(old), name
        assert settled("Accept", brought.data) == looks(drafted(*new)), name
