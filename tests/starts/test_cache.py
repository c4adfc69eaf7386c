"""What is kept between starts: only in a folder of the user's own, whole or not at all, never believed when damaged."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from drafting.diagnostics import Refused
from drafting.files.ingredients import digest_of
from drafting.load.house.known_trees import KnownTrees, parsed
from drafting.starts.cache import (
    cache_folder,
    keep,
    keep_plain,
    kept_as,
    kept_of,
    read_kept,
    read_plain,
    stamp_of,
    sweep,
    users_folder,
)

TEXT = "就业:\n  务工就业: {计量单位: 人}\n".encode()
NAME = "templates/试/indicators.yaml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("drafting.starts.cache.users_folder", lambda: tmp_path / "cache")
    return tmp_path


class TestFolder:
    @pytest.mark.parametrize("given", ["/tmp/某处", "", "某处", None])
    @pytest.mark.parametrize("home", ["/home/某人", "某人", "", None])
    def test_it_is_the_one_that_platformdirs_knows(self, monkeypatch: pytest.MonkeyPatch, given: str | None, home: str | None) -> None:
        for name, value in (("XDG_CACHE_HOME", given), ("HOME", home)):
            monkeypatch.delenv(name, raising=False)
            if value is not None:
                monkeypatch.setenv(name, value)
        known = PlatformDirs("drafting", appauthor=False).user_cache_path
        monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: known)  # which no other test asks
        assert users_folder() == known

    def test_it_is_made_for_the_user_alone(self, home: Path) -> None:
        folder = cache_folder("inner")
        assert folder == home / "cache" / "inner"
        if os.name != "nt":
            assert [each.stat().st_mode & 0o777 for each in (folder, folder.parent)] == [0o700, 0o700]

    @pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
    @pytest.mark.parametrize("mode", [0o777, 0o770, 0o722])
    def test_one_that_others_may_write_to_is_not_used(self, home: Path, mode: int) -> None:
        (home / "cache").mkdir()
        (home / "cache").chmod(mode)
        assert cache_folder() is None

    @pytest.mark.skipif(os.name == "nt", reason="owners are of POSIX")
    def test_one_of_another_user_is_not_used(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (home / "cache").mkdir()
        monkeypatch.setattr(os, "getuid", lambda: 12345)
        assert cache_folder() is None

    @pytest.mark.parametrize("word", ["off", "0", "OFF"])
    def test_the_switch_keeps_nothing(self, home: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
        monkeypatch.setenv("DRAFTING_CACHE", word)
        assert cache_folder() is None
        assert not (home / "cache").exists()

    def test_where_none_can_be_made_there_is_none(self, home: Path) -> None:
        (home / "cache").write_text("a file")
        assert cache_folder("inner") is None


class TestKeeping:
    def test_what_was_kept_is_read(self, tmp_path: Path) -> None:
        keep(tmp_path / "a", b"data")
        assert read_kept(tmp_path / "a") == b"data"
        assert [each.name for each in tmp_path.iterdir()] == ["a"]

    @pytest.mark.parametrize("damaged", [b"", b"{}", b"x" * 40, bytes(3), bytes(40)])
    def test_what_is_not_what_was_written_counts_as_not_there(self, tmp_path: Path, damaged: bytes) -> None:
        (tmp_path / "a").write_bytes(damaged)
        assert read_kept(tmp_path / "a") is None

    def test_without_a_folder_nothing_happens(self, tmp_path: Path) -> None:
        keep(None, b"data")
        keep(tmp_path / "missing" / "a", b"data")
        assert read_kept(None) is None
        assert read_kept(tmp_path / "missing" / "a") is None

    def test_the_stamp_changes_with_the_code(self, tmp_path: Path) -> None:
        (tmp_path / "load" / "inner").mkdir(parents=True)
        file = tmp_path / "load" / "inner" / "a.py"
        file.write_text("1")
        before = stamp_of(tmp_path)
        assert stamp_of(tmp_path) == before
        os.utime(file, (1, 1))
        assert stamp_of(tmp_path) != before


class TestTrees:
    def test_a_known_tree_says_what_the_parsed_one_says(self, tmp_path: Path) -> None:
        fresh = KnownTrees(tmp_path, "tree").read(TEXT, NAME)
        known = KnownTrees(tmp_path, "tree").known(TEXT, NAME)
        assert known is not None
        assert known.value == fresh.value
        assert known.place(("就业", "务工就业", "计量单位")) == fresh.place(("就业", "务工就业", "计量单位"))
        assert (known.keys, known.values, known.lines) == (fresh.keys, fresh.values, fresh.lines)

    def test_it_parses_only_when_asked_for_a_place(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        KnownTrees(tmp_path, "tree").read(TEXT, NAME)
        asked: list[str] = []
        monkeypatch.setattr(
            "drafting.load.house.known_trees.parsed", lambda data, name: asked.append(name) or parsed(data, name)
        )
        tree = KnownTrees(tmp_path, "tree").read(TEXT, NAME)
        assert tree.value == {"就业": {"务工就业": {"计量单位": "人"}}}
        assert asked == []
        assert tree.line(("就业",)) == (NAME, 2)
        assert asked == [NAME]

    def test_another_state_of_the_file_is_another_tree(self, tmp_path: Path) -> None:
        KnownTrees(tmp_path, "tree").read(TEXT, NAME)
        assert KnownTrees(tmp_path, "tree").known(TEXT + b"\n", NAME) is None
        assert KnownTrees(tmp_path, "rules").known(TEXT, NAME) is None

    @pytest.mark.parametrize(
        "damage", ["", "{", "[]", "null", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")]
    )
    def test_a_damaged_one_is_read_anew(self, tmp_path: Path, damage: str) -> None:
        expected = KnownTrees(tmp_path, "tree").read(TEXT, NAME).value
        [file] = tmp_path.iterdir()
        file.write_bytes(damage.encode("latin-1"))
        assert KnownTrees(tmp_path, "tree").read(TEXT, NAME).value == expected

    def test_a_faulty_file_is_never_kept(self, tmp_path: Path) -> None:
        for _ in range(2):
            with pytest.raises(Refused):
                KnownTrees(tmp_path, "tree").read("就业：\n  甲: 1\n".encode(), NAME)
        assert list(tmp_path.iterdir()) == []


class TestPlainValues:
    def test_what_was_kept_is_read(self, tmp_path: Path) -> None:
        value = {"甲": (1, None, ["乙"], frozenset({"丙"}), b"\0")}
        keep_plain(tmp_path / "a", value)
        assert read_plain(tmp_path / "a") == value

    @pytest.mark.parametrize("data", [b"", b"?", b"[\1\0\0\0"])
    def test_what_this_python_does_not_read_counts_as_not_there(self, tmp_path: Path, data: bytes) -> None:
        keep(tmp_path / "a", data)
        assert read_plain(tmp_path / "a") is None

    def test_without_a_folder_nothing_is_kept(self) -> None:
        keep_plain(None, 1)
        assert read_plain(None) is None


def test_what_is_old_goes_once_a_day(home: Path) -> None:
    folder, now = cache_folder("inner"), 1_800_000_000.0
    assert folder is not None
    swept = folder.parent / "swept"

    def left(days: float) -> list[str]:
        swept.touch()
        os.utime(swept, (now, now - days * 86400))
        for name, age in (("old", 11), ("new", 9)):
            keep(folder / name, b"data")
            os.utime(folder / name, (now, now - age * 86400))
        sweep(now)
        return sorted(each.name for each in folder.iterdir())

    assert left(0.5) == ["new", "old"]
    assert left(2) == ["new"]


def test_a_folder_of_which_everything_is_old_goes_too(home: Path) -> None:
    folder, now = cache_folder("templates-of-yore"), time.time()
    assert folder is not None
    keep(folder / "old", b"data")
    os.utime(folder / "old", (now, now - 11 * 86400))
    sweep(now)
    assert not folder.exists()
    assert folder.parent.exists()


def test_what_is_kept_is_found_by_what_it_is_made_from(tmp_path: Path) -> None:
    file = kept_of(tmp_path, "tree", b"a")
    assert file is not None
    assert (file.parent, file.name.startswith("tree-"), len(file.name)) == (tmp_path, True, 37)
    assert file == kept_of(tmp_path, "tree", b"a")
    assert file not in (kept_of(tmp_path, "tree", b"b"), kept_of(tmp_path, "units", b"a"))
    assert kept_of(None, "tree", b"a") is None
    assert kept_as(tmp_path, "tree", digest_of(b"a")) == file
