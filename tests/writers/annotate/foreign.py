"""Word files as other programs leave them: runs cut anywhere, people's own changes, links, fields, odd containers."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "{more}</Types>"
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{more}</Relationships>'
)
_MAIN = '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
_COMMENTS = '<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'
OLD_COMMENT = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="4" w:author="甲"><w:p><w:r><w:t>旧批注</w:t></w:r></w:p></w:comment></w:comments>'
)


def package(paragraphs: str, *, comments: bool = False, prefix: str = "w", streamed: bool = False) -> bytes:
    """A docx around some w:p. `streamed` writes sizes behind each member, as writers do that cannot seek."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{paragraphs}<w:sectPr/></w:body></w:document>"
    )
    if prefix != "w":
        document = document.replace("xmlns:w=", f"xmlns:{prefix}=").replace("<w:", f"<{prefix}:").replace("</w:", f"</{prefix}:").replace(" w:", f" {prefix}:")
    more = '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES.replace("{more}", more if comments else ""),
        "_rels/.rels": _RELATIONS.replace("{more}", _MAIN),
        "word/document.xml": document,
        "word/media/说明.txt": "压缩方式不同的一个部分" * 9,
    }
    if comments:
        parts |= {"word/comments.xml": OLD_COMMENT, "word/_rels/document.xml.rels": _RELATIONS.replace("{more}", _COMMENTS)}
    out = _Forward() if streamed else BytesIO()
    with ZipFile(out, "w") as container:
        for number, (name, content) in enumerate(parts.items()):
            info = ZipInfo(name, (2026, 3, 4, 5, 6, 2 * number))
            info.compress_type = ZIP_STORED if name.endswith(".txt") else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            container.writestr(info, content)
    return out.getvalue()


class _Forward(BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError("not seekable")

    def tell(self) -> int:
        raise OSError("not seekable")


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def members(data: bytes) -> dict[str, bytes]:
    """The bytes of each member as they stand in the container, headers and all."""
    with ZipFile(BytesIO(data)) as container:
        infos = container.infolist()
        starts = [*sorted(each.header_offset for each in infos), container.start_dir]
        return {each.filename: data[each.header_offset : starts[starts.index(each.header_offset) + 1]] for each in infos}


def main(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as container:
        return container.read("word/document.xml")
