"""What `check --review` writes: reports that are already written, with what was found in them as comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.cli.checked import Checked
    from drafting.delivery import Delivered
    from drafting.diagnostics import Diagnostic

_NAMED: Final = "（核对意见）.docx"
_WORD: Final = (".docx", ".docm")


@frozen
class Reviewed:
    """One file: where its copy with comments stands, and how many findings these say."""

    file: Path
    delivered: Delivered
    noted: int

    def to_json(self) -> dict[str, object]:
        return {"file": str(self.file), "output": str(self.delivered.path), "noted": self.noted}


def check_and_review(files: Sequence[Path], review: Path, look: Callable[[], Checked], *, force: bool) -> Checked:
    """What `look` finds in the files, which is written as comments into copies of those that were read through."""
    from drafting.cli.checked import Checked
    from drafting.cli.checking import asked_for
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
    from drafting.cli.inputs import WRONG_KIND, CannotRun, require_readable, require_word_output
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
    from drafting.filenames import WRITTEN_SUFFIXES

    if file.suffix.lower() in WRITTEN_SUFFIXES:
        return "去掉 --review，问题照样列在屏幕上；要写成批注，在 Word 或 WPS 里打开它，另存为 .docx，再核对那一份"
    return f"去掉 --review；数据文件的问题，写在生成的稿子里：drafting render {file.name} --review -o 讨论稿.docx"


def _is_of(each: Diagnostic, file: Path) -> bool:
    return each.place is not None and (each.place.file == str(file) or each.place.file.startswith(f"{file}["))


def _reviewed(file: Path, target: Path, digest: str, found: Sequence[Diagnostic], *, force: bool) -> Reviewed:
    """A file that held what has this `digest` when it was checked. Raises Refused: changed meanwhile, not to be written into, or not to be put in place."""
    from drafting.cli.inputs import CannotRun
    from drafting.delivery import CHANGED_MEANWHILE, deliver, sweep
    from drafting.diagnostics import Place
    from drafting.ingredients import digest_of
    from drafting.review import AUTHOR, reviewed_written
    from drafting.writers.docx.seal import is_as_noted

    data = file.read_bytes()
    if digest_of(data) != digest:
        raise CannotRun([CHANGED_MEANWHILE.at(Place(str(file)), f"{file} 刚被别的程序改过，没有写批注", "关闭其他编辑程序，再运行一次")])
    copy = reviewed_written(data, str(file), [each for each in found if _is_of(each, file)], AUTHOR, date.today())
    sweep([target])
    standing = [target.read_bytes()] if target.is_file() else []
    ours = frozenset(digest_of(each) for each in standing if each == data or is_as_noted(each))
    return Reviewed(file, deliver(target, copy.data, force=force, ours=ours), copy.noted)
