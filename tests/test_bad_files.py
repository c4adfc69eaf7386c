"""Files that are not what a command takes: a line in Chinese with the file and what to do, the right exit code, nothing half-written."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

from drafting.cli import main as rim
from drafting.cli.main import main

DATA = "模板: rural/township\n单位: {名称: 青禾县竹溪乡人民政府, 地区: 青禾县竹溪乡, 层级: 乡镇}\n报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
BEHIND_THE_FILE = {"trace": [], "pull": ["-d", "甲.yaml"], "update": ["-d", "甲.yaml", "-o", "新.docx"]}
BEFORE_THE_DATA = {"trace": ["稿.docx", "-d"], "pull": ["稿.docx", "-d"], "update": ["稿.docx", "-o", "新.docx", "-d"], "render": [], "check": []}


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("甲.yaml").write_text(DATA, encoding="utf-8")
    assert main(["render", "甲.yaml", "-o", "稿.docx"]) == 0
    capsys.readouterr()
    return tmp_path


def refused(capsys, desk, *arguments):
    """(exit code, what was said), after seeing that no file came or changed."""
    before = {file.name: file.read_bytes() for file in desk.iterdir() if file.is_file()}
    code = main([str(each) for each in arguments])
    assert {file.name: file.read_bytes() for file in desk.iterdir() if file.is_file()} == before
    out, err = capsys.readouterr()
    return code, out + err


@pytest.mark.parametrize("command", BEHIND_THE_FILE)
@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("空.docx", b"", "空.docx 是空的"), ("字.docx", "不是".encode(), "另存为 .docx"), ("旧.docx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "旧格式"),
        ("旧.doc", b"x", "旧格式"), ("乙.yaml", DATA.encode(), "数据文件写在 -d 后面"), ("没有.docx", None, "找不到文件"),
    ],
)  # fmt: skip
def test_what_is_no_report(capsys, desk, command, name, data, says):
    if data is not None:
        Path(name).write_bytes(data)
    code, said = refused(capsys, desk, command, name, *BEHIND_THE_FILE[command])
    assert code == 2
    assert says in said
    assert f"[{name}]" in said


@pytest.mark.parametrize("command", BEFORE_THE_DATA)
@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("空.yaml", b"", 1, "数据文件是空的"), ("国标.yaml", DATA.encode("gbk"), 1, "编码选“UTF-8”"), ("坏.yaml", DATA.encode() + "甲：{\n".encode(), 1, "坏.yaml:5:"),
        ("表.csv", b"x", 2, "drafting batch"), ("没有.yaml", None, 2, "找不到文件"),
    ],
)  # fmt: skip
def test_what_is_no_data_file(capsys, desk, command, name, data, code, says):
    if data is not None:
        Path(name).write_bytes(data)
    found, said = refused(capsys, desk, command, *BEFORE_THE_DATA[command], name)
    assert found == code
    assert says in said
    assert name in said


@pytest.mark.parametrize("command", [each for each in BEFORE_THE_DATA if each != "check"])
def test_a_report_where_data_belongs(capsys, desk, command):
    code, said = refused(capsys, desk, command, *BEFORE_THE_DATA[command], "稿.docx")
    assert code == 2
    assert "drafting pull" in said


@pytest.mark.parametrize("arguments", [("trace", "稿.docx"), ("pull", "稿.docx", "-d", "甲.yaml"), ("update", "稿.docx", "-d", "甲.yaml", "-o", "新.docx"), ("render", "甲.yaml")])
def test_a_file_that_another_program_holds(capsys, desk, monkeypatch, arguments):
    whole = Path.open

    def held(file, *more, **keys):
        if file.name == arguments[1]:
            raise PermissionError(13, "示例", str(file))
        return whole(file, *more, **keys)

    monkeypatch.setattr(Path, "open", held)
    monkeypatch.setattr(Path, "read_bytes", lambda file: held(file, "rb").read())
    code = main(list(arguments))
    out, err = capsys.readouterr()
    assert code == 2
    assert f"{arguments[1]} 读不出来：正被别的程序占用" in out + err
    assert not Path("新.docx").exists()


def test_what_the_disk_does_meanwhile_is_no_defect_of_the_program(capsys, monkeypatch, tmp_path):
    def gone(_arguments=None):
        raise OSError(5, "示例", "乙.yaml")

    monkeypatch.setattr(rim, "main", gone)
    monkeypatch.setattr(rim.gc, "freeze", lambda: None)
    monkeypatch.setattr("sys.argv", ["drafting", "render", "乙.yaml"])
    with pytest.raises(SystemExit) as stopped:
        rim.run()
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "乙.yaml 读写不了（系统错误 5）" in said
    assert "程序内部出错" not in said
    Path(re.search(r"记在 (\S+?\.log)", said)[1]).unlink()


PARTS = ("_rels/.rels", "word/document.xml", "word/styles.xml", "word/theme/theme1.xml", "word/_rels/document.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("encoding", [b"GBK", b"x-none"])
def test_a_part_in_an_encoding_that_is_none(capsys, part, encoding):
    spoilt = io.BytesIO()
    with zipfile.ZipFile("稿.docx") as given, zipfile.ZipFile(spoilt, "w") as package:
        for each in given.namelist():
            content = given.read(each)
            if each == part:
                content = b'<?xml version="1.0" encoding="%s"?>' % encoding + re.sub(rb"^<\?xml[^>]*\?>", b"", content)
            package.writestr(each, content)
    Path("坏.docx").write_bytes(spoilt.getvalue())
    for arguments in (["trace", "坏.docx"], ["render", "甲.yaml", "--reference", "坏.docx", "-o", "新.docx", "--force"]):
        assert main(arguments) in (0, 2)
        assert "drafting-" not in "".join(capsys.readouterr())


def test_last_year_s_file_that_another_program_holds_is_named(capsys, desk, monkeypatch):
    Path("乙.yaml").write_text(f"上年: 甲.yaml\n{DATA}", encoding="utf-8")
    from drafting import books

    read = books.read_dataset

    def held(file, *more, **keys):
        if file.name == "甲.yaml":
            raise PermissionError(13, "示例", str(file))
        return read(file, *more, **keys)

    monkeypatch.setattr(books, "read_dataset", held)
    code, said = refused(capsys, desk, "render", "乙.yaml", "-o", "新.docx")
    assert code == 1
    assert "上年文件“甲.yaml”读不出来" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["render", ""], "参数 数据.yaml 是空的"), (["check", "甲.yaml", " "], "参数 文件… 是空的"), (["batch", "", "-o", "出"], "参数 来源… 是空的"),
        (["batch", "甲.yaml", "-o", ""], "选项 -o 后面是空的，要写文件夹"), (["trace", "稿.docx", "--form="], "选项 --form 后面是空的，要写核对单.xlsx；不用就去掉这个选项"),
        (["render", "甲.yaml", "-t", ""], "选项 -t 后面是空的，要写模板；不用就去掉这个选项"), (["render", "甲.yaml", "--to", ""], "要写docx、md、txt、html；不用"),
        (["template", "show", ""], "参数 模板 是空的"), (["explain", ""], "参数 编码 是空的"), ([""], "没有命令 “”"),
    ],
)  # fmt: skip
def test_a_word_that_says_nothing_is_not_the_folder_one_stands_in(capsys, desk, arguments, says):
    """`batch "$FROM" -o out` without a value for FROM would make reports of all that stands here."""
    before = sorted(desk.iterdir())
    code, said = refused(capsys, desk, *arguments)
    assert (code, sorted(desk.iterdir())) == (2, before)
    assert says in said


LONG = "长" * 90


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rollup", f"{LONG}.yaml", "-o", "全县.yaml"], "参数 来源… 写的路径太长"), (["batch", LONG, "-o", "出"], "参数 来源… 写的路径太长"), (["check", f"夹/{LONG}/甲.yaml"], "写的路径太长"),
        (["render", "甲.yaml", "-o", f"{LONG}.docx"], "选项 -o 后面写的路径太长"), (["render", "甲.yaml", "--templates", LONG], "选项 --templates 后面"),
        (["check", "稿.docx", "--review", f"{LONG}.docx"], "选项 --review 后面"), (["check", "夹/" * 2000], "写的路径太长"),
    ],
)  # fmt: skip
def test_a_path_that_no_file_can_have_is_said_and_no_error_of_the_system(capsys, desk, arguments, says):
    code, said = refused(capsys, desk, *arguments)
    assert code == 2
    assert says in said
    assert "系统错误" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text on other systems")
def test_a_file_whose_name_is_no_text_is_told_and_the_others_are_made(capsys, desk):
    """As an archive of another system leaves them: S161."""
    Path("夹").mkdir()
    Path("夹/东乡.yaml").write_text(DATA, encoding="utf-8")
    Path(os.fsdecode("夹/西乡.yaml".encode("gb18030").replace("夹".encode("gb18030"), "夹".encode()))).write_text(DATA, encoding="utf-8")
    assert main(["batch", "夹", "-o", "出"]) == 1
    out, err = capsys.readouterr()
    assert "S161 有一个文件的名称是乱码（像是 西乡.yaml），没有读" in err + out
    assert [each.name for each in Path("出").glob("*.docx")] == ["东乡.docx"]
    assert main(["rollup", "夹", "-o", "全县.yaml"]) != 0
    assert "S161" in "".join(capsys.readouterr())
