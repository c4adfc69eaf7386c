"""Help pages, usage errors and start-up time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = ["new", "adopt", "render", "batch", "check", "rollup", "trace", "update", "pull", "template", "template list", "template show", "template check",
            "template schema", "explain"]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_chinese_with_an_example(drafting, command):
    ran = drafting(*command.split(), "--help")
    assert ran.code == 0
    assert f"用法：drafting {command}" in ran.out
    assert "示例：" in ran.out
    english = re.findall(r"Usage|Options|Arguments|Commands|Show this|\[default|\[required", ran.out)
    assert english == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(drafting, command):
    page = drafting(*command.split(), "--help").out.partition("选项：")[2]
    options = re.split(r"^  (?=-)", page, flags=re.MULTILINE)[1:]
    assert options
    assert [each for each in options if not re.search(r"\s{2}[^-\s].*[\u4e00-\u9fff].*。$", each.rstrip())] == []


def test_the_first_page_lists_the_commands(drafting):
    page = drafting("--help").out
    for command in ("new", "render", "batch", "check", "rollup", "template", "explain"):
        assert re.search(rf"^  {command} +[\u4e00-\u9fff]", page, re.MULTILINE)


def test_columns_line_up_though_a_chinese_character_is_two_wide(drafting):
    from drafting.cli.asked.chinese import _section, _width

    lines = _section("参数", [("模板", "甲"), ("a", "乙")]).splitlines()[1:]
    assert len({_width(line.rstrip("甲乙")) for line in lines}) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rendr"], "是不是 render？"),
        (["render"], "缺少参数 数据.yaml"),
        (["batch", "x"], "缺少选项 -o"),
        (["batch", "x", "-o", "y", "--jobs", "0"], "--jobs 的值“0”不对，应是正整数"),
        (["batch", "x", "-o", "y", "--jobs", "两"], "--jobs 的值“两”不对，应是正整数"),
        (["render", "x", "-o"], "选项 -o 后面要写文件"),
        (["render", "x", "--format", "txt"], "--format 的值“txt”不能用，可以是：text、json；txt 要写成 --to txt"),
        (["render", "x", "--to", "json"], "json 要写成 --format json"),
        (["render", "x", "--final=是"], "选项 --final 后面不带值"),
        (["explain", "R9999"], "没有编码 R9999"),
        (["template", "lst"], "是不是 list？"),
    ],
)
def test_usage_errors_say_in_chinese_what_to_type(drafting, arguments, says):
    ran = drafting(*arguments)
    assert ran.code == 2
    assert says in ran.err
    assert not re.search(r"[A-Z][a-z]+ [a-z]+ [a-z]+", ran.err)


def test_nothing_typed_shows_the_first_page(drafting):
    ran = drafting()
    assert ran.code == 2
    assert "命令：" in ran.err


def test_help_imports_nothing_heavy():
    program = (
        "import sys; from drafting.cli.main import main; main(['--help']);"
        "print([each for each in ('pydantic', 'jinja2', 'docx', 'lxml', 'yaml', 'rich', 'openpyxl') if each in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_shell_can_complete_commands():
    command = Path(sys.executable).with_name("drafting")
    asked = {"_DRAFTING_COMPLETE": "complete_bash", "COMP_WORDS": "drafting ren", "COMP_CWORD": "1"}
    ran = subprocess.run([command], env=os.environ | asked, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["render"]


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_shown_and_installed_for_the_shell_in_use(drafting, tmp_path, monkeypatch, option, shell):
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, f"/bin/{shell}"))
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    code, out, err = drafting(option)
    assert (code, err) == (0, "")
    installed = [each for each in tmp_path.rglob("*") if each.is_file()]
    if option == "--show-completion":
        assert "_DRAFTING_COMPLETE" in out
        assert installed == []
    else:
        assert f"已为 {shell} 安装命令补全" in out
        assert any("_DRAFTING_COMPLETE" in each.read_text(encoding="utf-8") for each in installed)


def test_a_terminal_that_cannot_complete_is_told_so_in_chinese(drafting, monkeypatch):
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("cmd", "cmd.exe"))
    ran = drafting("--install-completion")
    assert ran.code == 2
    assert "当前终端是 cmd，装不了命令补全" in ran.err
    assert "换用 bash、zsh、fish" in ran.err
