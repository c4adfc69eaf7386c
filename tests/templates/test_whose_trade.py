"""General work is said of the group in which it is given, and of no trade, achievement or population that the data do not name."""

from __future__ import annotations

import pytest

from drafting.library import Library
from tests.shipped import shipped
from tests.templates.test_plans import written


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize(
    ("given", "says", "never"),
    [
        ({"渔业": {"水产品产量": "300吨"}, "安全": {"检查": "120次"}}, "安全方面，开展检查120次", "渔船"),
        ({"应急": {"检查": "120次", "救援": "13次"}}, "应急方面，开展检查120次，实施救援13次", "受灾"),
        ({"防汛": {"巡堤": "300人次"}}, "做好防灾减灾", "受灾"),
        ({"项目建设": {"招商项目": "3个"}}, "招商项目3个", "产业"),
        ({"文旅": {"景区": "1个"}}, "有景区1个", "A级"),
        ({"文旅": {"A级旅游景区": "1个"}}, "有A级旅游景区1个", "创建"),
        ({"交通": {"道路": "12公里"}}, "道路12公里", "村组"),
        ({"交通": {"项目": "37个"}}, "交通方面，项目37个", "示范"),
        ({"综治": {"干部": "37名"}}, "综治方面，有干部37名", "选派"),
        ({"产业": {"服务组织": "3个"}, "组织": {"服务": "37人次"}}, "组织方面，服务37人次", "服务组织37"),
        ({"教育": {"志愿者": "37名"}}, "志愿者37名", "乡风"),
        ({"人社": {"培训": "20期", "务工就业": "300人"}}, "培训20期", "职业技能"),
        ({"食品安全": {"基地": "3个"}}, "食品安全方面，基地3个", "建成"),
        ({"住房城乡建设": {"项目": "3个"}}, "住房城乡建设方面，项目3个", "住房城乡建设项目"),
        # an object without a verb is there, and nothing is said to be done with it
        ({"环境": {"河道": "21公里"}}, "有河道21公里", "清理"),
        ({"人居环境": {"清理河道": "21公里"}}, "清理河道21公里", "有河道"),
        ({"设施": {"桥梁": "3座", "垃圾": "120吨"}}, "有桥梁3座", "清理"),
        ({"乡村建设": {"便民桥": "3座", "新建桥梁": "2座"}}, "有便民桥3座", "建设桥梁"),
        ({"文化": {"设施": "12个"}}, "有文化设施12个", "建成"),
        ({"统计": {"网格员": "120人"}}, "统计方面，有网格员120人", "配备"),
        ({"组织": {"调解": "37件"}}, "组织方面，调解37件", "矛盾"),
        ({"组织领导": {"调研轮次": "12轮"}}, "开展调研12轮", "带队"),
        ({"资金项目": {"资金总量": "1200万元"}}, "资金总量1200万元", "安排财政"),
        ({"教育": {"资助学生": "300人"}}, "资助学生300人", "困难学生"),
        ({"基础设施": {"中央预算内资金": "700万元", "项目": "2个"}}, "基础设施项目2个。此外，中央预算内资金700万元", "，项目2个"),
    ],
)
def test_general_work_stays_with_its_group(library: Library, tmp_path, given, says, never) -> None:
    text = "".join(written(library, tmp_path, given))
    assert says in text
    assert never not in text
