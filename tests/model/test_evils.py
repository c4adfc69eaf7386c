"""Names whose last word is a fault, and those that say or may say what was done about one. By the house's own words."""

from __future__ import annotations

import pytest

from drafting.model.evils import Evils
from tests.shipped import shipped

FAULTS = shipped().faults()
BAD = [
    "返贫", "停产企业", "污水直排", "滞销柑橘", "亏损村集体", "欠款", "冒领养老金", "水质不达标", "私挖乱采", "危桥", "通信盲区",
    "电信诈骗", "停业商户", "医院欠款", "农村危桥", "垃圾堆积点", "生活垃圾乱倒", "违规办酒", "家暴", "厌学学生", "裁员企业",
    "物资储备不足乡镇", "消防不达标养老机构", "违规享受低保", "倒闭", "倒闭企业", "停产", "空壳", "未完成整改", "到期未完成整改", "亏损医院",
    "信访积案新增", "渗漏水库", "柑橘滞销", "供水不达标村", "师资不足学校", "床位不足", "失学", "工资欠发", "停运班线", "国企欠款",
    "柚子滞销", "教学仪器老化", "镇内滞销蔬菜",
]  # fmt: skip
DONE_OR_NONE = [
    "流失人才回流", "失学儿童入学", "辍学学生送教上门", "厌学学生家访", "漏雨房屋翻盖", "断水户送水", "滞销柑橘带货", "滞销柑橘外销", "压栏生猪出栏",
    "亏损合作社扭亏", "停产车间开工", "停业农家乐开业", "欠薪兑现", "欠租收取", "污水直排口封堵", "乱堆乱放规范", "堆积肥还田", "枯死树砍伐",
    "老化线路入地", "隐患点群众避让", "险情封堵", "塌方打通", "盲区照明", "违规办酒制止", "家暴制止", "诈骗资金冻结", "厌学学生心理辅导",
    "艾滋病流失随访找回", "渗漏水库封堵", "流失订单挽留", "老化冷库升级", "压栏生猪外调", "亏损村集体扭亏", "不达标断面攻坚", "亏损企业扭亏",
    "通信盲区覆盖", "超负荷变压器增容", "塌方路段打通", "堵塞涵洞打通", "沉降路面铺设", "盲区凸面镜", "弯道盲区照明", "滞留旅客护送",
    "超负荷线路分流", "不合格粮食封存", "老化粮仓提升", "仓容不足库点扩建", "堵塞生命通道打通", "险情撤人", "提前撤人避让险情",
    "断电断网断路村卫星电话配发", "停电村发电机配发", "老化电线穿管", "关停学校周边烟花爆竹门店", "孕产妇死亡病例评审", "停电不停诊", "停电自备发电机",
    "老化CT机升级", "药品断供协调", "骨质退化患者管理", "老年黄斑退化手术", "枯死木采伐", "失管果园托管", "不合格苗木退回", "滞留直达资金拨付",
    "不符合条件退保", "殡葬用地不足镇新增墓位", "不足5米宽道路拓宽", "不足月新生儿", "在册隐患点", "隐患点", "垃圾堆积场", "采煤塌陷区", "沉降池",
    "老化试验", "有机肥堆积发酵", "滞销险", "停电操作票", "雨污直排口改造", "防返贫", "未返贫", "零返贫", "阻断返贫", "遏制返贫", "严防返贫",
    "守住不返贫", "防止返贫", "破获电信诈骗", "劝阻电信诈骗", "拦截诈骗", "反诈骗", "拆除危桥", "改危桥", "撤并危桥", "消除危桥", "危桥改造",
    "整治污水直排", "封堵污水直排", "制止私挖乱采", "打击私挖乱采", "消除通信盲区", "填补通信盲区", "帮销滞销柑橘", "清收欠款", "追回冒领养老金",
    "帮扶停产企业", "停产企业复产", "亏损村集体帮扶", "化解新增积案", "新增积案化解", "水质不达标整改", "应对突发事件", "累积案件", "收回欠款",
    "归还欠款", "偿还欠款", "还清欠款", "代偿欠款", "走失手环", "累积访问量", "清除卫生死角", "预防电信诈骗", "无电信诈骗", "零欠款",
    "电信诈骗宣传", "返贫监测", "返贫保险", "适老化", "适老化家庭", "公诉诈骗", "送教上门失学儿童", "水土流失面积", "老龄化", "人口老龄化",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_it_is_a_problem(name: str) -> None:
    assert FAULTS.is_problem(name)


@pytest.mark.parametrize("name", DONE_OR_NONE)
def test_it_is_none(name: str) -> None:
    assert not FAULTS.is_problem(name)


@pytest.mark.parametrize("name", ["污水直排", "污水直排口", "垃圾堆积点", "垃圾乱倒点", "漏雨校舍", "新坡滞销鲜李", "偷排点"])
def test_nobody_builds_what_any_word_of_it_says_is_bad(name: str) -> None:
    assert FAULTS.may_be_bad(name)


@pytest.mark.parametrize("name", ["公厕", "垃圾中转站", "适老化设施", "漏雨校舍改造", "污水处理设施"])
def test_but_they_do_build_these(name: str) -> None:
    assert not FAULTS.may_be_bad(name)


@pytest.mark.parametrize(
    ("name", "around", "reporter", "is_so"),
    [
        ("不合格", ["农产品安全", "抽检"], "示例县农业农村局", True),
        ("水质不达标", ["饮水", "水质监测"], "示例县卫生健康局", True),
        ("水质不达标", ["饮水", "水厂"], "示例县水利局", False),
        ("不合格", ["防返贫", "监测对象"], "示例镇人民政府", False),
        ("电信诈骗", ["平安建设"], "中共示例县委政法委员会", True),
        ("电信诈骗", ["平安建设"], "示例镇人民政府", False),
        ("滞销柑橘", ["抽检"], "示例县农业农村局", False),
    ],
)
def test_what_is_counted_of_others_is_not_the_reporters(name: str, around: list[str], reporter: str, is_so: bool) -> None:
    assert FAULTS.evils.is_counted_only(name, around, reporter) is is_so


def test_without_words_nothing_is_bad() -> None:
    assert not Evils({}).word_in("滞销柑橘")
    assert not Evils({}).sounds_so("滞销柑橘")
