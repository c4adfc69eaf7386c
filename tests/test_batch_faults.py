"""A batch under fire: broken inputs of every kind, kills at random instants, a cluster that loses a worker."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bench_faults_batch import Books, batches_killed
from many_units import batch_command, reports, strangers, write_units

pytestmark = pytest.mark.slow

SAMPLE = (Path(__file__).parent.parent / "samples/townships/竹溪乡.yaml").read_text(encoding="utf-8")

Break = Callable[[Path, str], None]


def text(old: str, new: str) -> Break:
    def write(file: Path, good: str) -> None:
        assert old in good
        file.write_text(good.replace(old, new, 1), encoding="utf-8")

    return write


def raw(data: Callable[[str], bytes]) -> Break:
    return lambda file, good: file.write_bytes(data(good)) and None


def held_open(file: Path, good: str) -> None:
    """The output stands under an editor's lock."""
    file.write_text(good, encoding="utf-8")
    out = file.parent.parent / "输出"
    out.mkdir(exist_ok=True)
    (out / f"~${file.stem}.docx").write_bytes(b"")


def a_folder_in_its_place(file: Path, good: str) -> None:
    file.write_text(good, encoding="utf-8")
    (file.parent.parent / "输出" / f"{file.stem}.docx").mkdir(parents=True)


def in_a_circle(file: Path, good: str) -> None:
    text("8960人", "=概况.劳动力")(file, good.replace("劳动力: 4892人", "劳动力: =概况.户籍人口"))


FATAL: dict[str, tuple[str, Break]] = {
    "a full-width colon": ("D", text("指标:", "指标：")),
    "no space after a colon": ("D", text("行政村: 6个", "行政村:6个")),
    "a tab": ("D", text("    行政村: 6个", "\t行政村: 6个")),
    "a key twice": ("D023", text("    行政村: 6个", "    行政村: 6个\n    行政村: 7个")),
    "三千": ("D080", text("4892人", "三千")),
    "no such date": ("D070", text("2026-11-30", "2026-13-40")),
    "words for a number": ("D080", text("4892人", "很多人")),
    "a part in another unit": ("D091", text("中央: 243.3万元", "中央: 243户")),
    "a formula in a circle": ("D", in_a_circle),
    "a division by zero": ("D", text("劳动力: 4892人", "劳动力: =概况.行政村 / 小额信贷.逾期")),
    "an unknown template": ("T", text("rural/township", "rural/没有")),
    "GBK": ("D003", raw(lambda good: good.encode("gb18030"))),
    "an empty file": ("D001", raw(lambda _: b"")),
    "a nest of 100,000": ("D0", raw(lambda good: f"{good}\n明细表: {'[' * 100_000}".encode())),
    "an alias bomb": ("D020", raw(lambda good: f"{good}\n明细表: [&a [1], *a, *a]".encode())),
    "a Word file by another name": ("D002", raw(lambda _: b"PK\x03\x04 word/document.xml")),
    "an output that an editor holds": ("S004", held_open),
    "a folder in the output's place": ("S005", a_folder_in_its_place),
}
HARMLESS: dict[str, Break] = {
    "a BOM": raw(lambda good: b"\xef\xbb\xbf" + good.encode()),
    "an unknown unit": text("4892人", "4892护"),
    "markup in a value": text("青禾县竹溪乡人民政府", '"竹溪乡**人民**政府{{ 1 }}"'),
    "control characters": raw(lambda good: good.replace("竹溪", "竹\x07溪").encode()),
}


def test_broken_inputs_of_every_kind_fail_alone_and_are_named(tmp_path):
    data = write_units(tmp_path / "数据", 360)
    broken = {f"{number * 20 + 7:05}": kind for number, kind in enumerate(FATAL)}
    assert len(broken) / 360 == pytest.approx(0.05)
    for stem, kind in broken.items():
        FATAL[kind][1](data / f"{stem}.yaml", SAMPLE)
    for number, harmless in enumerate(HARMLESS.values()):
        harmless(data / f"{number * 20 + 3:05}.yaml", SAMPLE)
    ran = subprocess.run([*batch_command(data, tmp_path / "输出", "--jobs", "2"), "--format", "json"], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    units = {Path(unit["source"]).stem: unit for unit in json.loads(ran.stdout)["units"]}
    failed = {stem: unit for stem, unit in units.items() if unit["state"] == "failed"}
    assert sorted(failed) == sorted(broken)
    for stem, unit in failed.items():
        codes = [each["code"] for each in unit["diagnostics"] if each["severity"] == "error"]
        assert any(code.startswith(FATAL[broken[stem]][0]) for code in codes), (broken[stem], codes)
        assert "S045" not in codes
    made = {name.removesuffix(".docx") for name in os.listdir(tmp_path / "输出") if name.endswith(".docx") and not name.startswith("~$")}
    assert made - set(broken) == set(units) - set(broken)


def test_killed_at_random_nothing_is_lost_half_written_or_there_twice(tmp_path):
    """As benchmarks/bench_faults_batch.py, fewer times."""
    data = write_units(tmp_path / "数据", 360)
    assert subprocess.run(batch_command(data, tmp_path / "样", "--jobs", "2"), capture_output=True, check=False).returncode == 0
    books = Books(reports(tmp_path / "样"))
    for _ in batches_killed(data, tmp_path, books, kills=6, most=20, jobs=2, chance=random.Random(7)):
        pass
    assert books.clean, vars(books)


def test_a_full_disk_ends_in_words_and_what_is_done_stays(tmp_path):
    """A limit on the size of files stands for the disk: the summary and the reports fit, a large ledger does not."""
    data = write_units(tmp_path / "数据", 60)
    limited = "import os, resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (70_000, 70_000)); os.execv(sys.argv[1], sys.argv[1:])"
    ran = subprocess.run(
        [sys.executable, "-c", limited, *batch_command(data, tmp_path / "输出", "--jobs", "2")], capture_output=True, text=True, check=False
    )
    assert ran.returncode in (1, 2)
    assert "Traceback" not in ran.stderr
    assert "S049" in ran.stderr
    done = reports(tmp_path / "输出")
    assert all(each.startswith(b"PK") for each in done.values())
    assert strangers(tmp_path / "输出") == []
    again = subprocess.run(batch_command(data, tmp_path / "输出", "--jobs", "2"), capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert len(reports(tmp_path / "输出")) == 60
