"""The words by which a clause is taken apart: those that lead to a figure, those that say what was done, those with which something else begins.

Each list is one pattern. A word that is also part of others names the letters beside which it is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from drafting.patterns import lazy


def _either(words: str, *, but: Mapping[str, str], before: bool, more: Sequence[str] = ()) -> str:
    """Any of the words, the longest first; of those in `but` not where one of these letters stands before (behind) it."""
    guard = "(?<![{}]){}" if before else "{1}(?![{0}])"
    pieces = {word: re.escape(word) for word in words.split()} | {word: guard.format(letters, re.escape(word)) for word, letters in but.items()}
    return "|".join((*more, *(pieces[word] for word in sorted(pieces, key=len, reverse=True))))


_PLACE: Final = "省市县区乡镇州盟旗村"

LEADING: Final = lazy(
    "^(?:"
    + _either(
        """截止 截至 其中 其余 此外 同时 目前 截至目前 截止目前 到目前 现在 至今 迄今 达成 今年以来 年初以来 今年 全年 本年 本年度 上半年 下半年 一季度 近年来 期间 我们 以来 全国 辖区 特别是 尤其是 如 底 末 当年 年内
        共有 共计 合计 总计 总共 已经 现有 又 先后 分别 预计 及时 以及 或 将 把 按照 由 使 让 也 仅 只 达到 实现了 完成了 全面落实了 落实了 实施了 的 针对 包括 涵盖 一年来 扎实 切实 认真 积极 仍 每年 每月 每周 每日 每天 每季度""",
        but={
            "共": "享建同治产青", "已": "婚", "现": "代场金", "并": "网购轨", "还": "款田林贷建", "再": "生就造次犯", "约": "谈", "近": "视", "通过": "率验审", "和": "谐", "与": "会", "及": "格", "在": "岗建校册库园编读职地线施乡用",
            "对": "口接象外", "向": "上", "为": "民", "按": "期时比", "从": "业", "给": "水予", "计": "划生量算价件时提税步", "均": "衡", "达": "标", "有": "序效关机", "含": "量税水金氧", "累计": "结", "月": "人户均工收薪租供度",
        },
        before=False,
        more=(
            "中(?:有|仅有|只有)?$", "(?:同比|[与同跟比较])(?=增收|多收|少收)", f"我[{_PLACE}局委办]", f"全[{_PLACE}局]", "前[一二三]季度", "占(?=..)", "新(?=识别|开发)", "年(?![人户均度收薪产租会]|报(?![送告刊道名废])|检(?![查测修验察])|审(?![计批核查理判议]))",
            "(?:[与同跟比较]|同比)?(?:上年|去年|前年|上年度|同期|年初|上月)*(?:相比|比较)?(?=增长|下降|增加|减少|减收|增支|减支|回落|提高|上升|降低|增幅|增速|[增降](?![收产值温])|多(?![少种样])|少(?!数))",
            f"(?:[{_PLACE}]委|[{_PLACE}]政府|[乡镇]?党委|政府)(?=先后|共|主要|领导|召开|研究|出台|印发)",
        ),
    )
    + ")"
)
"""What begins a clause and says nothing of what is counted."""

TRAILING: Final = lazy(
    "(?:"
    + _either(
        """达到了 达到 达成 增至 升至 增加到 增长到 提高到 提升到 上升到 下降到 下降至 降至 降到 压缩至 压缩到 压减至 压减到 缩减至 缩减到 缩短至 缩短到 发展到 扩大到 稳定在 保持在 控制在 突破 提到 提至 提升至 提高至 降低到 跃升至 跃升到 升到 首次 双双 跨越 接连 迈上 跃上 实现 超过 高于 低于 不低于 不少于 不超过 约为 是 至 共计 共有 合计 总计 累计 分别
        已有 已 各 最高达 多达 高达 等 的 和 及 或 把 由 从 其中 其 之 一次性 总量达 再 每 最高 最低 至少 不足 预计 确保 力争 全部 平均 来自 收到 其他 其余 剩余 涉及到 包括 仍 只有 只占 拥有 还有 尚有""",
        but={
            "达": "雷马下送传抵", "超": "赶", "约": "签预履节制", "近": "附", "为": "作行认", "有": "国私公所实拥享", "只": "船羊牛猪马车鸡鸭鹅禽畜头", "尚": "时高风崇和", "到": "签报", "共": "公", "均": "人户年日月平生地亩篇", "仅": "不", "计": "统审会设估", "余": "其剩盈结", "了": "为", "及": "普惠", "与": "参", "在": "现存",
            "将": "培", "对": "面", "向": "转意走流动方导取志趋", "以": "予", "比": "占", "占": "侵", "就": "成", "新": "创更翻革", "并": "合", "可": "许认", "能": "功技产储节",
        },
        before=True,
        more=("[一两三四五六七八九十]个", f"全[{_PLACE}]"),
    )
    + ")$"
)
"""What leads from the words to the figure."""

_DOING: Final = """
召开 组织 开展 打造 培育 创建 选派 纳入 实施 建成 建立 建设 发放 安排 完成 新建 新增 开设 设立 下设 设 辖 下辖 带动 吸纳 帮助 解决 推进 推动 制定 出台 印发 修订 新开发 开发 改造 改建 扩建 整改 争取 引进 引入 签订 签约
招聘 培训 走访 排查 检查 发现 查处 办理 受理 处理 化解 接待 举办 承办 参加 参与 获得 荣获 获评 获 评选 评为 认定 入选 拥有 配备 配置 购置 采购 投入 投资 拨付 兑付 兑现 救助 资助 帮扶 慰问 服务 覆盖 惠及 涉及 种植 养殖
发展 发展到 维护 维修 修建 修复 清理 拆除 整治 治理 提供 介绍 安置 派出 派驻 组建 成立 形成 落实 储备 谋划 申报 入库 开工 竣工 投产 实现 支持 保障 同比 增加 减少 收集 征集 报送 刊发 发布 发表 宣传 张贴 悬挂 协调 认领 细化
提出 反馈 移交 移送 立案 结案 处分 约谈 问责 通报 调度 调研 督查 督导 督办 巡查 巡逻 出动 出警 抽检 抽查 监测 检测 采集 录入 登记 核查 核实 复核 验收 审批 审核 审查 命名 打造了 建有 设有 设置 调整 重用 输送 转移 接种 签署 销售
购买 捐赠 募集 筹集 聘请 招录 招收 引育 集聚 聚集 选树 表彰 推荐 推广 运行 开通 开辟 架设 铺设 安装 更换 疏浚 加固 绿化 栽植 植树 种草 造林 补植 流转 复垦 复耕 恢复 压减 压缩 取消 下放 精简 归集 共享 联系 对接 互访 挂牌 摘牌
关停 淘汰 识别 回收 处置 下达 建 督促""".split()  # noqa: SIM905

ENDS_IN_VERB: Final = lazy(f"(?:{'|'.join(sorted(_DOING, key=len, reverse=True))})$")
"""What is done, before a figure of what it is done to: 召开 of 召开会议24次."""

BEGINS_WITH_VERB: Final = lazy(f"(?:{'|'.join(sorted((each for each in _DOING if len(each) > 1), key=len, reverse=True))})")

CUTTING: Final = lazy(
    "(?:"
    + _either(
        """全部 均已 都 已经 已 得到 实现 完成 通过 纳入 入选 参加 参与 进入 开展 进行 用于 接续 就近 直接 分别 荣获 获得 获评 获 被 达到 由 与 或 将 把 并 以及 以 接入 下派 入村 结对 安装 实行 按 按照 涉及 给予 予以 正在 来 可 需 处于 位于
        签约 落户 开工 竣工 投产 建成 投入 投用 超额 超过 同比 增长 下降 较 率先 顺利 成功 有效 有序 初步 享受 受益 稳定 持续 集中 牵头 包联 联系 严格 做到 确保 助力 序时 发挥 领取 发放 购买 办理 解决 提供 完善 落实 加强 做好 迅速 全覆盖 统一 实施了 落实了 开展了
        帮助 赴 前往 等 上下 左右 以上 以下 的 尽快 及时 按时 如期 基础上 平均 总产 单产 亩均 户均 增加 增至 升至 降至 减少 降低 提高 上升""",
        but={
            "为": "民", "在": "岗建校册", "到": "户村人期账位岗校", "和": "谐", "及": "格", "对": "口接象", "增收": "模渠措行", "提升": "村工行改县", "共": "享建同治产", "从": "业", "向": "上", "比": "例重", "占": "耕地比", "也": "门", "来": "水",
        },
        before=False,
        more=("(?<![雷马])达(?!标)", "(?<=..)(?<![高初集空其途])中(?:有|仅有|只有|(?![心学医药专型小层式文国央期华部间介职等]))", "(?<![平生人户亩地])均(?!衡|等)", "(?<![功技产储节性职潜智])能(?=[\u4e00-\u9fff])", "基本(?!公共|农田|医|养老)", "(?<![党团])(?<!基层)(?<!社会)(?<!合作)(?<!经济)(?<!群团)(?<!志愿)(?<!公益)(?<!妇女)(?<!群众)(?<!自治)(?<!行业)组织", "重点(?=.{4})(?!项目|工程|企业|任务|人群|村|产业)"),
    )
    + ")"
)
"""Where what is counted ends and what is said of it begins."""

ZEALOUS: Final = lazy(
    "^(?:以更[高大优实严强好][\u4e00-\u9fff]{1,2}|"
    + _either(
        """扎实 深入 全面 全力 着力 大力 积极 持续 不断 切实 认真 坚决 稳步 有序 加快 统筹 突出 聚焦 坚持 努力 进一步 强力 奋力 主动 高标准 高质量 有效 严格 紧紧围绕 紧扣 围绕 抓好 做好 狠抓 抓实 抓紧""",
        but={},
        before=False,
    )
    + ")(?:推进|推动|抓好|做好|开展|加强|强化|提升|落实|实施)?(?=[\u4e00-\u9fff]{3})"
)
"""How headings begin that say with how much zeal."""

BARE: Final = frozenset(
    """资金 金额 投资 总投资 项目 人数 户数 面积 占比 比例 产值 补助 补贴 总数 总额 人口 增长 下降 其余 增幅 增速 产量 收入 数量 达 总 人 户 个 受益 受益人口 任务 完成率 比重 总量 规模 同比 环比 提高 上升 降低 减少 增加 覆盖 覆盖率
    降幅 涨幅 节支 少发生 多发生 男 女 余额 开工 竣工 完工 投产 总产 单产 平均单产 最高单产 增 降 多 少 竣工率 开工率 投入 投入资金 投资额 完成投资 项目总投资 成交额 贷款余额 里程 建筑面积 占地面积 增收 减收 增支 减支 多收 少收 回落 销售额 余 总产量 总面积 总产值 户均 人均 日均 月均 均 控制数 净增 净增加""".split()  # noqa: SIM905
)
"""Names that say nothing by themselves: what stands before them in the sentence is named with them."""

CHANGES: Final = frozenset("降幅 涨幅 节支 多发生 少发生 多出 增长 下降 提高 上升 降低 减少 增加 增幅 增速 增 降 多 少 同比 环比 占比 比例 比重 完成率 超额完成 覆盖率 净增 净增加".split())  # noqa: SIM905
"""Those that are said of the figure before, which stays what is spoken of."""

THINGS: Final = frozenset(("项目", "人口", "企业", "品牌", "产品"))
"""Those of them that are counted themselves, so that what follows is said of them."""

STATES: Final = lazy("(?:已|计划|累计)?(?:开工|竣工|完工|投产)(?:建设|实施)?$")
"""How far something is, at the end of its name: of its next state it is no part."""

MEASURES: Final = lazy("(?:总|涉及|种植|播种|建筑|占地|平均|最高)*(?:面积|产量|产值|总产|单产|数量|人数|户数|[户人头个家座栋]数|资金|金额|投资)$")
"""What a name ends in that is measured: another measure of the same is named without it."""
