"""The loops over tasks that are not met: what is better small is a limit, and has a loop of its own."""

from __future__ import annotations

import pytest

from tests.saying import say

HEAD = "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"
CATALOGUE = "甲: {撂荒地: {计量单位: [亩, 处], 方向: 越小越好, 用项: [任务]}, 子: {计量单位: 户, 用项: [任务]}}"
LOOP = "{%% for 办法, 各项 in %s %%}{%% for 事项 in 各项 %%}{{ 事项 }}、{%% endfor %%}{%% endfor %%}完"


@pytest.mark.parametrize("head", ["单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n", "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: {年度: 2026, 类型: 半年}\n"])
def test_a_limit_that_is_passed_is_no_task_to_be_done(head: str) -> None:
    data = "甲: {撂荒地: {数值: 30亩, 任务: 10亩}}"
    assert say(LOOP % "超控任务", data, catalogue=CATALOGUE, head=head) == "撂荒地、完"
    assert say(LOOP % "未完任务", data, catalogue=CATALOGUE, head=head) == "完"


@pytest.mark.parametrize("data", ["撂荒地: {数值: 9亩, 任务: 10亩}", "子: {数值: 9户, 任务: 10户}"])
def test_a_limit_that_is_kept_is_not_named(data: str) -> None:
    assert say(LOOP % "超控任务", f"甲: {{{data}}}", catalogue=CATALOGUE) == "完"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 30亩, 任务: 10亩}", "超出年度控制目标20亩"),
        ("{数值: 30亩5处, 任务: 10亩3处}", "面积、处数分别超出年度控制目标20亩、2处"),
        ("{数值: 9亩, 任务: 10亩}", "控制在年度目标以内"),
    ],
)
def test_what_is_past_its_limit_reads_so(data: str, printed: str) -> None:
    assert say("{{ 甲.撂荒地|完成情况 }}。", f"甲: {{撂荒地: {data}}}", catalogue=CATALOGUE) == f"{printed}。"


@pytest.mark.parametrize(
    ("data", "printed", "past"),
    [
        ("甲: {违法占耕宗数: {数值: 3宗, 任务: 2宗}}", "违法占耕3宗（年度控制目标2宗）。", "违法占耕宗数、完"),
        ("甲: {违法占耕: {宗数: {数值: 3宗, 任务: 2宗}}}", "违法占耕3宗（年度控制目标2宗）。", "违法占耕宗数、完"),
        ("甲: {积案: {数值: 3件, 任务: 4件}}", "积案3件（控制在年度目标4件以内）。", "完"),
        ("甲: {积案化解: {数值: 3件, 任务: 2件}}", "积案化解3件（年度任务2件，完成率150%）。", "完"),
    ],
)
def test_what_the_catalogue_does_not_have_is_judged_by_its_name(data: str, printed: str, past: str) -> None:
    assert say("{% 其余 甲 %}", data, catalogue=CATALOGUE) == printed
    assert say(LOOP % "超控任务", data, catalogue=CATALOGUE) == past


def test_the_work_that_is_left_is_printed_by_its_names() -> None:
    catalogue = "甲: {子: {计量单位: 户, 用项: [任务]}, 丑: {计量单位: 户, 用项: [任务]}}"
    data = "甲: {子: {数值: 8户, 任务: 10户}, 丑: {数值: 1户, 任务: 10户}}"
    assert say("{% for 办法, 各项 in 未完任务 %}抓好{{ 各项 }}。{% endfor %}", data, catalogue=catalogue, head=HEAD) == "抓好子、丑。"
    assert say("{% 分条 '；' %}{% 条 办法, 各项 in 未完任务 %}抓好{{ 各项 }}{% 分条完 %}。", data, catalogue=catalogue, head=HEAD) == "抓好子、丑。"


@pytest.mark.parametrize(
    ("data", "called"),
    [
        ("水利: {病险水库加固: {数值: 3座, 任务: 4座}}", "病险水库加固、完"),
        ("水利建设: {水利投资: {数值: 3亿元, 任务: 4亿元}}", "水利投资、完"),
        ("旧区改造: {旧区: {数值: 3个, 任务: 4个}}", "旧区改造、完"),
        ("文明创建: {村: {数值: 3个, 任务: 4个}}", "文明村、完"),  # as the sentence of its figure calls it
        ("教师队伍: {招聘: {数值: 3名, 任务: 4名}}", "教师队伍招聘、完"),
        ("防汛: {汛情: {水毁工程修复: {数值: 3处, 任务: 4处}, 演练: {数值: 1次, 任务: 2次}}}", "水毁工程修复、防汛汛情演练、完"),
    ],
)
def test_work_that_says_of_what_it_is_is_not_called_by_its_group_too(data: str, called: str) -> None:
    assert say(LOOP % "未完任务", data, catalogue=CATALOGUE, head=HEAD) == called


def test_a_cap_is_no_task_to_be_fulfilled() -> None:
    assert say(LOOP % "未完任务", "水资源: {用水总量: {数值: 1.1亿立方米, 任务: 1.2亿立方米}}", catalogue=CATALOGUE, head=HEAD) == "完"


@pytest.mark.parametrize(
    ("data", "called"),
    [
        ("教师队伍: {招聘教师: {数值: 160名, 任务: 180名}}", "招聘教师、完"),
        ("就业服务: {新发放: {数值: 160笔, 任务: 180笔}}", "就业服务新发放、完"),
        ("机械化作业: {机收小麦: {数值: 38.9万亩, 任务: 39万亩}}", "机收小麦、完"),
        ("机械化作业: {秸秆还田: {数值: 30万亩, 任务: 39万亩}}", "秸秆还田、完"),
        ("机械化作业: {累计完成: {数值: 30万亩, 任务: 39万亩}}", "机械化作业累计完成、完"),
    ],
)
def test_a_name_that_shares_a_word_with_its_group_is_not_called_by_it(data: str, called: str) -> None:
    assert say(LOOP % "未完任务", data, head=HEAD) == called


@pytest.mark.parametrize(
    ("period", "told"),
    [("2026年10月", ""), ("2026年第三季度", ""), ("2026年1—10月", "子、"), ("2026年上半年", "子、"), ("2026年", "子、")],
)
def test_what_came_of_a_month_alone_is_not_held_against_the_task_of_the_year(period: str, told: str) -> None:
    head = f"单位: {{名称: 示例县农业农村局, 地区: 示例县}}\n报告期: {period}\n"
    loop = "未完任务" if period == "2026年" else "落后任务"
    assert say(LOOP % loop, "甲: {子: {数值: 60户, 任务: 1200户}}", catalogue=CATALOGUE, head=head) == f"{told}完"


@pytest.mark.parametrize(
    ("data", "matter"),
    [
        ("教育: {教师队伍: {招聘教师: {数值: 60名, 任务: 90名}}}", "招聘教师"),
        ("教育: {完成投资: {数值: 3亿元, 任务: 5亿元}}", "教育投资"),
        ("教师队伍: {招聘教师: {数值: 60名, 任务: 90名}}", "招聘教师"),
        ("改厕: {任务点: {完成: {数值: 60户, 任务: 90户}}}", "改厕任务点完成"),
    ],
)
def test_a_matter_reads_as_one(data: str, matter: str) -> None:
    """对教育教师队伍招聘教师 and 围绕教育完成投资 could not be read aloud."""
    assert say("{% for 办法, 各项 in 未完任务 %}抓好{{ 各项 }}。{% endfor %}", data, head=HEAD) == f"抓好{matter}。"


@pytest.mark.parametrize(
    ("task", "printed", "unmet", "past"),
    [
        ("6小时", "急诊滞留时间5小时（年度目标6小时）。", "完", "完"),
        ("4小时", "急诊滞留时间5小时（年度目标4小时）。", "完", "完"),
        ("6小时以内", "急诊滞留时间5小时（控制在年度目标6小时以内）。", "完", "完"),
        ("不超过6小时", "急诊滞留时间5小时（符合不超过6小时的年度控制目标）。", "完", "完"),
        ("不超过4小时", "急诊滞留时间5小时（年度控制目标不超过4小时）。", "完", "甲急诊滞留时间、完"),
        ("不少于6小时", "急诊滞留时间5小时（年度任务不少于6小时，完成率83.33%）。", "甲急诊滞留时间、完", "完"),
    ],
)
@pytest.mark.parametrize("half_a_year", [False, True])
def test_what_no_name_tells_is_no_verdict_until_the_task_says_it(task: str, printed: str, unmet: str, past: str, half_a_year: bool) -> None:
    data = f"本地: {{甲急诊滞留时间: {{数值: 5小时, 任务: {task}}}}}"
    catalogue = "乙: {丙: {计量单位: 户}}"
    head = HEAD.replace("2026年", "{年度: 2026, 类型: 半年}") if half_a_year else HEAD
    assert say("{% 其余 本地 %}", data, catalogue=catalogue, head=head) == f"甲{printed}"
    assert say(LOOP % "超控任务", data, catalogue=catalogue, head=head) == past
    assert say(LOOP % "落后任务", data, catalogue=catalogue, head=head) == "完"
    if not half_a_year:
        assert say(LOOP % "未完任务", data, catalogue=catalogue, head=head) == unmet


@pytest.mark.parametrize(("done", "past"), [("11%以上", "完"), ("超过11%", "本地甲漏损率、完"), ("12%以上", "本地甲漏损率、完"), ("11%", "完")])
def test_what_is_so_much_or_more_has_not_surely_passed_its_limit(done: str, past: str) -> None:
    data = f"本地: {{甲漏损率: {{数值: {done}, 任务: 不超过11%}}}}"
    assert say(LOOP % "超控任务", data, catalogue="乙: {丙: {计量单位: 户}}", head=HEAD) == past


@pytest.mark.parametrize(
    ("data", "loop", "printed"),
    [
        ("PM2.5平均浓度: {数值: 31微克/立方米, 任务: 不超过30微克/立方米}", "超控任务", "PM2.5平均浓度、完"),
        ("PM2.5监测站建设: {数值: 6个, 任务: 10个}", "未完任务", "PM2.5监测站建设、完"),
    ],
)
def test_a_name_may_have_a_point_in_it(data: str, loop: str, printed: str) -> None:
    assert say(LOOP % loop, f"大气: {{{data}}}", head=HEAD) == printed


@pytest.mark.parametrize(
    ("data", "below", "at_the_end"),
    [
        ("{数值: 6.3%, 年度目标: 8%}", "固定资产投资增速、", "固定资产投资增速、"),
        ("{数值: 8.3%, 年度目标: 8%}", "", ""),
        ("{数值: 5.8%, 年度目标: 6%左右}", "", "固定资产投资增速、"),
    ],
)
def test_a_rate_of_growth_is_held_against_its_target_and_not_against_the_time_that_has_passed(data: str, below: str, at_the_end: str) -> None:
    head = "单位: {名称: 示例县发展和改革局, 地区: 示例县}\n报告期: 2026年1—10月\n"
    for loop, printed in (("落后任务", ""), ("低于目标", below), ("未完任务", "")):
        assert say(LOOP % loop, f"甲: {{固定资产投资增速: {data}}}", catalogue="乙: {}", head=head) == f"{printed}完"
    for loop, printed in (("低于目标", ""), ("未完任务", at_the_end)):
        assert say(LOOP % loop, f"甲: {{固定资产投资增速: {data}}}", catalogue="乙: {}", head=HEAD) == f"{printed}完"


@pytest.mark.parametrize(("head", "done", "told"), [(HEAD, "近3000户", "子、完"), (HEAD, "近4000户", "完"), (HEAD.replace("2026年", "{年度: 2026, 类型: 半年}"), "近3000户", "完")])
def test_what_is_surely_missed_is_told_without_a_rate(head: str, done: str, told: str) -> None:
    """Within the year no rate says whether it is late."""
    assert say(LOOP % "未完任务", f"甲: {{子: {{数值: {done}, 任务: 近4000户}}}}", catalogue=CATALOGUE, head=head) == told


@pytest.mark.parametrize(
    ("data", "printed", "past"),
    [
        ("甲: {较大火灾: {数值: 1起, 任务: 0起}}", "较大火灾1起（年度控制目标0起）。", "较大火灾、完"),
        ("甲: {较大火灾: {数值: 0起, 任务: 0起, 上年同期: 2起}}", "未发生较大火灾（上年同期2起）。", "完"),
        ("甲: {返贫率: {数值: 0.2%, 任务: 0%}}", "返贫率0.2%（年度控制目标0%）。", "返贫率、完"),
        ("甲: {信访件: {数值: 6件, 任务: 0件}}", "信访件6件（年度目标0件）。", "完"),
        ("甲: {新建消防站: {数值: 2个, 任务: 0个}}", "新建消防站2个。", "完"),
    ],
)
def test_what_there_shall_be_none_of(data: str, printed: str, past: str) -> None:
    """Of a task of nought there is no rate, so one that was passed stood among the results, and nothing was said of it."""
    assert say("{% 其余 甲 %}", data, catalogue=CATALOGUE) == printed
    assert say(LOOP % "超控任务", data, catalogue=CATALOGUE) == past


@pytest.mark.parametrize(("figure", "printed"), [("1亩", "超出年度控制目标1亩"), ("0亩", "控制在年度目标以内")])
def test_it_is_past_a_limit_of_nought_by_what_there_is(figure: str, printed: str) -> None:
    assert say("{{ 甲.撂荒地|完成情况 }}。", f"甲: {{撂荒地: {{数值: {figure}, 任务: 0亩}}}}", catalogue=CATALOGUE) == f"{printed}。"


@pytest.mark.parametrize(
    ("data", "called"),
    [("目标控制: {亡人火灾: {数值: 3起, 任务: 2起}}", "亡人火灾、完"), ("年度考核目标: {事故率: {数值: 0.6%, 任务: 0.5%}}", "事故率、完"), ("污水处理: {超标率: {数值: 3%, 任务: 2%}}", "污水处理超标率、完")],
)
def test_a_group_that_only_says_that_there_are_targets_names_nothing(data: str, called: str) -> None:
    assert say(LOOP % "超控任务", data, head=HEAD) == called


@pytest.mark.parametrize(
    ("data", "left"),
    [
        ("营商环境: {考核排名: {数值: 8位, 任务: 5位}}", "营商环境考核排名、完"),
        ("营商环境: {考核排名: {数值: 3位, 任务: 5位}}", "完"),
        ("营商环境: {考核排名: {数值: 5位, 任务: 5位}}", "完"),
        ("营商环境: {考核排名: {数值: 全省第8位, 任务: 全市第5位}}", "完"),
        ("信访: {信访量排名: {数值: 8位, 任务: 5位}}", "完"),
    ],
)
def test_a_place_is_reached_by_what_is_before_it(data: str, left: str) -> None:
    """3位 of 5位 was 60% of a task."""
    assert say(LOOP % "未完任务", data, head=HEAD) == left
    assert say(LOOP % "落后任务", data, head=HEAD.replace("2026年", "2026年上半年")) == "完"


@pytest.mark.parametrize(("loop", "data", "said"), [("未完任务", "子: {数值: 8户, 任务: 10户}", "对子，逐项查找原因、落实责任。"), ("超控任务", "撂荒地: {数值: 30亩, 任务: 10亩}", "对撂荒地，逐项查找原因、落实管控措施。")])
def test_what_is_to_be_done_is_said_where_the_catalogue_does_not_say_it(loop: str, data: str, said: str) -> None:
    line = "{%% 分条 '；' %%}{%% 条 办法, 各项 in %s %%}对{{ 各项 }}，{{ 办法 }}{%% 分条完 %%}。"
    assert say(line % loop, f"甲: {{{data}}}", catalogue=CATALOGUE, head=HEAD) == said
    own = "{%% for 办法, 各项 in %s %%}对{{ 各项 }}，{%% if 办法 %%}{{ 办法 }}{%% else %%}专人盯办{%% endif %%}。{%% endfor %%}"
    assert say(own % loop, f"甲: {{{data}}}", catalogue=CATALOGUE, head=HEAD) == f"{said.partition('，')[0]}，专人盯办。"
    pushed = CATALOGUE.replace("甲: {", "甲: {推进: [倒排工期], ", 1)
    assert say(line % loop, f"甲: {{{data}}}", catalogue=pushed, head=HEAD) == (said if loop == "超控任务" else "对子，倒排工期。")
