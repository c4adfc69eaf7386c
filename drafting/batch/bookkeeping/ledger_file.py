"""Opening the ledger of an output folder: an SQLite file in .drafting/.

Without a write-ahead log, since output folders are often network shares. It is held locked while the batch lives, so
that two batches never write into one folder. A ledger that cannot be used is put aside and a new one begun: it saves
work, and nothing depends on it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Final

from drafting.batch.bookkeeping.ledger import SCHEMA, VERSION, CannotRecord, Ledger, said
from drafting.diagnostics import Place, Rule, Severity
from drafting.registry import declare

FOLDER: Final = ".drafting"
FILE: Final = "ledger.sqlite"

SET_ASIDE = declare(
    Rule(
        "S046",
        "账本用不上，已另起一本",
        Severity.WARNING,
        f"输出文件夹的 {FOLDER} 里有一本账，记着哪些单位已经做好。账本损坏、只读或是别的版本写的，就改名留着，另起一本："
        "这一次全部单位重新核对一遍，已有的稿子和改动不受影响。",
    )
)
IN_USE = declare(
    Rule(
        "S047",
        "另一个 batch 正在往这个文件夹里写",
        Severity.ERROR,
        "同一个输出文件夹一次只能有一个 batch 在运行，否则会互相覆盖。等它结束，或者换一个输出文件夹。",
    )
)
NO_LEDGER = declare(
    Rule(
        "S048",
        "账本建不了，这一次不记账",
        Severity.WARNING,
        "输出文件夹里建不了账本（没有权限，或磁盘不支持加锁）。照常生成，但中断以后要从头再来。",
    )
)


def open_ledger(folder: Path) -> Ledger:
    """The ledger of an output folder, made if there is none. Raises CannotRecord where another batch holds it."""
    file = folder / FOLDER / FILE
    try:
        file.parent.mkdir(exist_ok=True)
    except OSError:
        return _without(file, "")
    try:
        return Ledger(_opened(file), folder)
    except _Unusable as problem:
        aside = _put_aside(file)
        if aside is None:
            return _without(file, problem.why)
        note = SET_ASIDE.at(Place(str(file)), f"账本{problem.why}，改名为 {aside.name} 留着，另起一本", "不用处理；这一次全部重新核对")
    try:
        return Ledger(_opened(file), folder, (note,))
    except _Unusable as problem:
        return _without(file, problem.why)


class _Unusable(Exception):
    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def _opened(file: Path) -> sqlite3.Connection:
    """A connection that alone may write, or read, until it closes."""
    store: sqlite3.Connection | None = None
    try:
        store = sqlite3.connect(file, timeout=0.2, isolation_level="IMMEDIATE")
        store.execute("PRAGMA locking_mode = EXCLUSIVE")
        store.execute("PRAGMA journal_mode = TRUNCATE")
        store.execute("BEGIN EXCLUSIVE")
        version = store.execute("PRAGMA user_version").fetchone()[0]
        new = version == 0 and not store.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not new:
            _require_sound(store, version)
        store.commit()
        if new:
            store.executescript(f"BEGIN EXCLUSIVE; {SCHEMA} COMMIT;")
        else:
            store.execute("BEGIN IMMEDIATE")  # a ledger that may only be read is found now, not after the first chunk
            store.execute(f"PRAGMA user_version = {VERSION}")
            store.commit()
    except sqlite3.OperationalError as error:
        _discard(store)
        if "locked" in str(error):
            raise CannotRecord(
                [IN_USE.at(Place(str(file.parent.parent)), f"另一个 batch 正在往 {file.parent.parent} 里写", "等它结束再运行，或用 -o 换一个文件夹")]
            ) from error
        raise _Unusable(f"打不开（{said(error)}）") from error
    except sqlite3.DatabaseError as error:
        _discard(store)
        raise _Unusable("已损坏") from error
    except _Unusable:
        _discard(store)
        raise
    return store


def _require_sound(store: sqlite3.Connection, version: int) -> None:
    if version != VERSION:
        raise _Unusable("是别的版本的程序写的")
    if store.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _Unusable("已损坏")


def _discard(store: sqlite3.Connection | None) -> None:
    if store is not None:
        with contextlib.suppress(sqlite3.Error):
            store.close()


def _put_aside(file: Path) -> Path | None:
    """The unusable ledger under another name, None where it cannot be moved."""
    number = 1
    while (aside := file.with_name(f"ledger-用不上{number}.sqlite")).exists():
        number += 1
    try:
        file.rename(aside)
        file.with_name(f"{FILE}-journal").unlink(missing_ok=True)
    except OSError:
        return None
    return aside


def _without(file: Path, why: str) -> Ledger:
    """A ledger that lasts only for this run."""
    store = sqlite3.connect("")
    store.executescript(SCHEMA)
    note = NO_LEDGER.at(Place(str(file)), f"账本{why or '建不了'}，这一次不记账", "检查输出文件夹的写入权限；照常生成，不影响稿子")
    return Ledger(store, file.parent.parent, (note,))
