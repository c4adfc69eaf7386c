"""The pictures that a document names: read from below the data's folder, and what is wrong with those that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from drafting.blocks.document import Document, Image
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.files.ingredients import content
from drafting.load.validation.exhibits import D313 as OUTSIDE
from drafting.load.validation.files import leaves_folder
from drafting.readers.pictures import MOST_PIXELS, Damaged, require_whole
from drafting.registry import declare
from drafting.tuples import NamedTuple
from drafting.writers.docx.pictures import read_picture

UNREADABLE = declare(
    Rule("D314", "图片读不到", Severity.ERROR, "图片文件不存在，或没有读取权限。图片放在数据文件旁边，文件名要写得一样。")
)
NO_PICTURE = declare(
    Rule("D315", "不是 png 或 jpg 图片", Severity.ERROR, "报告里能放 png、jpg 图片。别的格式（bmp、webp、heic、pdf……）先另存；改扩展名没有用。")
)
TOO_LARGE = declare(
    Rule("D316", "图片过大", Severity.ERROR, "一张图片不超过 20 兆、1 亿像素。先用看图软件缩小，或压缩后另存。")
)
DAMAGED = declare(
    Rule("D319", "图片是坏的", Severity.ERROR, "图片没有下载、拷贝完整，或者内容被改坏，印出来会缺一块或者打不开。从原处重新拷贝，或在看图软件里另存。")
)

_LARGEST: Final = 20 << 20
_PICTURES: Final = (".png", ".jpg", ".jpeg")


class Illustrations(NamedTuple):
    """The bytes of each picture that can be used, by its name; and what is wrong with the others."""

    pictures: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def illustrations(document: Document, folder: Path | None) -> Illustrations:
    """The document's pictures. `folder` is the data's; without one there is nowhere to look."""
    pictures: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for image in document.all_blocks():
        if not isinstance(image, Image) or image.file in pictures:
            continue
        picture = _read(image, folder, document.origin.data_file)
        if isinstance(picture, Diagnostic):
            found.append(picture)
        else:
            pictures[image.file] = picture
    return Illustrations(pictures, tuple(dict.fromkeys(found)))


def _read(image: Image, folder: Path | None, data_file: str) -> bytes | Diagnostic:
    """The picture's bytes, or why they cannot be had."""
    place = Place(data_file, image.line) if image.line else None
    name = f"图片“{image.file}”"
    if leaves_folder(image.file) or (folder is not None and not _is_below(folder / image.file, folder)):
        return OUTSIDE.at(place, f"{name}不在数据文件所在的文件夹里", "把图片放到数据文件旁边，只写文件名", excerpt=image.file)
    try:
        file = (folder or Path()) / image.file
        if file.is_dir():
            return UNREADABLE.at(place, f"{name}是文件夹，不是图片", "写上文件夹里的文件名，如 照片/现场.jpg", excerpt=image.file)
        if file.stat().st_size > _LARGEST:
            return TOO_LARGE.at(place, f"{name}有{file.stat().st_size >> 20}兆，过大", "缩小或压缩到 20 兆以内", excerpt=image.file)
        data = content(file)
    except (OSError, ValueError):
        return UNREADABLE.at(place, f"{name}读不到", _hint(image.file, folder), excerpt=image.file)
    picture = read_picture(data)
    if picture is None:
        return NO_PICTURE.at(place, f"{name}不是 png 或 jpg 图片", "在看图软件里另存为 png 或 jpg", excerpt=image.file)
    if picture.width * picture.height > MOST_PIXELS:
        size = f"{picture.width}×{picture.height}像素"
        return TOO_LARGE.at(place, f"{name}有{size}，过大", "在看图软件里缩小尺寸后另存", excerpt=image.file)
    try:
        require_whole(data)
    except Damaged as problem:
        return DAMAGED.at(place, f"{name}是坏的：{problem}", "从原处重新拷贝一份，或在看图软件里打开看看、另存", excerpt=image.file)
    return data


def _is_below(file: Path, folder: Path) -> bool:
    """A link may lead out of the folder too."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return True  # it cannot be read, and that is said


def _hint(name: str, folder: Path | None) -> str:
    from difflib import get_close_matches

    beside = ((folder or Path()) / name).parent
    files = beside.iterdir() if beside.is_dir() else ()
    names = [each.name for each in files if each.suffix.lower() in _PICTURES and each.is_file()]
    near = get_close_matches(Path(name).name, names, 1, 0.6)
    return f"是不是 {Path(name).with_name(near[0])}？" if near else f"核对文件名；图片放在 {beside} 里"
