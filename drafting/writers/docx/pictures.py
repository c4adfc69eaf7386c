"""png and jpg pictures: their size read from the bytes, the drawing that shows them."""

from __future__ import annotations

from typing import Final

from drafting.frozen import frozen
from drafting.writers.docx.text import escape

_EMU_PER_TWIP: Final = 635
_EMU_PER_PIXEL: Final = 9525  # 96 dots an inch
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # JPEG markers that carry the size
IMAGE_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
TYPES: Final = {"png": "image/png", "jpeg": "image/jpeg"}


@frozen
class Picture:
    """A picture's bytes, kind (png|jpeg) and size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def read_picture(data: bytes) -> Picture | None:
    """The picture, or None if the bytes are neither png nor jpg."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return _sized(data, "png", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _jpeg(data: bytes) -> Picture | None:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker in _FRAMES:
            height, width = (
                int.from_bytes(data[position + 5 : position + 7]),
                int.from_bytes(data[position + 7 : position + 9]),
            )
            return _sized(data, "jpeg", width, height)
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None


def _sized(data: bytes, kind: str, width: int, height: int) -> Picture | None:
    return Picture(data, kind, width, height) if width and height else None


def drawing(picture: Picture, relationship: str, number: int, caption: str, room: tuple[int, int]) -> str:
    """A run with the picture inline, scaled down to fit `room` (twips wide and high)."""
    wide, high = picture.width * _EMU_PER_PIXEL, picture.height * _EMU_PER_PIXEL
    scale = min(1.0, room[0] * _EMU_PER_TWIP / wide, room[1] * _EMU_PER_TWIP / high)
    extent = f'cx="{max(1, int(wide * scale))}" cy="{max(1, int(high * scale))}"'
    name = f'id="{number}" name="图片{number}" descr="{escape(caption)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {name}/><wp:cNvGraphicFramePr/>"
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
