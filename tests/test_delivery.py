"""Putting bytes on disk: a person's edits are never lost, nothing is left half-written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import delivery
from drafting.delivery import CannotWrite, deliver, sweep
from drafting.files.filenames import fitting, name_fault, safe_stem
from drafting.files.ingredients import digest_of

EDITED = b"a person's own words"


@pytest.fixture(autouse=True)
def _ours_begins_with_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.readers.record.unchanged", lambda data: True if data.startswith(b"ours") else None)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refusal(path: Path, data: bytes = b"ours new") -> str:
    with pytest.raises(CannotWrite) as caught:
        deliver(path, data)
    return caught.value.diagnostics[0].code


def test_a_new_file_is_written_with_nothing_beside_it(tmp_path):
    made = deliver(tmp_path / "稿.docx", b"ours")
    assert (made.state, made.path.read_bytes(), names(tmp_path)) == ("done", b"ours", ["稿.docx"])


def test_our_own_untouched_output_is_replaced(tmp_path):
    (tmp_path / "稿.docx").write_bytes(b"ours old")
    assert deliver(tmp_path / "稿.docx", b"ours new").state == "done"
    assert (tmp_path / "稿.docx").read_bytes() == b"ours new"


def test_equal_bytes_are_not_written_again(tmp_path):
    (tmp_path / "稿.md").write_bytes(b"same")
    before = (tmp_path / "稿.md").stat().st_mtime_ns
    assert deliver(tmp_path / "稿.md", b"same").state == "unchanged"
    assert (tmp_path / "稿.md").stat().st_mtime_ns == before


@pytest.mark.parametrize("name", ["稿.docx", "稿.md", "稿.txt"])
def test_a_file_that_a_person_changed_is_kept_and_the_new_one_stands_beside_it(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(EDITED)
    made = deliver(path, b"ours new")
    assert (made.state, made.kept) == ("kept", path)
    assert made.path.name == f"稿（数据更新稿）{path.suffix}"
    assert (path.read_bytes(), made.path.read_bytes()) == (EDITED, b"ours new")
    assert made.diagnostics[0].code == "S001"
    assert ("已有人改过" in made.diagnostics[0].message) is (path.suffix == ".docx")  # of plain text nobody can tell


def test_what_is_advised_is_an_option_that_the_command_has(tmp_path):
    """核对单 and JSON are written by commands without --force."""
    for name, forced in (("稿.docx", True), ("稿.html", True), ("核对单.xlsx", False), ("格式.json", False)):
        (tmp_path / name).write_bytes(EDITED)
        (note,) = deliver(tmp_path / name, b"ours new").diagnostics
        assert ("--force" in note.hint) is forced
        assert "纯文本" not in note.message or name == "稿.html"


def test_an_edited_second_draft_is_kept_as_well(tmp_path):
    (tmp_path / "稿.docx").write_bytes(EDITED)
    (tmp_path / "稿（数据更新稿）.docx").write_bytes(EDITED)
    made = deliver(tmp_path / "稿.docx", b"ours new")
    assert made.path.name == "稿（数据更新稿2）.docx"
    assert (tmp_path / "稿（数据更新稿）.docx").read_bytes() == EDITED


def test_an_untouched_second_draft_is_renewed(tmp_path):
    (tmp_path / "稿.docx").write_bytes(EDITED)
    deliver(tmp_path / "稿.docx", b"ours 1")
    deliver(tmp_path / "稿.docx", b"ours 2")
    assert names(tmp_path) == ["稿.docx", "稿（数据更新稿）.docx"]
    assert (tmp_path / "稿（数据更新稿）.docx").read_bytes() == b"ours 2"


def test_force_keeps_each_old_draft_under_a_free_name(tmp_path):
    path = tmp_path / "稿.docx"
    for edit in (b"edit 1", b"edit 2"):
        path.write_bytes(edit)
        assert deliver(path, b"ours new", force=True).state == "done"
    assert (tmp_path / "稿（旧稿1）.docx").read_bytes() == b"edit 1"
    assert (tmp_path / "稿（旧稿2）.docx").read_bytes() == b"edit 2"
    assert path.read_bytes() == b"ours new"


def test_force_sets_nothing_aside_that_nobody_changed(tmp_path):
    (tmp_path / "稿.docx").write_bytes(b"ours old")
    deliver(tmp_path / "稿.docx", b"ours new", force=True)
    assert names(tmp_path) == ["稿.docx"]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("稿.docx", "~$稿.docx"),
        ("白石乡2026年工作总结.docx", "~$乡2026年工作总结.docx"),
        ("白石乡2026年工作总结.docx", "~$白石乡2026年工作总结.docx"),
        ("稿.docx", ".~lock.稿.docx#"),
    ],
)
def test_a_document_open_in_an_editor_is_refused(tmp_path, name, lock):
    (tmp_path / name).write_bytes(b"ours old")
    (tmp_path / lock).write_bytes(b"")
    assert refusal(tmp_path / name) == "S004"
    assert (tmp_path / name).read_bytes() == b"ours old"


def test_places_that_cannot_hold_a_file_are_refused(tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    assert refusal(tmp_path) == "S005"
    assert refusal(tmp_path / "没有" / "稿.docx") == "S006"
    assert refusal(tmp_path / "文件" / "稿.docx") == "S006"
    assert refusal(tmp_path / f"{'长' * 100}.docx") == "S008"
    assert names(tmp_path) == ["文件"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "denied"), "S003"),
        (OSError(errno.EROFS, "read-only"), "S003"),
        (OSError(errno.ENOSPC, "full"), "S007"),
        (OSError(errno.EIO, "broken"), "S009"),
    ],
)
@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, error, code, fails):
    def fail(*_: object, **__: object) -> None:
        raise error

    path = tmp_path / "稿.docx"
    path.write_bytes(b"ours old")
    monkeypatch.setattr(*((os, "fsync", fail) if fails == "fsync" else (os, "replace", fail)))
    assert refusal(path) == code
    assert names(tmp_path) == ["稿.docx"]
    assert path.read_bytes() == b"ours old"


def test_a_failure_under_force_puts_the_old_file_back(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    path = tmp_path / "稿.docx"
    path.write_bytes(EDITED)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(CannotWrite):
        deliver(path, b"ours new", force=True)
    assert (names(tmp_path), path.read_bytes()) == (["稿.docx"], EDITED)


def test_the_file_on_its_way_is_never_taken_for_a_document(tmp_path, monkeypatch):
    seen: list[str] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.extend(names(tmp_path)), real(handle)))
    deliver(tmp_path / "稿.docx", b"ours")
    assert [each for each in seen if each.endswith((".docx", ".md"))] == []


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    here = delivery._NODE
    left = [f".稿.{gone.pid}@{here}.partial", f".稿（数据更新稿）.{gone.pid}@{here}.partial"]
    others = [
        f".稿.{os.getpid()}@{here}.partial",
        f".稿.{gone.pid}@another-machine.partial",  # its processes cannot be asked
        f".别的稿.{gone.pid}@{here}.partial",
        ".稿.partial",
        "稿.docx",
        f"稿.{gone.pid}@{here}.partial",
    ]
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"half")
    sweep([tmp_path / "稿.docx", tmp_path / "没有的文件夹" / "稿.docx"])
    assert names(tmp_path) == sorted(others)


def test_what_another_machine_left_half_written_goes_after_a_day(tmp_path):
    left = tmp_path / ".稿.77@another-machine.partial"
    left.write_bytes(b"half")
    os.utime(left, (time.time() - 90_000,) * 2)
    sweep([tmp_path / "稿.docx"])
    assert names(tmp_path) == []


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_plain_text_known_as_our_own_is_replaced(tmp_path, suffix):
    file = tmp_path / f"稿.{suffix}"
    deliver(file, b"first")
    assert deliver(file, b"second", ours=frozenset({digest_of(b"first")})).state == "done"
    file.write_bytes(b"by a person")
    kept = deliver(file, b"third", ours=frozenset({digest_of(b"second")}))
    assert (kept.state, file.read_bytes()) == ("kept", b"by a person")


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_an_empty_file_is_nobodys_work(tmp_path, suffix):
    """As a power cut leaves it."""
    file = tmp_path / f"稿.{suffix}"
    file.write_bytes(b"")
    assert (deliver(file, b"ours new").state, file.read_bytes()) == ("done", b"ours new")


@pytest.mark.parametrize(("safe", "synced"), [(True, 1), (False, 0)])
def test_only_who_asks_for_it_waits_for_the_disk(tmp_path, monkeypatch, safe, synced):
    seen = []
    monkeypatch.setattr(os, "fsync", seen.append)
    deliver(tmp_path / "稿.docx", b"ours", through_power_cuts=safe)
    assert len(seen) == synced


def test_a_link_is_followed_not_replaced(tmp_path):
    (tmp_path / "真.docx").write_bytes(b"ours old")
    (tmp_path / "链.docx").symlink_to(tmp_path / "真.docx")
    deliver(tmp_path / "链.docx", b"ours new")
    assert (tmp_path / "链.docx").is_symlink()
    assert (tmp_path / "真.docx").read_bytes() == b"ours new"


@given(st.text(max_size=300))
def test_any_title_gives_a_name_that_every_system_accepts(title):
    stem = safe_stem(title)
    assert stem == "" or name_fault(f"{stem}.docx") is None
    assert len(fitting(stem, "（数据更新稿2）.docx").encode()) <= 255


@pytest.mark.parametrize("name", ["a/b.docx", "a:b.docx", ".docx", "con.docx", "  .docx", "长" * 90 + ".docx"])
def test_names_that_some_system_refuses_are_told(name):
    assert name_fault(name)


def test_two_long_names_that_differ_at_their_ends_never_share_a_temporary_file(tmp_path, monkeypatch):
    from drafting import delivery

    long = "某" * 78
    paths = [tmp_path / f"{long}{end}.docx" for end in "甲乙"]
    with delivery._staged(paths[0], b"1") as one, delivery._staged(paths[1], b"2") as other:
        assert one != other
        assert (one.read_bytes(), other.read_bytes()) == (b"1", b"2")


def test_the_same_draft_is_not_put_beside_twice(tmp_path):
    """Also where an earlier one was moved away, or edited."""
    path = tmp_path / "稿.md"
    path.write_bytes(b"by a person")
    first, second = (deliver(path, data).path for data in (b"one", b"two"))
    for again in (b"two", b"one", b"two"):
        deliver(path, again)
    assert sorted(tmp_path.iterdir()) == sorted([path, first, second])
    first.unlink()
    assert deliver(path, b"two").path == second
    assert sorted(tmp_path.iterdir()) == sorted([path, second])
