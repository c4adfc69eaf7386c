"""trace and pull as a bureau meets them: its report comes back under another name, changed by three hands."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.cli.main import main
from drafting.pipeline import draft, read_dataset, write
from tests.cli.conftest import Ran
from tests.readers.editing import Desk
from tests.readers.test_record import rewritten
from tests.shipped import shipped

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
NAMES = sorted(each.stem for each in SAMPLES.glob("*.yaml"))
TOWNSHIP = "huayuan-2020"


@cache
def rendered(name: str, *, final: bool = False) -> bytes:
    library = shipped()
    dataset = read_dataset(SAMPLES / f"{name}.yaml", library).dataset
    assert dataset is not None
    document = draft(library, dataset).document
    assert document is not None
    return write(document, "docx", library, final=final)


def change(data: bytes, *changes: tuple[str, str], nth: int = 0) -> bytes:
    """Figures typed over in Word, the first that reads so."""
    desk = Desk(data)
    for old, new in changes:
        desk.type_inside(desk.reading(old)[nth], new)
    return desk.save()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Commands in a folder with the data of a township and its report."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / f"{TOWNSHIP}.yaml", "某乡.yaml")
    Path("稿.docx").write_bytes(rendered(TOWNSHIP))

    def command(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main([*arguments])
        return Ran(code, *capsys.readouterr())

    return command


def edited(*changes: tuple[str, str], name: str = "领导改.docx", nth: int = 0) -> str:
    Path(name).write_bytes(change(Path("稿.docx").read_bytes(), *changes, nth=nth))
    return name


# trace -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_reports_is_traced(name, tmp_path, capsys):
    (tmp_path / "稿.docx").write_bytes(rendered(name))
    assert main(["trace", str(tmp_path / "稿.docx"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["found"] == {"bookmark": len(told["figures"]), "record": 0, "text": 0, "gone": 0}
    assert len(told["figures"]) > 60
    assert told["untraced"] == []


def test_of_a_final_copy_every_figure_is_traced_by_its_surroundings(run):
    Path("定稿.docx").write_bytes(rendered(TOWNSHIP, final=True))
    told = run("trace", "定稿.docx", "-d", "某乡.yaml", "--format", "json").json
    assert told["found"] == {"bookmark": 0, "record": 0, "text": len(told["figures"]), "gone": 0}
    assert told["untraced"] == []


def test_json_says_where_each_figure_stands(run):
    told = run("trace", "稿.docx", "--format", "json").json
    figure = told["figures"][0]
    assert list(figure)[:10] == [
        "text",
        "path",
        "value",
        "unit",
        "formula",
        "inputs",
        "file",
        "line",
        "source",
        "said_by",
    ]
    paragraphs = list(Desk(rendered(TOWNSHIP)).root.iter("{*}p"))
    for each in told["figures"]:
        text = "".join(paragraphs[each["paragraph"] - 1].itertext())
        assert text[each["start"] : each["end"]] == each["text"] == each["now"]


def test_text_tells_the_whole_way_back(run):
    ran = run("trace", edited(("1042人", "1050人")))
    assert "1050人（生成时是 1042人）  脱贫基础.建档立卡人口.基期.人  huayuan-2020.yaml:19" in ran.out
    assert "= 构成之和（帮扶力量.帮扶责任人.构成.乡级、" in ran.out
    assert "改过的 1 个" in ran.out
    assert ran.code == 0


def test_what_the_data_say_now_is_told(run):
    data = Path("某乡.yaml")
    data.write_text(data.read_text(encoding="utf-8").replace("249平方公里", "251平方公里"), encoding="utf-8")
    assert "249平方公里（数据现在是 251平方公里）" in run("trace", "稿.docx", "-d", "某乡.yaml").out


def test_numbers_that_nobody_answers_for_are_listed(run):
    desk = Desk(Path("稿.docx").read_bytes())
    desk.insert_paragraph(
        "2020年12月31日，按某发〔2020〕10号要求，落实“1579”工作法和138+N机制，G105沿线新栽树39650株，占比12.5%，"
        "1—11月第3次会议，两不愁三保障，涉及农户1286户3千人，电话0566-1234567，机密★1年。",
        3,
    )
    Path("加了一段.docx").write_bytes(desk.save())
    told = run("trace", "加了一段.docx", "--format", "json").json
    assert [each["text"] for each in told["untraced"]] == ["39650株", "12.5%", "1286户", "3千人"]
    assert "〔39650株〕，占比" in run("trace", "加了一段.docx").out


def test_serial_numbers_and_headings_are_no_figures(run, tmp_path):
    desk = Desk(Path("稿.docx").read_bytes())
    for text in ("1.加强组织领导", "（2）压实责任", "— 3 —", "附件2"):
        desk.insert_paragraph(text, 3)
    Path("标题.docx").write_bytes(desk.save())
    assert run("trace", "标题.docx", "--format", "json").json["untraced"] == []


def test_without_record_the_data_are_asked_for(run):
    Path("定稿.docx").write_bytes(rendered(TOWNSHIP, final=True))
    ran = run("trace", "定稿.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "S065" in ran.err
    assert "用 -d 写上" in ran.err


@pytest.mark.parametrize(("command", "final"), [("trace", True), ("pull", False)])
def test_another_report_is_refused(run, command, final):
    Path("别的.docx").write_bytes(rendered("shaoyang-2021m10", final=final))
    before = Path("某乡.yaml").read_bytes()
    ran = run(command, "别的.docx", "-d", "某乡.yaml", "--format", "json")
    assert ran.code == 2
    assert [each["code"] for each in ran.json["diagnostics"]] == ["S067"]
    assert Path("某乡.yaml").read_bytes() == before


def with_record(old: bytes, new: bytes) -> bytes:
    def put(name: str, content: bytes) -> bytes:
        return content.replace(old, new) if name == "customXml/item1.xml" else content

    return rewritten(rendered(TOWNSHIP), put)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"<version>0.1.0", b"<version>0.9.0"), (b"<version>0.1.0", b"<version>x"), (b"record:1", b"record:2")],
)
def test_a_record_of_a_later_version_is_refused(run, old, new):
    Path("新版.docx").write_bytes(with_record(old, new))
    for arguments in (["trace", "新版.docx"], ["pull", "新版.docx", "-d", "某乡.yaml"]):
        ran = run(*arguments)
        assert ran.code == 2
        assert "S066" in ran.err
        assert "升级 drafting" in ran.err


def test_a_record_of_an_earlier_version_is_read(run):
    Path("旧版.docx").write_bytes(with_record(b"<version>0.1.0", b"<version>0.0.9"))
    assert run("trace", "旧版.docx").code == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("旧.doc", b"x", "S022"),
        ("表.pdf", b"x", "S022"),
        ("假.docx", "正文".encode(), "S060"),
        ("断.docx", None, "S061"),
        ("没有.docx", b"", "S020"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(run, name, content, code):
    if code != "S020":
        Path(name).write_bytes(rendered(TOWNSHIP)[:5000] if content is None else content)
    before = sorted(Path().iterdir())
    for arguments in (["trace", name, "--form", "单.xlsx"], ["pull", name, "-d", "某乡.yaml", "--apply"]):
        ran = run(*arguments)
        assert ran.code == 2
        assert code in ran.err
        assert "Traceback" not in ran.err
    assert sorted(Path().iterdir()) == before


# pull --------------------------------------------------------------------------------


def test_nothing_changed_nothing_proposed(run):
    ran = run("pull", "稿.docx", "-d", "某乡.yaml", "--format", "json")
    assert (ran.code, ran.json) == (0, {"proposals": [], "diff": "", "applied": False, "diagnostics": []})


def test_one_figure_changed_proposes_exactly_that(run):
    before = Path("某乡.yaml").read_bytes()
    ran = run("pull", edited(("146万元", "150万元")), "-d", "某乡.yaml", "--format", "json")
    (proposal,) = ran.json["proposals"]
    assert (proposal["path"], proposal["old"], proposal["new"], proposal["line"]) == (
        "资金项目.资金支出",
        "146万元",
        "150万元",
        83,
    )
    assert "+    资金支出: 150万元" in ran.json["diff"]
    assert Path("某乡.yaml").read_bytes() == before


def test_applied_it_changes_these_bytes_and_no_others(run):
    before = Path("某乡.yaml").read_bytes()
    name = edited(("477户", "480户"), ("1042人", "1050人"), ("146万元", "150万元"))
    ran = run("pull", name, "-d", "某乡.yaml", "--apply")
    assert "已改：某乡.yaml（3 处）" in ran.out
    after = before.replace("数值: 477户1042人".encode(), "数值: 480户1050人".encode())
    assert Path("某乡.yaml").read_bytes() == after.replace("支出: 146万元".encode(), "支出: 150万元".encode())
    again = run("pull", name, "-d", "某乡.yaml")
    assert "没有要改进数据的数" in again.out


def test_a_computed_figure_is_named_with_its_sources(run):
    ran = run("pull", edited(("111名", "112名")), "-d", "某乡.yaml", "--apply")
    assert "没有要改进数据的数" in ran.out
    assert "S070" in ran.err
    assert "帮扶力量.帮扶责任人.构成.乡级" in ran.err
    assert ran.code == 0


def test_two_different_changes_are_a_conflict(run):
    twice = change(change(Path("稿.docx").read_bytes(), ("12个", "13个")), ("12个", "14个"))
    Path("两样.docx").write_bytes(twice)
    ran = run("pull", "两样.docx", "-d", "某乡.yaml", "--apply")
    assert ran.code == 1
    assert "S071" in ran.err
    assert "13个" in ran.err
    assert "14个" in ran.err
    assert Path("某乡.yaml").read_bytes() == (SAMPLES / f"{TOWNSHIP}.yaml").read_bytes()


def test_one_of_two_places_changed_is_told(run):
    assert "另有 1 处仍是 12个" in run("pull", edited(("12个", "13个")), "-d", "某乡.yaml").err


def test_data_that_moved_on_are_not_overwritten(run):
    data = Path("某乡.yaml")
    data.write_text(
        data.read_text(encoding="utf-8").replace("资金支出: 146万元", "资金支出: 148万元"), encoding="utf-8"
    )
    ran = run("pull", edited(("146万元", "150万元")), "-d", "某乡.yaml", "--apply")
    assert ran.code == 1
    assert "而数据现在是 148万元" in ran.err
    assert "148万元" in data.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "new", "after"),
    [("512", "612人", "612"), ("{数值: 512, 计量单位: 人}", "612人", "{数值: 612, 计量单位: 人}"), ("512人", "612人", "612人")],
)
def test_a_number_whose_unit_its_name_says_comes_back(run, typed, new, after):
    data = Path("民政.yaml")
    text = "模板: general/annual\n单位: {名称: 甲县民政局, 地区: 甲县}\n报告期: 2026年\n指标:\n  社会救助:\n    低收入家庭户数: 400\n    低收入家庭人数: {}\n"
    data.write_text(text.replace("{}", typed), encoding="utf-8")
    run("render", "民政.yaml", "-o", "民政.docx")
    Path("改.docx").write_bytes(change(Path("民政.docx").read_bytes(), ("512人", new)))
    assert run("pull", "改.docx", "-d", "民政.yaml", "--apply").code == 0
    assert data.read_text(encoding="utf-8") == text.replace("{}", after)
    assert run("pull", "改.docx", "-d", "民政.yaml").err == ""
    data.write_text(text.replace("{}", typed.replace("512", "580")), encoding="utf-8")
    assert "S071" in run("pull", "改.docx", "-d", "民政.yaml").err


@pytest.mark.parametrize("new", ["五百余人", "578户", "很多", "578万"])
def test_what_cannot_stand_in_the_data_is_left_to_people(run, new):
    ran = run("pull", edited(("578人", new)), "-d", "某乡.yaml", "--apply")
    assert "S072" in ran.err
    assert "没有要改进数据的数" in ran.out


def test_words_and_deletions(run):
    desk = Desk(change(Path("稿.docx").read_bytes(), ("千万元", "两千万元")))
    desk.delete_figure(desk.reading("146万元")[0])
    Path("删了.docx").write_bytes(desk.save())
    ran = run("pull", "删了.docx", "-d", "某乡.yaml")
    assert "资金项目.资金支出：正文里删去了 146万元" in ran.err


def test_a_bare_number_in_a_table_has_the_unit_of_its_header(run):
    shutil.copy(SAMPLES.parent / "county-2026.yaml", "某县.yaml")
    run("render", "某县.yaml", "-o", "稿.docx")
    ran = run("pull", edited(("860", "880")), "-d", "某县.yaml", "--format", "json")
    (proposal,) = ran.json["proposals"]
    assert (proposal["old"], proposal["new"], proposal["after"]) == ("860万元", "880万元", "880万元")


# 数据核对单 --------------------------------------------------------------------------


def fill(name: str, answers: dict[str, tuple[str | None, object]]) -> None:
    """What departments write: indicator → (核对, 更正后的数)."""
    from openpyxl import load_workbook

    book = load_workbook(name)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=5):
            if row[1].value in answers:
                row[6].value, row[7].value = answers[row[1].value]
    book.save(name)


def test_the_form_asks_each_department_for_its_figures(run):
    from openpyxl import load_workbook

    assert run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx").code == 0
    book = load_workbook("核对单.xlsx")
    assert "财政局" in book.sheetnames
    assert book.sheetnames[-1] == "未注明提供单位"
    sheet = book["财政局"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=5) if row[1].value}
    asked = rows["产业.财政投入"]
    assert [each.value for each in asked[2:6]] == [
        "安排财政资金【154.65万元】支持产业发展。",
        "154.65万元",
        "财政安排用于产业帮扶的资金",
        "目前",
    ]
    assert sheet.protection.sheet
    assert [each.protection.locked for each in asked] == [True] * 6 + [False] * 2 + [True]
    assert [each.formula1 for each in sheet.data_validations.dataValidation] == ['"无误,更正为"'] * 4


def test_every_figure_stands_on_the_form_once(run):
    from openpyxl import load_workbook

    told = run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx", "--format", "json").json
    book = load_workbook("核对单.xlsx")
    paths = [row[1] for sheet in book.worksheets for row in sheet.iter_rows(min_row=5, values_only=True) if row[1]]
    assert sorted(paths) == sorted({each["path"] for each in told["figures"]})


def test_what_departments_put_right_comes_back(run):
    run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx")
    fill(
        "核对单.xlsx",
        {
            "产业.财政投入": ("更正为", "156.2万元"),
            "资金项目.资金支出": ("无误", None),
            "兜底.低保资金": ("更正为", 201.5),
            "资金项目.支出进度": ("更正为", None),
            "概况.土地面积": (None, "250平方公里"),
            "医疗.卫生室改造": ("无误", "9个"),
        },
    )
    ran = run("pull", "核对单.xlsx", "-d", "某乡.yaml", "--apply", "--format", "json")
    assert {each["path"]: each["new"] for each in ran.json["proposals"]} == {
        "产业.财政投入": "156.2万元",
        "兜底.低保资金": "201.5万元",
    }
    assert [each["code"] for each in ran.json["diagnostics"]] == ["S075"] * 3
    assert "财政投入: 156.2万元" in Path("某乡.yaml").read_text(encoding="utf-8")


def test_an_untouched_form_proposes_nothing(run):
    run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx")
    assert run("pull", "核对单.xlsx", "-d", "某乡.yaml", "--format", "json").json["proposals"] == []


def test_a_form_for_another_report_or_of_another_kind_is_refused(run):
    run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx")
    shutil.copy(SAMPLES / "huoqiu-2021.yaml", "某县.yaml")
    ran = run("pull", "核对单.xlsx", "-d", "某县.yaml")
    assert (ran.code, "S067" in ran.err) == (2, True)
    from openpyxl import Workbook

    Workbook().save("别的.xlsx")
    assert "S068" in run("pull", "别的.xlsx", "-d", "某乡.yaml").err
    Path("断.xlsx").write_bytes(Path("核对单.xlsx").read_bytes()[:3000])
    assert "S110" in run("pull", "断.xlsx", "-d", "某乡.yaml").err


def test_data_on_the_form_are_never_formulas(run):
    data = Path("某乡.yaml")
    data.write_text(data.read_text(encoding="utf-8").replace("千万元", '"=1+1"'), encoding="utf-8")
    run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "核对单.xlsx")
    with ZipFile("核对单.xlsx") as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())


def test_pull_with_data_of_an_unknown_template_or_of_none(run):
    data = Path("某乡.yaml").read_text(encoding="utf-8")
    Path("错.yaml").write_text(data.replace("rural/township", "rural/townships"), encoding="utf-8")
    Path("无.yaml").write_text("\n".join(each for each in data.splitlines() if not each.startswith("模板")), encoding="utf-8")
    assert run("trace", "稿.docx", "-d", "某乡.yaml", "--form", "单.xlsx").code == 0
    for file in ("稿.docx", "单.xlsx"):
        ran = run("pull", file, "-d", "错.yaml")
        assert (ran.code, "T001" in ran.err) == (1, True)
        assert run("pull", file, "-d", "无.yaml").code == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("名称: 花园乡人民政府", "名称: 花园乡人民政府办公室", 0),  # put right, and the title names the place
        ("年度: 2020", "年度: 2021", 2),
    ],
)
def test_a_unit_s_name_may_have_been_put_right_and_the_period_may_not(run, old, new, code):
    titled = Path("某乡.yaml").read_text(encoding="utf-8")
    assert old in titled
    Path("后.yaml").write_text(titled.replace(old, new, 1), encoding="utf-8")
    for command in ("trace", "pull"):
        ran = run(command, "稿.docx", "-d", "后.yaml")
        assert ran.code == code
        assert ("S067" in ran.err) == bool(code)


def test_one_title_for_every_unit_does_not_make_them_one(run):
    data = Path("某乡.yaml").read_text(encoding="utf-8")
    titled = re.sub(r"标题: [^,]*", "标题: 工作总结", data, count=1)
    Path("甲.yaml").write_text(titled, encoding="utf-8")
    Path("乙.yaml").write_text(re.sub(r"名称: [^,]*", "名称: 另一乡人民政府", titled, count=1), encoding="utf-8")
    assert run("render", "甲.yaml", "-o", "甲.docx").code == 0
    assert run("pull", "甲.docx", "-d", "乙.yaml").code == 2


def test_a_figure_typed_another_way_is_nothing_to_pull(run):
    for typed in ("249 平方公里", "２４９平方公里"):
        assert run("pull", edited(("249平方公里", typed)), "-d", "某乡.yaml", "--format", "json").json["proposals"] == []


@pytest.mark.parametrize(
    ("typed", "printed", "now"),
    [
        ("1,203家", "1203家", "1230家"),
        ("３５６户", "356户", "365户"),
        ("3,200.50万元", "3200.50万元", "3300.5万元"),
        ("1,203户3,410人", "1203户", "1230户"),
    ],
)
def test_a_figure_is_corrected_however_the_data_has_it_typed(run, typed, printed, now):
    """A comma between thousands and digits of full width are the same number, and no later change of the data."""
    data = f"模板: general/annual\n单位: {{名称: 示例县统计局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{调查: {{样本: '{typed}', 网点: 12个}}}}\n"
    Path("调查.yaml").write_text(data, encoding="utf-8")
    assert run("render", "调查.yaml", "-o", "调查.docx").code == 0
    Path("改.docx").write_bytes(change(Path("调查.docx").read_bytes(), (printed, now)))
    ran = run("pull", "改.docx", "-d", "调查.yaml", "--apply")
    assert "S071" not in ran.err
    after = "1230户3410人" if "人" in typed else now
    assert Path("调查.yaml").read_text(encoding="utf-8") == data.replace(typed, after)


_FAR_AWAY = "单位写错了的改过来；确是这个数的，手工改数据"


@pytest.mark.parametrize(
    ("printed", "now", "hint"),
    [
        ("1.5公里", "1450", "确是 1450公里 的，手工改数据"),
        ("1.2吨", "1150", "确是 1150吨 的，手工改数据"),
        ("94.2%", "945", "写成 94.5%；确是 945% 的，手工改数据"),
        ("1.5公里", "1。45公里", "数中间只用小数点，写在一起，如 1.45公里"),
        ("1.5公里", "1，45公里", "数中间只用小数点，写在一起，如 1.45公里"),
        ("1.5公里", "1 450公里", "数中间只用小数点，写在一起，如 1.45公里"),
        ("1.5公里", "1.6", ""),
        ("1.5公里", "1.5万公里", _FAR_AWAY),
        ("1.2吨", "1150公斤", ""),
        ("1.2吨", "1200吨", _FAR_AWAY),
        ("94.2%", "942%", "核对后手工改数据"),
        ("12个", "1.2个", "核对后手工改数据"),
        ("1.5公里", "145", ""),
        ("94.2%", "95", ""),
        ("350%", "420", ""),
        ("94.2%", "98.5。2027年", ""),
    ],
)
def test_a_number_that_cannot_be_meant_so_is_asked_about(run, printed, now, hint):
    data = "模板: general/annual\n单位: {名称: 示例县统计局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n指标: {道路: {改造: 1.5公里, 收运: 1.2吨, 满意率: 94.2%, 投资增长率: 350%, 桥: 12个}}\n"
    Path("路.yaml").write_text(data, encoding="utf-8")
    assert run("render", "路.yaml", "-o", "路.docx").code == 0
    Path("改.docx").write_bytes(change(Path("路.docx").read_bytes(), (printed, now)))
    ran = run("pull", "改.docx", "-d", "路.yaml", "--format", "json").json
    told = [each["hint"] for each in ran["diagnostics"] if each["code"] == "S072"]
    assert (told, len(ran["proposals"])) == ([hint], 0) if hint else ([], 1)


@pytest.mark.parametrize(
    ("given", "printed", "now"),
    [("平均住院日: 8天", "8天", "7.6天"), ("满意度得分: 93分", "93分", "93.6分"), ("候诊时间: 25分钟", "25分钟", "25.5分钟"), ("人均阅读量: 6本", "6本", "6.5本"), ("户均人口: 3人", "3人", "3.2人")],
)
def test_a_mean_may_have_decimals(run, given, printed, now):
    Path("数.yaml").write_text(f"模板: general/annual\n单位: {{名称: 示例县统计局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{服务: {{{given}, 网点: 12个}}}}\n", encoding="utf-8")
    assert run("render", "数.yaml", "-o", "数.docx").code == 0
    Path("改.docx").write_bytes(change(Path("数.docx").read_bytes(), (printed, now)))
    assert [each["after"] for each in run("pull", "改.docx", "-d", "数.yaml", "--format", "json").json["proposals"]] == [now]


@pytest.mark.parametrize("given", ["3位", "3", "第3位"])
def test_a_place_in_a_ranking_is_written_however_it_was_typed(run, given):
    Path("数.yaml").write_text(f"模板: general/annual\n单位: {{名称: 示例县统计局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n指标: {{服务: {{考核排名: {given}, 网点: 12个}}}}\n", encoding="utf-8")
    assert run("render", "数.yaml", "-o", "数.docx").code == 0
    Path("改.docx").write_bytes(change(Path("数.docx").read_bytes(), ("第3位", "第4位")))
    assert [each["after"] for each in run("pull", "改.docx", "-d", "数.yaml", "--format", "json").json["proposals"]] == ["第4位"]


def test_a_loss_in_words_makes_no_profit_of_the_data(run):
    Path("数.yaml").write_text("模板: general/annual\n单位: {名称: 示例县国资委, 地区: 示例县, 层级: 县}\n报告期: 2026年\n指标: {运行: {利润: -36万元, 网点: 12个}}\n", encoding="utf-8")
    assert run("render", "数.yaml", "-o", "数.docx").code == 0
    desk = Desk(Path("数.docx").read_bytes())
    desk.write("利润为", "亏损")
    desk.type_inside(next(name for name in desk.names if "36" in desk.all()[name][0][2]), "38万元")
    Path("改.docx").write_bytes(desk.save())
    ran = run("pull", "改.docx", "-d", "数.yaml", "--format", "json").json
    assert ran["proposals"] == []
    assert [each["hint"] for each in ran["diagnostics"] if each["code"] == "S072"] == ["写成 -38万元"]


def test_what_was_changed_in_a_report_of_a_table_is_listed_with_its_cells(run):
    Path("共用.yaml").write_text("模板: general/annual\n单位: {名称: '{地区}民政局', 地区: '{地区}', 层级: 县}\n报告期: 2026年\n", encoding="utf-8")
    Path("各县.csv").write_text("地区,便民.网点（个）,便民.床位（张）,便民.床位.任务（张）\n甲县,86,120,100\n乙县,75,90,100\n", encoding="utf-8")
    assert run("batch", "各县.csv", "--common", "共用.yaml", "-o", "出").code == 0
    Path("改.docx").write_bytes(change(Path("出/甲县.docx").read_bytes(), ("86个", "68个"), ("120%", "125%")))
    ran = run("pull", "改.docx", "-d", "各县.csv")
    assert ran.code == 0
    assert "S072 便民.网点：" in ran.err
    assert "由 86个 改成 68个，数在表里，没有写进去  [各县.csv[B2]]" in ran.err
    assert "S070" in ran.err  # 完成率
    assert "改表里它的来源：" in ran.err
    assert "程序不改表" in ran.out
    assert run("pull", "改.docx", "-d", "各县.csv", "--apply").code == 1
    assert run("pull", "出/甲县.docx", "-d", "各县.csv", "--apply").code == 0
    updated = run("update", "改.docx", "-d", "各县.csv", "-o", "新.docx")
    assert updated.code == 2
    assert "drafting pull 稿.docx -d 各县.csv" in updated.err
    Path("别的.csv").write_text("地区,便民.网点（个）\n甲县,86\n", encoding="utf-8")
    assert "S022" in run("pull", "改.docx", "-d", "别的.csv").err
