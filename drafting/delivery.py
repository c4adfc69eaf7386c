"""Putting finished bytes where the user wants them, without ever losing what a person changed.

A file is written under a temporary name in its own folder and then moved into place. Killed at any instant, with the
disk full or the network gone, either the old file or the new one stands there, whole. After a power cut that holds too
unless the caller gives it up for speed, as a batch does: then what was written in the last half minute may be empty or
damaged. A batch knows its files by their digests, so the next run makes these again: in the place of an empty file,
which counts as nobody's, and beside a damaged one, which might be somebody's.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.files.filenames import FORMATS, fitting
from drafting.files.ingredients import digest_of
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.registry import declare

State = Literal["done", "unchanged", "edited", "kept"]

KEPT = declare(
    Rule(
        "S001",
        "已有文件被人改过",
        Severity.WARNING,
        "要写的位置上已有一份被人改过（或不是本程序生成）的文件；md、txt 里没有生成记录，内容不同就当作有人改过。原文件一字未动，新稿另存在旁边，名为“…（数据更新稿）”。"
        "check --review 要写的位置上，是有人存过的、别的稿子的或不是核对意见的文件，也一字不动，新的名为“…（新批注）”。\n"
        "确认不再需要原文件的改动时，用 --force：原文件改名为“…（旧稿1）”保留，新稿写到原位置。",
        hits=ONE_TOWNSHIP
        + "# 文件：稿.md\n"
        "人改过的稿子\n"
        "$ drafting render 甲乡.yaml -o 稿.md\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.md\n",
    )
)
SET_ASIDE = declare(
    Rule(
        "S002",
        "原文件已改名保留",
        Severity.INFO,
        "用了 --force，位置上被人改过的文件改名为“…（旧稿1）”保留，新稿写到原位置。",
        hits=ONE_TOWNSHIP
        + "# 文件：稿.md\n"
        "人改过的稿子\n"
        "$ drafting render 甲乡.yaml -o 稿.md --force\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.md --force\n",
    )
)
IN_USE = declare(
    Rule(
        "S003",
        "文件正被别的程序占用，或没有写入权限",
        Severity.ERROR,
        "文件正在 Word、WPS 中打开，或文件、文件夹是只读的，写不进去。关闭文件或换一个位置再试。",
    )
)
LOCKED = declare(
    Rule(
        "S004",
        "文件正在 Word 或 WPS 中打开",
        Severity.ERROR,
        "输出文件旁边有编辑程序的占用标记（~$ 开头的隐藏文件），说明有人正在编辑它。关闭后再试；"
        "确实没有人打开时（上次异常退出留下的标记），删除这个 ~$ 文件即可。",
    )
)
IS_FOLDER = declare(
    Rule(
        "S005", "输出位置是一个文件夹", Severity.ERROR, "-o 要写到文件名，例如 -o 输出/总结.docx，而不是文件夹。",
        hits=ONE_TOWNSHIP
        + "# 文件：出/说明.txt\n"
        "这里是文件夹\n"
        "$ drafting render 甲乡.yaml -o 出\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 甲乡.docx\n",
    )
)
NO_FOLDER = declare(
    Rule(
        "S006", "输出文件夹不存在", Severity.ERROR, "-o 里的文件夹不存在。先建好文件夹，或检查路径是否写错。",
        hits=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 没有的文件夹/稿.docx\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n",
    )
)
DISK_FULL = declare(
    Rule("S007", "磁盘空间不足", Severity.ERROR, "磁盘或配额已满，文件没有写成；原有文件没有动。清理空间后再试。")
)
NAME_TOO_LONG = declare(
    Rule("S008", "文件名过长", Severity.ERROR, "文件名或路径超过了系统允许的长度（文件名一般不超过 80 个汉字）。")
)
CHANGED_MEANWHILE = declare(
    Rule("S010", "文件刚被别的程序改过", Severity.ERROR, "从读入到写回之间，文件被别的程序改了。为免覆盖别人的改动，没有写。")
)
NOT_WRITTEN = declare(
    Rule("S009", "文件没有写成", Severity.ERROR, "系统报告了写文件时的其他错误，信息里有系统的原话。原有文件没有动。")
)


_NODE = re.sub(r"[^A-Za-z0-9-]", "", os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", ""))[:20]
"""This machine, among those that write into one shared folder."""
_PARTIAL = lazy(r"\..+\.(?P<pid>\d{1,9})@(?P<node>[A-Za-z0-9-]*)\.partial")
_STALE = 24 * 3600.0
"""Seconds after which what another machine left half-written is nobody's any more."""
_MOST_BESIDE = 9
"""Drafts beside a report that are looked through for the same one."""
_TOLD_APART = 40
"""Characters of an output's name by which its leftovers are known; a longer one may stand shortened."""


class CannotWrite(Refused):
    """The output cannot be written; nothing was changed."""

    could_not_run = True


@frozen
class Delivered:
    """Where the new bytes stand (`path`), and the other file that was kept: a person's edits, or the old draft."""

    path: Path
    state: State
    kept: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class Beside:
    """What is written beside a file that stays: what its name adds; why that one stays and what to do now, where the file does not tell."""

    named: str = "数据更新稿"
    why: str = ""
    instead: str = ""


_NEWER: Final = Beside()
_IsOurs = Callable[[bytes], bool]


def deliver(
    path: Path, data: bytes, *, force: bool = False, ours: frozenset[str] | _IsOurs = frozenset(), through_power_cuts: bool = True,
    news_only: bool = False, beside: Beside = _NEWER,
) -> Delivered:  # fmt: skip
    """Write `data` to `path`, or beside it when a person changed what stands there. Raises CannotWrite.

    `ours` are digests of what this program is known to have written there: all that can vouch for a md or txt, while a
    report's own record vouches for it; or it tells by itself what may be replaced, and no record does.
    With `through_power_cuts` the bytes have reached the disk before they stand under their name. With `news_only`
    nothing is written beside a file whose editor began with this very draft.
    """
    with _explained(path):
        existing = _standing(path)
        if existing == data:
            return Delivered(path, "unchanged")
        is_ours = partial(_is_known, path.suffix, ours) if isinstance(ours, frozenset) else ours
        if not existing or is_ours(existing):
            _replace(path, data, through_power_cuts)
            return Delivered(path, "done")
        if force:
            return _set_aside(path, data)
        if news_only and not next(_drafts_beside(path, beside)).exists() and _is_without_news(path, data):
            return Delivered(path, "edited", path)
        return _write_beside(path, data, is_ours, beside)


def amend(path: Path, seen: bytes, data: bytes) -> None:
    """Put `data` where `seen` stood: a file of the user's, changed because they asked for it.

    Raises CannotWrite, also if somebody changed the file meanwhile; then nothing was written.
    """
    with _explained(path):
        if _standing(path) != seen:
            raise _refusal(CHANGED_MEANWHILE, path, f"{path} 刚被别的程序改过，没有写", "关闭其他编辑程序，再运行一次")
        _replace(path, data)


def sweep(outputs: Iterable[Path]) -> None:
    """Remove what a process that was killed left half-written for `outputs`; a writer at work is let be.

    On Windows an open file cannot be removed, so there the attempt itself tells.
    """
    stems: dict[Path, list[str]] = {}
    for output in outputs:
        stems.setdefault(output.parent, []).append(f".{output.stem[:_TOLD_APART]}")
    for folder, beginnings in stems.items():
        sweep_folder(folder, tuple(beginnings))


def sweep_folder(folder: Path, beginnings: tuple[str, ...] = (".",)) -> None:
    """Remove what killed processes left half-written in `folder`, of names with one of these beginnings."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            left = _PARTIAL.fullmatch(entry.name) if entry.name.startswith(beginnings) else None
            if left and _is_over(Path(entry.path), left["node"], int(left["pid"])):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def _is_over(partial: Path, node: str, pid: int) -> bool:
    """Whether nobody writes it any more. A process of another machine cannot be asked; age tells."""
    return _is_gone(pid) if node == _NODE else time.time() - partial.stat().st_mtime > _STALE


def _is_gone(pid: int) -> bool:
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _standing(path: Path) -> bytes | None:
    """What stands there now. Raises CannotWrite, or OSError, where nothing can be written there."""
    existing = None
    try:
        with open(path, "rb") as stream:
            existing = stream.read()
    except FileNotFoundError:
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise _refusal(NO_FOLDER, path, f"文件夹 {path.parent} 不存在", "先建好这个文件夹，或检查写的路径") from None
    except OSError:
        if path.is_dir():
            hint = f"写上文件名，例如 -o {path / '总结.docx'}"
            raise _refusal(IS_FOLDER, path, f"{path} 是一个文件夹，写不成文件", hint) from None
        raise
    lock = editor_lock(path, stands=existing is not None)
    if lock:
        raise _refusal(
            LOCKED, path, f"{path} 正在 {_editor_of(path)} 或 WPS 中打开", f"关闭文件后再试；若没有人打开，删除占用标记 {lock.name}"
        )
    if existing is not None and not os.access(path, os.W_OK):
        raise _refusal(IN_USE, path, f"{path} 是只读文件，不能改写", "取消只读属性，或用 -o 换一个文件名")
    return existing


def _editor_of(path: Path) -> str:
    return "Excel" if path.suffix.lower() in (".xlsx", ".csv") else "Word"


def holds_locks(folder: Path) -> bool:
    """Whether an editor has any document of the folder open; one look instead of several a document."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return any(entry.name.startswith(("~$", ".~lock.")) for entry in entries)
    return False


def editor_lock(path: Path, *, stands: bool | None = None) -> Path | None:
    """The owner file an editor puts beside an open document.

    Word replaces the first two characters of a long name by ~$ and puts them before a short one. The shortened
    form may belong to another document, so it counts only where the output itself `stands` (looked up unless given).
    """
    folder, name = os.path.split(path)
    names = [f"~${name}", f".~lock.{name}#"]
    if len(path.stem) > 6 and (path.exists() if stands is None else stands):
        names += [f"~${name[1:]}", f"~${name[2:]}"]
    return next((Path(lock) for each in names if os.path.exists(lock := os.path.join(folder, each))), None)


def _is_known(suffix: str, ours: frozenset[str], existing: bytes) -> bool:
    """Whether the file is our own output as we made it, so that nothing is lost by replacing it."""
    if ours and digest_of(existing) in ours:
        return True
    if suffix.lower() != ".docx":
        return False
    from drafting.readers.record import unchanged

    return unchanged(existing) is True


def _set_aside(path: Path, data: bytes) -> Delivered:
    old = next(free for free in _siblings(path, "旧稿", first=1) if not free.exists())
    with _staged(path, data) as staged:
        path.rename(old)
        try:
            staged.replace(path)
        except OSError:
            old.rename(path)
            raise
    note = SET_ASIDE.at(Place(str(path)), f"{path} 原来的文件改名为 {old.name} 保留")
    return Delivered(path, "done", old, (note,))


def _write_beside(path: Path, data: bytes, is_ours: _IsOurs, beside: Beside) -> Delivered:
    """Write to …（数据更新稿）; a person may have changed an earlier one too, then to …（数据更新稿2）."""
    drafts = partial(_drafts_beside, path, beside)
    new, existing = _same_beside(drafts(), data) or _free_beside(drafts(), is_ours)
    if editor_lock(new):
        raise _refusal(LOCKED, new, f"{new} 正在 {_editor_of(new)} 或 WPS 中打开", "关闭文件后再试")
    if existing != data:
        _replace(new, data)
    news = "（与改动以前的原稿一样，数据没有变，不用合并）" if not beside.why and _is_without_news(path, data) else ""
    said = f"{path} {beside.why or _why_kept(path)}，没有覆盖；新稿另存为 {new.name}{news}"
    note = KEPT.at(Place(str(path)), said, beside.instead or _instead(path))
    return Delivered(new, "kept", path, (note,))


def _same_beside(drafts: Iterator[Path], data: bytes) -> tuple[Path, bytes] | None:
    """Which of the drafts beside a file holds these very bytes, whichever of them was moved away or edited meanwhile."""
    standing = (each for each in islice(drafts, _MOST_BESIDE) if each.is_file())
    return next(((each, data) for each in standing if each.stat().st_size == len(data) and each.read_bytes() == data), None)


def _free_beside(drafts: Iterator[Path], is_ours: _IsOurs) -> tuple[Path, bytes | None]:
    """Where a new draft may stand, with what of ours it takes the place of."""
    for each in drafts:
        existing = each.read_bytes() if each.exists() else None
        if existing is None or is_ours(existing):
            return each, existing
    raise AssertionError("names never end")


def _drafts_beside(path: Path, beside: Beside) -> Iterator[Path]:
    return _siblings(path, beside.named, first=None)


def _is_without_news(path: Path, data: bytes) -> bool:
    """Whether a draft is the very one that a person has edited: there is nothing to bring into theirs."""
    if path.suffix.lower() != ".docx":
        return False
    from drafting.readers.record import read_record

    theirs, ours = read_record(path.read_bytes()), read_record(data)
    return theirs is not None and ours is not None and theirs.fingerprint == ours.fingerprint and theirs.paragraphs == ours.paragraphs


def _why_kept(path: Path) -> str:
    """Only a docx says of itself whether a person changed it."""
    if path.suffix.lower() == ".docx":
        return "已有人改过（或不是本程序生成）"
    return f"已经存在，{'纯文本看不出有没有人改过' if _is_report(path) else '可能有人填过、改过'}"


def _instead(path: Path) -> str:
    """--force is known to the commands that write reports."""
    if _is_report(path):
        return "核对后自行合并；确认不要原来的改动，用 --force（原文件改名为“…（旧稿1）”保留）"
    return "原来的还要用的，两份都留着；不要了的，先移走或改名，再运行一次"


def _is_report(path: Path) -> bool:
    return path.suffix.lower().removeprefix(".") in FORMATS


def _siblings(path: Path, word: str, *, first: int | None) -> Iterator[Path]:
    if first is None:
        yield path.with_name(fitting(path.stem, f"（{word}）{path.suffix}"))
    number = first or 2
    while True:
        yield path.with_name(fitting(path.stem, f"（{word}{number}）{path.suffix}"))
        number += 1


def _replace(path: Path, data: bytes, through_power_cuts: bool = True) -> None:
    target = path.resolve() if os.path.islink(path) else path
    with _staged(target, data, through_power_cuts) as staged:
        os.replace(staged, target)


@contextlib.contextmanager
def _staged(path: Path, data: bytes, through_power_cuts: bool = True) -> Iterator[Path]:
    """The bytes under a temporary name beside `path`, which the caller moves; gone again where that fails.

    Several are written at once, and two long names may be alike but for their ends: the whole name tells them apart.
    """
    told_apart = digest_of(path.name.encode("utf-8", "surrogatepass"))[:8]
    staged = path.with_name(fitting(f".{path.stem}", f".{told_apart}.{os.getpid()}@{_NODE}.partial"))
    try:
        with open(staged, "wb") as stream:
            stream.write(data)
            if through_power_cuts:
                stream.flush()
                os.fsync(stream.fileno())
        yield staged
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """System errors as CannotWrite with a Chinese message."""
    try:
        yield
    except PermissionError as error:
        raise _refusal(
            IN_USE,
            path,
            f"{path} 写不进去：正被别的程序打开，或没有写入权限",
            "关闭 Word、WPS 中的这个文件，或换一个位置",
        ) from error
    except OSError as error:
        raise _by_errno(path, error) from error


def _by_errno(path: Path, error: OSError) -> CannotWrite:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _refusal(DISK_FULL, path, f"磁盘空间不足，{path} 没有写成", "清理磁盘，或用 -o 换一个磁盘")
    if error.errno == errno.ENAMETOOLONG:
        return _refusal(NAME_TOO_LONG, path, f"文件名过长：{path.name[:30]}…", "用 -o 起一个短一些的文件名")
    if error.errno == errno.EROFS:
        return _refusal(IN_USE, path, f"{path} 在只读的磁盘上，写不进去", "换一个位置")
    if error.errno == errno.ENOTDIR:
        return _refusal(NO_FOLDER, path, f"{path.parent} 不是文件夹", "检查写的路径")
    return _refusal(NOT_WRITTEN, path, f"{path} 没有写成（系统错误 {error.errno}）", "换一个位置再试")


def _refusal(rule: Rule, path: Path, message: str, hint: str) -> CannotWrite:
    return CannotWrite([rule.at(Place(str(path)), message, hint)])
