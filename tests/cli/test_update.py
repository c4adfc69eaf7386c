"""drafting update: what it takes, where its output goes, and what it says."""

from __future__ import annotations

import copy
import json
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from drafting.cli.main import main
from tests.readers.editing import Desk, W
from tests.revisions import accepted_text, rejected_text
from tests.writers.valid import faults_of

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例乡, 层级: 乡镇}
报告期: 2026年
指标:
  监测帮扶:
    监测对象:
      构成: {脱贫不稳定户: 31户92人, 边缘易致贫户: 37户104人, 突发严重困难户: 19户55人}
  住房:
    危房改造: {数值: 12户, 任务: 10户}
  就业:
    务工就业: 待补
"""
NEWS = DATA.replace("31户92人", "33户95人").replace("待补", "1203人")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft that somebody has renamed and edited, and newer data."""
    made = tmp_path_factory.mktemp("稿")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        Path("数据.yaml").write_text(DATA, encoding="utf-8")
        assert main(["render", "数据.yaml", "-o", "总结.docx"]) == 0
        desk = Desk(Path("总结.docx").read_bytes())
        name = desk.reading("12户")[0]
        desk.type_inside(name, "13户")
        Path("别处").mkdir()
        Path("别处/王科长改.docx").write_bytes(desk.save())
        Path("数据.yaml").write_text(NEWS, encoding="utf-8")
    return made


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, free to change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*more: str, edited: str = "别处/王科长改.docx", data: str = "数据.yaml", out: str = "新稿.docx") -> int:
    return main(["update", edited, "-d", data, "-o", out, *more])


def test_it_brings_in_the_late_figures_and_leaves_the_persons(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("--author", "乡村振兴股") == 0
    said = capsys.readouterr()
    before, after = Path("别处/王科长改.docx").read_bytes(), Path("新稿.docx").read_bytes()
    whole = "".join(accepted_text(after))
    assert "33户95人" in whole
    assert "89户254人" in whole  # the sum of the parts
    assert "1203人" in whole
    assert "13户" in whole
    assert rejected_text(after) == accepted_text(before)
    assert "31户 → 33户" in said.out
    assert said.out.endswith("已生成：新稿.docx\n")
    assert "S081" in said.err
    assert "正文 13户，数据 12户" in said.err
    assert 'w:author="乡村振兴股"'.encode() in ZipFile("新稿.docx").read("word/document.xml")


def test_json_names_every_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["output"] == "新稿.docx"
    assert {"kind": "figure", "done": "changed", "paragraph": 7, "where": "第6段", "old": "31户", "new": "33户",
            "path": "监测帮扶.监测对象.构成.脱贫不稳定户.户", "by_person": False, "is_row": False} in said["changes"]
    (left,) = [each for each in said["diagnostics"] if each["code"] == "S081"]
    assert (left["path"], left["file"]) == ("住房.危房改造", "别处/王科长改.docx[第8段]")


def test_again_with_newer_figures_in_the_same_place(folder: Path) -> None:
    """What update made of this very file is made anew; what somebody has changed since is kept."""
    assert run() == 0
    Path("数据.yaml").write_text(NEWS.replace("1203人", "1300人"), encoding="utf-8")
    assert run() == 0
    assert "1300人" in "".join(accepted_text(Path("新稿.docx").read_bytes()))
    assert len(list(folder.glob("*.docx"))) == 2
    assert run(edited="新稿.docx", out="再一稿.docx") == 0
    desk = Desk(Path("新稿.docx").read_bytes())
    desk.insert_paragraph("县长加的一句。", 5)
    Path("新稿.docx").write_bytes(desk.save())
    kept = Path("新稿.docx").read_bytes()
    assert run() == 0
    assert Path("新稿.docx").read_bytes() == kept
    assert Path("新稿（数据更新稿）.docx").exists()


def test_render_does_not_take_it_for_its_own(folder: Path) -> None:
    run()
    made = Path("新稿.docx").read_bytes()
    assert main(["render", "数据.yaml", "-o", "新稿.docx"]) == 0
    assert Path("新稿.docx").read_bytes() == made


def test_in_place_the_persons_file_is_kept(folder: Path) -> None:
    before = Path("别处/王科长改.docx").read_bytes()
    assert run(out="别处/王科长改.docx") == 0
    assert Path("别处/王科长改（数据更新稿）.docx").exists()
    assert Path("别处/王科长改.docx").read_bytes() == before


def with_record(file: str, old: str, new: str) -> None:
    source = Path(file).read_bytes()
    out = BytesIO()
    with ZipFile(BytesIO(source)) as package, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name)
            if name == "customXml/item1.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            made.writestr(name, content)
    Path(file).write_bytes(out.getvalue())


@pytest.mark.parametrize(
    ("spoil", "code", "says"),
    [
        (lambda file: Path(file).write_text("不是 Word 文件"), "S060", "不是 Word 文件"),
        (lambda file: Path(file).write_bytes(Path(file).read_bytes()[:3000]), "S061", "不完整"),
        (lambda file: Path(file).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")), "S062", "密码"),
        (lambda file: Path(file).unlink(), "S020", "找不到文件"),
        (lambda file: with_record(file, "<version>", "<version>9."), "S066", "9."),
        (lambda file: with_record(file, "示例乡人民政府 2026年", "示例镇人民政府 2026年"), "S067", "另一份报告"),
        (lambda file: with_record(file, "2026年</subject>", "2025年</subject>"), "S067", "2025年"),
        (lambda file: with_record(file, "<template>rural/township", "<template>rural/annual"), "S067", "模板"),
        (lambda file: with_record(file, "urn:drafting:record:1", "urn:drafting:record:x"), "S086", "生成记录坏了"),
        (lambda file: with_record(file, "urn:drafting:record:1", "urn:drafting:record:2"), "S066", "升级"),
        (lambda file: shutil.rmtree(Path(file).parent) or Path(file).mkdir(parents=True), "S021", "文件夹"),
    ],
)
def test_what_cannot_be_updated_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str], spoil: object, code: str, says: str
) -> None:
    spoil("别处/王科长改.docx")  # type: ignore[operator]
    capsys.readouterr()
    assert run() == 2
    said = capsys.readouterr().err
    assert code in said
    assert says in said
    assert not Path("新稿.docx").exists()


def test_a_final_copy_has_no_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "数据.yaml", "--final", "-o", "定稿.docx"]) == 0
    assert run(edited="定稿.docx") == 2
    assert "S086" in capsys.readouterr().err


def test_wrong_data_is_exit_1_and_nothing_written(folder: Path) -> None:
    Path("数据.yaml").write_text("指标: [", encoding="utf-8")
    assert run() == 1
    assert not Path("新稿.docx").exists()


@pytest.mark.parametrize("arguments", [["别处/王科长改.docx"], ["别处/王科长改.docx", "-d", "数据.yaml"]])
def test_data_and_output_must_be_named(folder: Path, arguments: list[str]) -> None:
    assert main(["update", *arguments]) == 2


@pytest.mark.parametrize("out", ["新稿.md", "新稿.doc", "新稿.pdf", "没有/新稿.docx"])
def test_the_output_is_a_word_file_in_a_folder_that_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    capsys.readouterr()
    assert run(out=out) == 2
    said = capsys.readouterr().err
    assert "没有/" in out or "写成 新稿.docx" in said
    assert "--to" not in said  # an option that update does not have
    assert not list(folder.glob("新稿*"))


def test_a_chart_that_the_new_data_change_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    gallery = (Path(__file__).parents[2] / "samples/gallery/图表.yaml").read_text(encoding="utf-8")
    Path("数据.yaml").write_text(gallery, encoding="utf-8")
    Path("新数据.yaml").write_text(gallery.replace("总投资: 685万元", "总投资: 785万元"), encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    capsys.readouterr()
    assert run(edited="稿.docx") == 0
    assert "S089" not in capsys.readouterr().err
    assert run(edited="稿.docx", data="新数据.yaml", out="新稿2.docx") == 0
    said = capsys.readouterr().err
    assert "S089" in said
    assert "685 → 785" in said


class TestACopyThatLostItsRecord:
    """Saved through another program: no custom part, bookmarks or not. The draft it was made from stands in for it."""

    @pytest.fixture(params=["with bookmarks", "without"])
    def copy(self, folder: Path, request: pytest.FixtureRequest) -> str:
        desk = Desk((folder / "别处/王科长改.docx").read_bytes())
        if request.param == "without":
            for name in desk.names:
                desk.drop_bookmark(name)
        Path("别处/转存.docx").write_bytes(desk.save(record=False))
        Path("旧数据.yaml").write_text(DATA, encoding="utf-8")
        return "别处/转存.docx"

    @pytest.mark.parametrize("before", ["总结.docx", "旧数据.yaml"])
    def test_late_figures_come_in_by_its_draft(
        self, copy: str, before: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        assert run("--before", before, edited=copy) == 0
        said = capsys.readouterr()
        after = Path("新稿.docx").read_bytes()
        whole = "".join(accepted_text(after))
        assert all(each in whole for each in ("33户95人", "89户254人", "1203人", "13户"))
        assert rejected_text(after) == accepted_text(Path(copy).read_bytes())
        assert f"按 {before} 的原稿对" in said.err
        assert "正文 13户，数据 12户" in said.err

    def test_it_has_a_record_from_then_on(self, copy: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("--before", "总结.docx", edited=copy) == 0
        Path("数据.yaml").write_text(NEWS.replace("1203人", "1300人"), encoding="utf-8")
        assert run(edited="新稿.docx", out="再一稿.docx") == 0
        assert "1300人" in "".join(accepted_text(Path("再一稿.docx").read_bytes()))
        capsys.readouterr()
        assert main(["pull", "新稿.docx", "-d", "数据.yaml", "--format", "json"]) == 0
        assert {each["path"] for each in json.loads(capsys.readouterr().out)["proposals"]} == {"住房.危房改造"}

    def test_its_package_is_valid(self, copy: str) -> None:
        assert run("--before", "总结.docx", edited=copy) == 0
        before, after = ({each.description for each in faults_of(file)} for file in (copy, "新稿.docx"))
        assert after <= before  # the desk marks its runs in a way that the schema does not know

    def test_without_one_the_draft_that_stands_near_is_offered_and_what_differs_listed(
        self, copy: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        capsys.readouterr()
        assert run(edited=copy) == 2
        said = capsys.readouterr().err
        assert "加 --before 总结.docx" in said
        assert "S091 监测对象·构成·脱贫不稳定户·户：正文 31户，数据 33户" in said
        assert not Path("新稿.docx").exists()

    def test_of_several_drafts_the_likeliest_is_offered_and_the_others_named(
        self, copy: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("信.yaml").write_text(DATA + "公文: {标题: 关于近期工作情况的函, 发文字号: 函, 主送机关: 县委}\n", encoding="utf-8")
        assert main(["render", "信.yaml", "-o", "a函.docx"]) in (0, 1)
        assert Path("a函.docx").exists()
        capsys.readouterr()
        assert run(edited=copy) == 2
        said = capsys.readouterr().err
        assert "，总结.docx 最像，是它的原稿就加 --before 总结.docx；也可能是 别处/王科长改.docx、a函.docx" in said

    def test_a_draft_of_another_report_does_not_stand_in(
        self, copy: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("县.yaml").write_bytes((Path(__file__).parents[2] / "samples/reports/huoqiu-2021.yaml").read_bytes())
        assert main(["render", "县.yaml", "-o", "县.docx"]) == 0
        for before in ("县.yaml", "县.docx"):
            capsys.readouterr()
            assert run("--before", before, edited=copy) == 2
            assert "S067" in capsys.readouterr().err
        assert not Path("新稿.docx").exists()

    @pytest.mark.parametrize(
        ("before", "code"), [("没有.docx", "S020"), ("别处/转存.docx", "S086"), ("旧数据.md", "S020"), ("坏.docx", "S060"), ("别处", "S021")]
    )
    def test_what_cannot_stand_in_is_refused(
        self, copy: str, before: str, code: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path("坏.docx").write_text("不是 Word 文件")
        capsys.readouterr()
        assert run("--before", before, edited=copy) == 2
        assert code in capsys.readouterr().err

    @pytest.mark.usefixtures("copy")
    def test_a_record_of_its_own_is_better(self, capsys: pytest.CaptureFixture[str]) -> None:
        capsys.readouterr()
        assert run("--before", "旧数据.yaml") == 0
        assert "自己有生成记录，没有用 旧数据.yaml" in capsys.readouterr().err


def test_what_is_owed_is_decided_as_in_render(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("数据.yaml").write_text(DATA.replace("31户92人", "33户95人"), encoding="utf-8")
    assert run("--missing", "error") == 1
    assert not Path("新稿.docx").exists()
    assert run("--missing", "omit", "--style", "页码居中") == 0
    assert "33户" in "".join(accepted_text(Path("新稿.docx").read_bytes()))
    assert run("--style", "没有这个版式", out="又.docx") == 2


ROWS = [
    "      - {项目: 茶园提质改造, 地点: 上坪村, 投资: 186.5万元, 完成投资: 186.5万元, 带动农户: 213户}\n",
    "      - {项目: 中药材初加工点, 地点: 下坪村, 投资: 92万元, 完成投资: 88.4万元, 带动农户: 97户}\n",
    "      - {项目: 产业路硬化, 地点: 石桥村, 投资: 240.8万元, 完成投资: 236.2万元, 带动农户: 342户}\n",
    "      - {项目: 集中供水改造, 地点: 白果村, 投资: 78.6万元, 完成投资: 78.6万元, 带动农户: 406户}\n",
]
FRESH = "      - {项目: 冷链库建设, 地点: 龙井村, 投资: 60万元, 完成投资: 30万元, 带动农户: 55户}\n"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([FRESH, *ROWS], ["插入一行：冷链库建设 | 龙井村 | 60 | 30 | 55"]),
        ([*ROWS[:2], FRESH, *ROWS[2:]], ["插入一行：冷链库建设 | 龙井村 | 60 | 30 | 55"]),
        ([*ROWS, FRESH], ["插入一行：冷链库建设 | 龙井村 | 60 | 30 | 55"]),
        (ROWS[1:], ["删去一行：茶园提质改造 | 上坪村 | 186.5 | 186.5 | 213"]),
        ([ROWS[0], *ROWS[2:]], ["删去一行：中药材初加工点 | 下坪村 | 92 | 88.4 | 97"]),
        ([*ROWS[:2], FRESH, ROWS[3]], ["删去一行：产业路硬化 | 石桥村 | 240.8 | 236.2 | 342", "插入一行：冷链库建设 | 龙井村 | 60 | 30 | 55"]),
        ([*ROWS[:3], ROWS[3].replace("406户", "416户")], []),
    ],
    ids=["first", "within", "last", "first gone", "one gone", "one for another", "a number"],
)
def test_rows_that_come_and_go_are_tracked_and_no_number_moves_into_another_cell(
    rows: list[str], said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = (Path(__file__).parents[2] / "samples/gallery/报告承载总结.yaml").read_text(encoding="utf-8")
    assert "".join(ROWS) in data
    Path("数据.yaml").write_text(data, encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    Path("数据.yaml").write_text(data.replace("".join(ROWS), "".join(rows)), encoding="utf-8")
    capsys.readouterr()
    assert run(edited="稿.docx") == 0
    told = capsys.readouterr()
    assert "S083" not in told.err
    assert all(each in told.out for each in said)
    assert main(["trace", "新稿.docx", "-d", "数据.yaml", "--format", "json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [each["path"] for each in figures if each["data"] is not None] == []
    assert len([each for each in figures if each["path"].startswith("明细表.衔接资金项目清单")]) >= 12


def test_a_cell_that_was_owed_is_filled_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    data = (Path(__file__).parents[2] / "samples/gallery/报告承载总结.yaml").read_text(encoding="utf-8")
    Path("数据.yaml").write_text(data.replace("带动农户: 97户", "带动农户: 待补"), encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "稿.docx"]) == 0
    Path("数据.yaml").write_text(data, encoding="utf-8")
    capsys.readouterr()
    assert run(edited="稿.docx") == 0
    said = capsys.readouterr()
    assert "→ 97（" in said.out
    assert "S083" not in said.err


def with_part(data: bytes, part: str, spoilt: bytes) -> bytes:
    """The package with some bytes of one compressed part overwritten."""
    with ZipFile(BytesIO(data)) as package:
        info = package.getinfo(part)
    start = info.header_offset + 30 + len(part.encode()) + info.compress_size // 2
    return data[:start] + spoilt + data[start + len(spoilt) :]


def test_a_file_of_which_some_other_part_is_damaged_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.docx").write_bytes(with_part(Path("总结.docx").read_bytes(), "word/styles.xml", bytes(64)))
    capsys.readouterr()
    assert run(edited="坏.docx") == 2
    assert "S061 坏.docx 不完整，里面有读不出的部分" in capsys.readouterr().err
    assert not Path("新稿.docx").exists()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_what_is_no_file_beside_the_copy_is_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("无尽.docx").symlink_to("/dev/zero")
    desk = Desk(Path("总结.docx").read_bytes())
    Path("丢.docx").write_bytes(desk.save(record=False))
    assert run(edited="丢.docx") == 2


def test_a_doubted_total_that_was_set_right_in_word_and_pulled_loses_its_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands there already is not written once more: 5830【待核】5830."""
    monkeypatch.chdir(tmp_path)
    rows = "明细表:\n  社:\n    - {基层社: 甲社, 销售额: 3520万元}\n    - {基层社: 乙社, 销售额: 2310万元}\n    - {基层社: 合计, 销售额: 5803万元}\n"
    Path("数据.yaml").write_text(DATA.replace("报告期", "公文: {附件: [社]}\n报告期") + rows, encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "总结.docx"]) == 0
    desk = Desk(Path("总结.docx").read_bytes())
    desk.type_inside(desk.reading("5803")[0], "5830")
    Path("改.docx").write_bytes(desk.save())
    assert "5830【待核】" in accepted_text(Path("改.docx").read_bytes())
    assert main(["pull", "改.docx", "-d", "数据.yaml", "--apply"]) == 0
    assert main(["update", "改.docx", "-d", "数据.yaml", "-o", "新稿.docx"]) == 0
    assert "5830" in accepted_text(Path("新稿.docx").read_bytes())


def test_a_total_over_rows_to_which_a_person_added_one_is_left_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "明细表:\n  社:\n    - {基层社: 甲社, 销售额: 3520万元}\n    - {基层社: 乙社, 销售额: 待补}\n"
    data = DATA.replace("报告期", "公文: {附件: [社]}\n报告期") + rows
    Path("数据.yaml").write_text(data, encoding="utf-8")
    assert main(["render", "数据.yaml", "-o", "总结.docx"]) == 0
    desk = Desk(Path("总结.docx").read_bytes())
    drawn = next(each for each in desk.root.iter(f"{W}tr") if "甲社" in "".join(each.itertext()))
    own = copy.deepcopy(drawn)
    for mark in [each for tag in ("bookmarkStart", "bookmarkEnd") for each in own.iter(f"{W}{tag}")]:
        mark.getparent().remove(mark)
    for text, words in zip(own.iter(f"{W}t"), ("丙社", "742"), strict=True):
        text.text = words
    drawn.addnext(own)
    Path("改.docx").write_bytes(desk.save())
    Path("数据.yaml").write_text(data.replace("销售额: 待补", "销售额: 2310万元"), encoding="utf-8")
    capsys.readouterr()
    assert main(["update", "改.docx", "-d", "数据.yaml", "-o", "新稿.docx"]) == 0
    said = capsys.readouterr()
    text = accepted_text(Path("新稿.docx").read_bytes())
    assert "2310" in text
    assert "5830" not in text
    assert "社·合计·销售额：正文 【待补】，数据 5830，由表“社”各行加出，而稿里这张表有人加了行" in said.err
    Path("数据.yaml").write_text(data.replace("销售额: 待补", "销售额: 2310万元").replace("    - {基层社: 乙社", "    - {基层社: 丙社, 销售额: 742万元}\n    - {基层社: 乙社"), encoding="utf-8")
    assert main(["update", "改.docx", "-d", "数据.yaml", "-o", "再新.docx"]) == 0
    assert "6572" in accepted_text(Path("再新.docx").read_bytes())  # the row is in the data now
