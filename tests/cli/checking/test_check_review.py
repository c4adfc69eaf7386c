"""drafting check --review: what was found in a report that is already written, as comments in a copy of it."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from drafting.cli.main import main

WRONG = "监测对象86户251人，其中甲类31户92人，乙类55户169人。"
RIGHT = WRONG.replace("251", "261")


def save(name: str, *words: str) -> bytes:
    paper = docx.Document()
    for each in ("某县2026年工作总结", *words):
        paper.add_paragraph(each)
    paper.save(name)
    return Path(name).read_bytes()


def comments(name: str) -> list[str]:
    return [each.text for each in docx.Document(name).comments]


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_copy_says_what_is_wrong_and_what_to_do_and_the_file_itself_stays(capsys):
    before = save("稿.docx", WRONG)
    assert main(["check", "稿.docx", "--review", "稿（核对意见）.docx"]) == 1
    said = capsys.readouterr()
    assert "写成批注的问题：1 条" in said.err
    assert said.out.endswith("已生成：稿（核对意见）.docx\n")
    message = "必改 R201 “监测对象86户251人”：写的是251人，算出来是92人 + 169人 = 261人，差10人"
    assert comments("稿（核对意见）.docx") == [f"{message}\n建议：核对这几个数（可能是251人有一位数字填错）"]
    assert Path("稿.docx").read_bytes() == before


def test_the_json_is_as_without_and_names_the_copy(capsys):
    save("稿.docx", WRONG)
    assert main(["check", "稿.docx", "--format", "json"]) == 1
    plain = json.loads(capsys.readouterr().out)
    assert main(["check", "稿.docx", "--format", "json", "--review", "核对.docx"]) == 1
    assert json.loads(capsys.readouterr().out) == {**plain, "reviews": [{"file": "稿.docx", "output": "核对.docx", "noted": 1, "noted_before": 0}]}


def test_only_the_codes_that_are_asked_for_become_comments(capsys):
    save("稿.docx", WRONG, "抓好就业。。")
    main(["check", "稿.docx", "--select", "P", "--review", "核对.docx"])
    assert [each.split()[1] for each in comments("核对.docx")] == ["P110"]


def test_a_text_without_findings_is_copied_and_it_is_said(capsys):
    before = save("稿.docx", RIGHT)
    assert main(["check", "稿.docx", "--review", "核对.docx"]) == 0
    assert "没有要写成批注的问题" in capsys.readouterr().err
    assert Path("核对.docx").read_bytes() == before


def test_a_copy_that_nobody_touched_is_replaced_and_one_that_somebody_saved_is_kept(capsys):
    save("稿.docx", WRONG)
    main(["check", "稿.docx", "--review", "核对.docx"])
    save("稿.docx", WRONG, "抓好就业。。")
    assert main(["check", "稿.docx", "--review", "核对.docx"]) == 1
    assert len(comments("核对.docx")) == 2
    docx.Document("核对.docx").save("核对.docx")
    theirs = Path("核对.docx").read_bytes()
    capsys.readouterr()
    assert main(["check", "稿.docx", "--review", "核对.docx"]) == 1
    said = capsys.readouterr().out
    assert "S001" in said
    assert "新稿另存为：核对（新批注）.docx" in said
    assert Path("核对.docx").read_bytes() == theirs
    assert main(["check", "稿.docx", "--review", "核对.docx", "--force"]) == 1
    assert Path("核对（旧稿1）.docx").read_bytes() == theirs


def render(name: str, *, households: int) -> None:
    Path("甲乡.yaml").write_text(
        f"""\
模板: rural/township
单位: {{名称: 甲乡人民政府, 地区: 甲乡, 层级: 乡镇}}
报告期: 2026年
指标:
  监测帮扶:
    监测对象: {households}户251人
文字材料:
  存在问题:
    - 标题: 监测对象还不少
      内容: {WRONG}
""",
        encoding="utf-8",
    )
    assert main(["render", "甲乡.yaml", "-o", name]) == 0


def test_the_review_of_another_draft_stays_and_it_is_said(capsys):
    """Nobody has touched it, but it is the only one of that draft."""
    save("甲.docx", WRONG)
    save("乙.docx", WRONG, "抓好就业。。")
    main(["check", "甲.docx", "--review", "核对.docx"])
    first = Path("核对.docx").read_bytes()
    capsys.readouterr()
    for _ in range(2):
        assert main(["check", "乙.docx", "--review", "核对.docx"]) == 1
        said = capsys.readouterr().out
        assert "核对.docx 是另一个稿子的核对意见，没有覆盖；新稿另存为 核对（新批注）.docx" in said
        assert "--force" in said
        assert Path("核对.docx").read_bytes() == first
        assert len(comments("核对（新批注）.docx")) == 2
    assert not Path("核对（新批注2）.docx").exists()
    assert main(["check", "乙.docx", "--review", "核对.docx", "--force"]) == 1
    assert Path("核对（旧稿1）.docx").read_bytes() == first


def test_drafts_of_one_name_from_two_folders_have_a_review_each(capsys):
    for folder in ("甲", "乙", "意见"):
        Path(folder).mkdir()
    save("甲/总结.docx", WRONG)
    save("乙/总结.docx", WRONG, "抓好就业。。")
    for folder in ("甲", "乙"):
        main(["check", f"{folder}/总结.docx", "--review", "意见"])
    assert sorted((each.name, len(comments(str(each)))) for each in Path("意见").iterdir()) == [
        ("总结（核对意见）.docx", 1), ("总结（核对意见）（新批注）.docx", 2),
    ]  # fmt: skip


def test_a_draft_that_was_moved_is_known_by_what_it_holds(capsys):
    save("稿.docx", WRONG)
    main(["check", "稿.docx", "--review", "核对.docx"])
    Path("稿.docx").rename("定稿.docx")
    assert main(["check", "定稿.docx", "--review", "核对.docx"]) == 1
    assert "S001" not in capsys.readouterr().out


def test_a_report_of_ours_is_not_replaced_by_the_review_of_another(capsys):
    """Its record says that no person has changed it: for the review of another draft that is no reason to take its place."""
    render("稿.docx", households=86)
    render("另.docx", households=87)
    other = Path("另.docx").read_bytes()
    main(["check", "稿.docx", "--review", "另.docx"])
    assert Path("另.docx").read_bytes() == other
    assert "另.docx 已有人改过（或不是核对意见），没有覆盖" in capsys.readouterr().out
    main(["check", "稿.docx", "--review", "核对.docx"])
    main(["check", "另.docx", "--review", "核对.docx"])
    assert "核对.docx 是另一个稿子的核对意见" in capsys.readouterr().out


def test_what_was_said_before_is_not_counted_as_written(capsys):
    save("稿.docx", WRONG, "抓好就业。")
    main(["check", "稿.docx", "--review", "核对.docx"])
    capsys.readouterr()
    main(["check", "核对.docx", "--review", "再核对.docx"])
    assert "没有要新写成批注的问题（1 条稿里已经批过）" in capsys.readouterr().err
    paper = docx.Document("核对.docx")
    paper.paragraphs[-1].add_run("。")
    paper.save("核对.docx")
    main(["check", "核对.docx", "--review", "三核对.docx"])
    assert "写成批注的问题：1 条（另有 1 条稿里已经批过，不再批）" in capsys.readouterr().err
    main(["check", "核对.docx", "--review", "三核对.docx", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["reviews"] == [{"file": "核对.docx", "output": "三核对.docx", "noted": 1, "noted_before": 1}]


def test_a_file_that_was_reviewed_is_reviewed_again(capsys):
    """What is said there already is not said again, and what is found anew is."""
    save("稿.docx", WRONG, "抓好就业。")
    main(["check", "稿.docx", "--review", "核对.docx"])
    paper = docx.Document("核对.docx")
    paper.paragraphs[-1].add_run("。")
    paper.save("核对.docx")
    assert main(["check", "核对.docx", "--review", "再核对.docx"]) == 1
    assert [each.split()[1] for each in comments("再核对.docx")] == ["R201", "P110"]


@pytest.mark.parametrize("name", ["稿.docx", "./稿.docx", "同一份.docx"])
def test_the_file_itself_is_never_written_to(name, capsys):
    before = save("稿.docx", WRONG)
    Path("同一份.docx").hardlink_to("稿.docx")
    assert main(["check", "稿.docx", "--review", name]) == 2
    assert "就是要核对的稿子" in capsys.readouterr().out
    assert Path("稿.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "hint"),
    [("总结.txt", "另存为 .docx"), ("总结.md", "另存为 .docx"), ("甲乡.yaml", "drafting render 甲乡.yaml --review -o 讨论稿.docx")],
)
def test_what_holds_no_comments_is_refused_with_what_to_do_instead(file, hint, capsys):
    Path(file).write_text("某县总结\n共86户。\n", encoding="utf-8")
    assert main(["check", file, "--review", "核对.docx"]) == 2
    said = capsys.readouterr()
    assert f"{file} 不是 Word 稿，写不了批注" in said.out
    assert hint in said.out
    assert "没有写批注" not in said.err
    assert not Path("核对.docx").exists()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["稿.docx", "--review", "核对.doc"], "S023"), (["稿.docx", "--review", "没有/核对.docx"], "S006"),
        (["稿.docx", "--review", "-o", "核对.docx"], "S028"), (["没有.docx", "--review", "核对.docx"], "S020"),
        (["稿.docx", "另.docx", "--review", "核对.docx"], "S028"), (["坏.docx", "--review", "核对.docx"], "S060"),
        (["稿.docx", "--templates", "没有", "--review", "核对.docx"], "S025"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_written(args, code, capsys):
    save("稿.docx", WRONG)
    save("另.docx", WRONG)
    Path("坏.docx").write_bytes(b"x")
    there = sorted(Path().iterdir())
    assert main(["check", *args, "--format", "json"]) == 2
    assert code in {each["code"] for each in json.loads(capsys.readouterr().out)["diagnostics"]}
    assert sorted(Path().iterdir()) == there


@pytest.mark.parametrize(("args", "said"), [(["--review"], "选项 --review 后面要写新稿.docx"), (["--review", ""], "选项 --review 后面是空的，要写新稿.docx"), (["--review="], "选项 --review 后面是空的")])
def test_an_option_without_its_value_says_what_belongs_there(args, said, capsys):
    save("稿.docx", WRONG)
    assert main(["check", "稿.docx", *args]) == 2
    assert said in "".join(capsys.readouterr())
    assert [each.name for each in Path().iterdir()] == ["稿.docx"]


def test_several_files_go_into_a_folder_and_what_cannot_be_read_is_left_out(capsys):
    save("甲.docx", WRONG)
    save("乙.docx", RIGHT)
    Path("坏.docx").write_bytes(b"x")
    Path("意见").mkdir()
    assert main(["check", "甲.docx", "乙.docx", "坏.docx", "--review", "意见"]) == 2
    assert sorted(each.name for each in Path("意见").iterdir()) == ["乙（核对意见）.docx", "甲（核对意见）.docx"]
    assert "甲.docx：写成批注的问题：1 条" in capsys.readouterr().err


def test_files_of_one_name_do_not_take_each_others_place(capsys):
    for folder in ("甲", "乙", "意见"):
        Path(folder).mkdir()
    save("甲/总结.docx", WRONG)
    save("乙/总结.docx", RIGHT)
    assert main(["check", "甲/总结.docx", "乙/总结.docx", "--review", "意见"]) == 2
    assert "同名" in capsys.readouterr().out
    assert not list(Path("意见").iterdir())


def test_a_file_that_changes_while_it_is_checked_is_left(monkeypatch, capsys):
    from drafting.cli.checking import reviewing

    save("稿.docx", WRONG)
    look = reviewing.check_and_review

    def meanwhile(files, review, looked, *, force):
        def changed():
            checked = looked()
            save("稿.docx", RIGHT, "又加了一段。")
            return checked

        return look(files, review, changed, force=force)

    monkeypatch.setattr(reviewing, "check_and_review", meanwhile)
    assert main(["check", "稿.docx", "--review", "核对.docx"]) == 2
    assert "S010" in capsys.readouterr().out
    assert not Path("核对.docx").exists()
