"""What `check --review` writes: reports that are already written, with what was found in them as comments."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from drafting.cli.checking.checked import Checked, Reviewed
    from drafting.diagnostics import Diagnostic

_NAMED: Final = "（核对意见）.docx"
_WORD: Final = (".docx", ".docm")
_INSTEAD: Final = "原来的还要用的，两份都留着；确认不要了，用 --force（原文件改名为“…（旧稿1）”保留）"


def check_and_review(files: Sequence[Path], review: Path, look: Callable[[], Checked], *, force: bool) -> Checked:
    """What `look` finds in the files, which is written as comments into copies of those that were read through."""
    from drafting.cli.asked.inputs import asked_for
    from drafting.cli.checking.checked import Checked
    from drafting.diagnostics import Refused, has_errors

    try:
        targets = _targets(asked_for(files), review)
    except Refused as refused:
        return Checked(refused.diagnostics, could_not_run=True)
    checked = look()
    made: list[Reviewed] = []
    told: list[Diagnostic] = []
    for file, digest in checked.written:
        try:
            made.append(_reviewed(file, targets[file], digest, checked.diagnostics, force=force))
            told += made[-1].delivered.diagnostics
        except Refused as refused:
            told += refused.diagnostics
    return replace(
        checked,
        diagnostics=(*checked.diagnostics, *told),
        could_not_run=checked.could_not_run or has_errors(told),
        reviews=tuple(made),
    )


def _targets(files: Sequence[Path], review: Path) -> dict[Path, Path]:
    """The copy that each of the files is to have. `review` names it, or the folder for them. Raises CannotRun."""
    from drafting.cli.asked.inputs import WRONG_KIND, CannotRun, require_readable, require_word_output
    from drafting.cli.rules import USAGE
    from drafting.diagnostics import Place

    if review.name.startswith("-"):
        raise CannotRun([USAGE.at(None, "--review 后面没有写文件名", f"直接写新稿的文件名，不用 -o：--review {files[0].stem}{_NAMED}")])
    for file in files:
        require_readable(file)
        if file.suffix.lower() not in _WORD:
            raise CannotRun([WRONG_KIND.at(Place(str(file)), f"{file.name} 不是 Word 稿，写不了批注", _instead(file))])
    in_folder = review.is_dir()
    if len(files) > 1 and not in_folder:
        hint = "写文件夹，如 --review 核对意见/，先建好它；每个稿子的批注写在里面的“原来的名称（核对意见）.docx”"
        raise CannotRun([USAGE.at(None, f"核对 {len(files)} 个稿子，批注写不进一个文件 {review}", hint)])
    if not in_folder:
        require_word_output(review, "带批注的是 Word 稿")
    targets = {file: review / f"{file.stem}{_NAMED}" if in_folder else review for file in files}
    of_target: dict[Path, Path] = {}
    for file, target in targets.items():
        if target.exists() and any(target.samefile(each) for each in files):
            hint = "换一个文件夹" if in_folder else f"换一个文件名，如 --review {target.stem}{_NAMED}"
            raise CannotRun([USAGE.at(None, f"{target} 就是要核对的稿子，不写进去", hint)])
        if target in of_target:
            raise CannotRun([USAGE.at(None, f"{of_target[target]} 和 {file} 同名，批注写不进一个 {target}", "同名的分开核对，各写一个文件夹")])
        of_target[target] = file
    return targets


def _instead(file: Path) -> str:
    from drafting.files.filenames import WRITTEN_SUFFIXES

    if file.suffix.lower() in WRITTEN_SUFFIXES:
        return "去掉 --review，问题照样列在屏幕上；要写成批注，在 Word 或 WPS 里打开它，另存为 .docx，再核对那一份"
    return f"去掉 --review；数据文件的问题，写在生成的稿子里：drafting render {file.name} --review -o 讨论稿.docx"


def _is_of(each: Diagnostic, file: Path) -> bool:
    return each.place is not None and (each.place.file == str(file) or each.place.file.startswith(f"{file}["))


def _reviewed(file: Path, target: Path, digest: str, found: Sequence[Diagnostic], *, force: bool) -> Reviewed:
    """A file that held what has this `digest` when it was checked. Raises Refused: changed meanwhile, not to be written into, or not to be put in place."""
    from drafting.cli.asked.inputs import CannotRun
    from drafting.cli.checking.checked import Reviewed
    from drafting.delivery import CHANGED_MEANWHILE, Beside, deliver, sweep
    from drafting.diagnostics import Place
    from drafting.files.ingredients import digest_of
    from drafting.proofreading.review import AUTHOR, reviewed_written
    from drafting.writers.docx.seal import Source, noted_source

    data = file.read_bytes()
    if digest_of(data) != digest:
        raise CannotRun([CHANGED_MEANWHILE.at(Place(str(file)), f"{file} 刚被别的程序改过，没有写批注", "关闭其他编辑程序，再运行一次")])
    place = os.fsencode(os.path.normcase(file.resolve()))
    copy = reviewed_written(data, str(file), [each for each in found if _is_of(each, file)], AUTHOR, date.today(), place)
    source = Source.of(data, place)

    def is_of_this_draft(standing: bytes) -> bool:
        """The draft as it is, or an untouched copy with comments that may be of it."""
        known = noted_source(standing)
        return standing == data or (known is not None and known.may_be(source))

    sweep([target])
    why = "是另一个稿子的核对意见" if _is_review(target) else "已有人改过（或不是核对意见）"
    delivered = deliver(target, copy.data, force=force, ours=is_of_this_draft, beside=Beside("新批注", why, _INSTEAD))
    return Reviewed(file, delivered, copy.noted, copy.before)


def _is_review(target: Path) -> bool:
    """Whether an untouched copy with comments stands there."""
    from drafting.writers.docx.seal import noted_source

    try:
        return noted_source(target.read_bytes()) is not None
    except OSError:  # `deliver` says what is wrong with it
        return False
