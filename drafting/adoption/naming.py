"""What a figure is called: the noun phrase that its sentence puts before or behind it, as a name that a template can write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.adoption.figures import Found
from drafting.frozen import frozen
from drafting.model.indicator import DERIVED_NAMES, DONE, OTHER_WORDS, OWN_KEYS
from drafting.model.names import BUILT_IN
from drafting.patterns import lazy

_FOLDED: Final = str.maketrans(",;:()", "，；：（）")
_STOP: Final = lazy("[，。；：！？、（）《》【】…|　 \t]")
_STATEMENT: Final = lazy("[。；！？]")
_NO_LETTER: Final = lazy(r"[^\u4e00-\u9fffA-Za-z]")
_ITEM: Final = lazy("^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]，)")

_AHEAD: Final = lazy(
    "^(?:其中|其余|此外|同时|目前|截至目前|截止目前|到目前|现在|至今|迄今|今年以来|年初以来|今年|全年|本年度?|上半年|下半年|前[一二三]季度|一季度|近年来|期间|我们|我[省市县区乡镇局委办村]|"
    "全[省市县区乡镇局州盟旗村]|全国|辖区|以来|(?:[省市县区]委|[省市县区]政府|[乡镇]?党委|政府)(?=先后|共|主要|领导|召开|研究|出台|印发)|特别是|尤其是|如|占(?=..)|(?:同比|比|较)(?:上年|去年|同期|年初)*(?=增长|下降|增加|减少|提高|上升|降低)|底|共有|共计|合计|总计|累计|总共|共(?![享建同治产青])|已经|已(?!婚)|现有|现(?![代场金])|并(?![网购轨])|还(?![款田林贷建])|又|再(?![生就造次])|先后|分别|约(?!谈)|近(?!视)|预计|"
    "当年|年内|年|月|底|末|及时|通过(?![率验审])|以及|和(?!谐)|与(?!会)|及(?!格)|或|在(?![岗建校册库园编读职地线施])|将|把|对(?![口接象外])|向(?!上)|为(?!民)|按(?![期时])|从(?!业)|由|使|让|给(?!水)|计(?![划生])|也|均(?!衡)|仅|只|达到|达(?!标)|"
    "实现了|完成了|有(?![序效关机])|新(?=识别|开发))"
)
"""What begins a clause and says nothing of what is counted."""
_BEHIND: Final = lazy(
    "(?:[一两三四五六七八九十]个|达到了?|达成|达|增至|升至|增加到|增长到|提高到|提升到|上升到|下降到|下降至|降至|降到|发展到|扩大到|稳定在|保持在|控制在|突破|超过|(?<!赶)超|高于|低于|不低于|不少于|不超过|约为|(?<![签预履节制])约|(?<!附)近|(?<![作行认])为|是|"
    "(?<![国私公所])有|至|(?<![签报])到|共计|共有|(?<!公)共|合计|总计|累计|分别|已有|已|(?<![人户年日月平])均|各|最高达|多达|高达|仅|(?<![统审会设估])计|(?<![其剩盈结])余|等|(?<!为)了|的|和|(?<!参)与|及|或|(?<![现存])在|(?<!培)将|"
    "把|(?<!面)对|(?<!转)向|由|从|(?<!予)以|(?<!占)比|(?<!侵)占|其中|其|之|一次性|总量达|(?<!成)就|再|(?<![创更翻革])新|(?<!合)并|(?<![许认])可|(?<![功技产储节])能|每|最高|最低|至少|不足|预计|确保|力争|全部|平均|来自|收到)$"
)
"""What leads from the words to the figure."""
_ENDS_IN_VERB: Final = lazy(
    "(?:召开|组织|开展|打造|培育|创建|选派|纳入|实施|建成|建立|建设|发放|安排|完成|新建|新增|开设|设立|下设|设|辖|带动|吸纳|帮助|解决|推进|推动|制定|出台|印发|修订|新开发|开发|改造|改建|扩建|整改|争取|引进|引入|签订|签约|"
    "招聘|培训|走访|排查|检查|发现|查处|办理|受理|处理|化解|接待|举办|承办|参加|参与|获得|荣获|获评|获|评选|评为|认定|入选|拥有|配备|配置|购置|采购|投入|投资|拨付|兑付|兑现|救助|资助|帮扶|慰问|服务|覆盖|惠及|涉及|种植|养殖|"
    "发展|发展到|维护|维修|修建|修复|清理|拆除|整治|治理|提供|介绍|安置|派出|派驻|组建|成立|形成|落实|储备|谋划|申报|入库|开工|竣工|投产|实现|支持|保障|同比|增加|减少|收集|征集|报送|刊发|发布|发表|宣传|张贴|悬挂|协调|认领|细化|"
    "提出|反馈|移交|移送|立案|结案|处分|约谈|问责|通报|调度|调研|督查|督导|督办|巡查|巡逻|出动|出警|抽检|抽查|监测|检测|采集|录入|登记|核查|核实|复核|验收|审批|审核|审查|命名|打造了|建有|设有|设置|调整|重用|输送|转移|接种|签署|销售|购买|捐赠|募集|筹集|"
    "聘请|招录|招收|引育|集聚|聚集|选树|表彰|推荐|推广|运行|开通|开辟|架设|铺设|安装|更换|疏浚|加固|绿化|栽植|植树|种草|造林|补植|流转|复垦|复耕|恢复|压减|压缩|取消|下放|精简|归集|共享|联系|对接|互访|挂牌|摘牌|关停|淘汰)$"
)
_CUT_NOUN: Final = lazy(
    "(?:全部|均已|均|都|已经|已|得到|实现|完成|通过|纳入|入选|参加|参与|进入|开展|进行|用于|接续|就近|直接|分别|荣获|获得|获评|获|被|达到|达(?!标)|为(?!民)|在(?![岗建校册])|由|到(?![户村人期账位岗校])|与|和(?!谐)|及(?!格)|或|对(?![口接象])|将|把|并|以及|以|接入|"
    "下派|入村|结对|安装|实行|按照?|涉及|增收(?!模式|渠道|措施|行动)|共(?![享建同治产])|给予|予以|正在|从(?!业)|向|来|可|能(?=[\u4e00-\u9fff])(?<!功)|需|处于|位于|签约|落户|开工|竣工|投产|建成|投入|投用|超额|超过|同比|增长|下降|较|比(?!例|重)|占(?![耕地比])|率先|顺利|成功|有效|有序|基本(?!公共|农田|医|养老)|初步|"
    "享受|受益|稳定|持续|集中|牵头|包联|联系|严格|做到|确保|助力|(?<!党)组织|序时|重点(?=.{4})(?!项目|工程|企业|任务|人群|村|产业)|发挥|领取|发放|购买|办理|解决|提供|完善|落实|加强|做好|迅速|全覆盖|统一|帮助|赴|前往|等|上下|左右|以上|以下|的)"
)
"""Where what is counted ends and what is said of it begins."""
_NO_NOUN: Final = lazy("^(?:的|以上|以下|左右|上下|之|多|余|地|得|了|，|$)")
_BARE: Final = frozenset((
    "资金", "金额", "投资", "总投资", "项目", "人数", "户数", "面积", "占比", "比例", "产值", "补助", "补贴", "总数", "总额", "人口", "增长", "下降", "其余", "增幅", "增速", "产量", "收入", "数量", "达", "总", "人", "户", "个",
    "受益", "受益人口", "任务", "完成率", "比重", "总量", "规模", "同比", "环比", "提高", "上升", "降低", "减少", "增加", "覆盖", "覆盖率", "男", "女", "余额",
))  # fmt: skip
"""Names that say nothing by themselves: what stands before them in the sentence is named with them."""
_COUNTERS: Final = frozenset((
    "个", "家", "名", "项", "座", "所", "条", "件", "处", "场", "台", "篇", "种", "类", "份", "期", "次", "位", "支", "辆", "户", "起", "例", "宗", "套", "栋", "幢", "间", "口", "头", "只", "村", "批", "轮", "笔", "本", "张", "部", "人",
    "大类", "门", "片", "段", "眼", "盏", "艘", "架", "组", "队", "对", "班", "节", "场次", "面",
))  # fmt: skip
"""Units that may stand before what they count."""
_LONGEST: Final = 16
_LONGEST_TOPIC: Final = 10
_SHORTEST: Final = 2
_LONGEST_GROUP: Final = 18
_LONGEST_BEHIND: Final = 14
_LONGEST_OF_ALL: Final = 22
_NO_NAMES: Final = frozenset((*BUILT_IN, *OWN_KEYS, *DERIVED_NAMES, *OTHER_WORDS, *DONE, "名称", "别名", "行业", "近组", "所属", "门类", "限本组", "限近组", "同义", "一律不含", "口径", "类型", "性质", "方向", "汇总", "规则", "派生", "子项", "用项", "必报"))
"""Names that say something else in data, in a catalogue or in a template."""
_ZEAL: Final = lazy(
    "^(?:以更[高大优实严强好][\u4e00-\u9fff]{1,2}|扎实|深入|全面|全力|着力|大力|积极|持续|不断|切实|认真|坚决|稳步|有序|加快|统筹|突出|聚焦|坚持|努力|进一步|强力|奋力|主动|高标准|高质量|有效|严格|紧紧围绕|紧扣|围绕|抓好|做好|狠抓|抓实|抓紧)(?:推进|推动|抓好|做好|开展|加强|强化|提升|落实|实施)?(?=[\u4e00-\u9fff]{3})"
)
"""How headings begin that say with how much zeal."""
_MEANS: Final = lazy("以.+为(?:抓手|引领|目标|主线|重点|契机|核心|牵引|导向|统领|总抓手|支撑|基础|载体|突破口)|坚持|聚焦.{0,3}$")
"""以党建为引领，…: by what, not what."""
INTRODUCTION: Final = "总体情况"


@frozen
class Phrase:
    """What the sentence calls a figure: `words` before and behind it, what the sentence is about, the clauses before, and whether it goes on from the figure before."""

    words: str
    unit: str
    subject: str
    clauses: tuple[str, ...]
    goes_on: bool
    respective: bool = False
    """Behind 分别: without `words` it is not plain whose it is."""

    def names(self, earlier: str, earlier_unit: str) -> Iterator[str]:
        """Names, the best first; `earlier` is that of the figure before. None of them need be free."""
        earlier = _AGAIN.sub("", earlier) if self.goes_on else ""
        measured = _MEASURED.get(self.unit, "数")
        near = (self.subject, earlier) if earlier.startswith(self.subject or "\0") else (earlier, self.subject)
        context = [each for each in dict.fromkeys((*near, *self.clauses)) if len(each) >= _SHORTEST]
        bare = not self.words or self.words in _BARE
        if not bare:
            yield self.words
        for each in context:
            if not self.words:
                yield each if self.unit == earlier_unit else f"{each}{measured}"
            elif each.endswith(self.words):
                yield f"{each}{measured}"
            elif not self.words.startswith(each):
                yield _joined(each, self.words)
        if bare and not context:
            yield self.words if len(self.words) > _SHORTEST else f"{self.words or '有关'}{measured}"


def is_name(text: str) -> bool:
    """Whether a template and the data can write it as a name."""
    return len(text) > 1 and text.isidentifier() and text not in _NO_NAMES and not any(each.isdigit() for each in text)


def group_name(headings: Sequence[str]) -> str:
    """What the heading is about, in short; of several the nearest. The headings above it tell it from one that is alike."""
    if not headings:
        return INTRODUCTION
    words = _YEARS.sub("", headings[-1].translate(_FOLDED))
    parts = [each for each in (_letters(part) for part in _STOP.split(words)) if len(each) >= _SHORTEST]
    telling = [each for each in parts if len(each) > _SHORTEST and not _MEANS.match(each)]
    short = next(iter([*telling, *parts]), "")
    short = _ZEAL.sub("", short) or short
    if len(short) > _LONGEST_GROUP:
        short = short[:_LONGEST_GROUP]
    return short if is_name(short) else f"{short}情况" if is_name(f"{short}情况") else INTRODUCTION


def phrases_in(words: str, figures: Sequence[Found], own: Sequence[str] = ()) -> Iterator[Phrase]:
    """What the line calls each of its figures. `own` are names of the unit's own place, which say nothing in its own data."""
    shown = words.translate(_FOLDED)
    end = 0
    respective = _respective(shown, figures)
    for number, figure in enumerate(figures):
        before = shown[end : figure.start]
        after = shown[figure.end : figures[number + 1].start if number + 1 < len(figures) else None]
        noun = _noun(after) if figure.units and figure.units[-1] in _COUNTERS else ""
        subject = _subject(shown, figure.start, figures, own)
        if (name := respective.get(number)) is not None:
            yield Phrase(_shortened(name), figure.units[-1] if figure.units else "", subject, (), goes_on=False, respective=True)
        else:
            yield _phrase(before, after, noun, figure, subject, own)
        end = figure.end + (after.find(noun[-1]) + 1 if noun and after != "、" else 0)


def _respective(shown: str, figures: Sequence[Found]) -> dict[int, str]:
    """Whose each figure behind 分别 is: 甲类企业、乙类企业分别达到12家、46家; "" where that is not plain."""
    whose: dict[int, str] = {}
    for number, figure in enumerate(figures):
        before = shown[figures[number - 1].end if number else 0 : figure.start]
        match = _RESPECTIVE.search(_STATEMENT.split(before)[-1]) if number not in whose else None
        if match is None:
            continue
        row = 1
        while number + row < len(figures) and _GOES_ON.fullmatch(shown[figures[number + row - 1].end : figures[number + row].start]):
            row += 1
        several = figures[number : number + row]
        listed = all(_LISTED.fullmatch(shown[one.end : other.start]) and one.units == other.units for one, other in pairwise(several))
        names = _listed(match[1])
        if row == 1 and len(names) == 1 and names[0]:
            continue  # 各乡镇分别召开会议12次
        done = _label(_COMPARED.sub("", match[2]), ())
        is_plain = listed and len(names) == row > 1 and not match[1].endswith("等") and _are_whole(names)
        whose |= {number + at: f"{names[at]}{'' if done in _ATTAINED else done}" if is_plain else "" for at in range(row)}
    return whose


def _listed(words: str) -> list[str]:
    return [_label(each, ()) for each in _LISTED.split(words)]


def _are_whole(names: Sequence[str]) -> bool:
    """Whether each name is one by itself: in 快递、电信业务量 the first may end as the last does."""
    longest = max(len(each) for each in names[:-1])
    return (
        len(set(names)) == len(names) and all(len(each) >= _SHORTEST for each in names)
        and (len({each[-1] for each in names}) == 1 or len(names[-1]) <= longest + 1)
    )  # fmt: skip


def _phrase(before: str, after: str, noun: str, figure: Found, subject: str, own: Sequence[str]) -> Phrase:
    plain = _BRACKETED.sub("", _ITEM.sub("", _STATEMENT.split(before)[-1]))
    clauses = _STOP.split(_NUMBER.sub(_apart, plain))
    last = clauses[-1]
    unit = figure.units[-1] if figure.units else ""
    label = _label(last, own)
    if "等" in last and "、" in before:
        label = _MANNER.sub("", _label(last.rpartition("等")[2], own))  # 保洁员、护林员等公益岗位
    if not label and not noun:
        label = _label(_STOP.split(_NUMBER.sub("", plain))[-1], own) or (_label(clauses[-2], own) if len(clauses) > 1 and before.endswith(("：", "（")) else "")
    if label in _BARE and len(whole := _label(_STOP.split(_NUMBER.sub("", plain))[-1], own)) <= _LONGEST:
        label = whole  # 谋划2026年项目
    if unit == "%" and _SHARE.search(last):
        label = "占比"
    if last.endswith("的") and label and not noun and figure.units:
        noun = figure.units[0]
    name = _joined(label, noun) or ("" if unit == "%" else _clause_behind(after))
    return Phrase(name, unit, subject, tuple(each for each in (_topic(part, own) for part in reversed(clauses[:-1])) if each), not _STATEMENT.search(before))


def _apart(number: re.Match[str]) -> str:
    """A date parts the words before it from those behind; another number only goes."""
    return "，" if _DATED.search(number[0]) else ""


def _label(clause: str, own: Sequence[str]) -> str:
    """The words of a clause that lead to a figure, without those that only lead."""
    label = _letters(clause)
    while True:
        shorter = _AHEAD.sub("", label)
        for place in own:
            shorter = shorter.removeprefix(place)
        shorter = _BEHIND.sub("", shorter)
        if shorter == label:
            return label
        label = shorter


def _noun(after: str) -> str:
    """What is counted, behind the figure: 26个典型村."""
    clause = _AND.sub("", _NOUN_ENDS.split(after, maxsplit=1)[0])
    whole = len(_STOP.split(after, maxsplit=1)[0])
    if _NO_NOUN.match(clause) or not clause:
        return ""
    noun = clause
    for cut in _CUT_NOUN.finditer(clause):
        if cut.start() == 0:
            return ""
        if (cut.start() >= _SHORTEST or clause[0] in _PLACES) and whole - cut.end() > 1:
            noun = clause[: cut.start()]
            break
    noun = _AND.sub("", _letters(noun))
    return noun if _SHORTEST <= len(noun) <= _LONGEST or noun in _PLACES else ""


def _clause_behind(after: str) -> str:
    """What is said of what has no other name: 3个正在申报中."""
    clause = _letters(_STOP.split(after, maxsplit=1)[0])
    return clause if _SHORTEST < len(clause) <= _LONGEST_BEHIND and not _NO_NOUN.match(clause) else ""


def _joined(label: str, noun: str) -> str:
    """Both as one name where it is not too long, else the more telling end of it."""
    if label.endswith(noun):
        return _shortened(label)
    if noun.startswith(label) or not label:
        return _shortened(noun)
    if len(label) + len(noun) <= _LONGEST:
        return label + noun
    if verb := _ENDS_IN_VERB.search(label):
        joined = verb[0] + noun
        return joined if len(joined) <= _LONGEST else _shortened(noun)
    return _shortened(noun) if len(noun) > _SHORTEST else _shortened(label + noun)


def _shortened(name: str) -> str:
    """The last part of a long name, from a place where words part."""
    if len(name) <= _LONGEST:
        return name
    tail = name[-_LONGEST:]
    parts = list(_PARTS.finditer(tail))
    whole = name if len(name) <= _LONGEST_OF_ALL else tail
    return next((tail[part.end() :] for part in parts if len(tail) - part.end() >= _SHORTEST + 2), whole)


_NUMBER: Final = lazy(r"(?:今年|去年|明年|上年|全年|当年|近年|年内|目前)(?:以来)?|\d[\d.,]*(?:[-—－～~至]\d+)?(?:年度?|月份?|日|千伏|[万亿]?元|公里|级|号|[个户人名家])?(?:[上中下]旬|底|末|初|以来|(?:以上|以下)的?)?")
_YEARS: Final = lazy(r"(?:(?:19|20)\d{2}[-—－～~至])?(?:19|20)\d{2}年(?:度(?!假))?(?:第?[一二三四]季度|[上下]半年)?")
_OF_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年")
_DATED: Final = lazy("[年月日前]")
_NOUN_ENDS: Final = lazy("[，。；：！？、（）《》【】…|　 \t]|(?<=..)[“‘]")
_PLACES: Final = ("村", "镇", "乡", "县", "市", "区", "街")
_AGAIN: Final = lazy("之[一二三四五六七八九十]+$")
_BRACKETED: Final = lazy("（[^（）]*）$")
_LISTED: Final = lazy("[、和及与]")
_AND: Final = lazy("(?:以及|和|与|及|或)$")
_MANNER: Final = lazy("^(?:方式|形式|途径|渠道|措施|活动|方法|手段)")
_MEASURED: Final = {"元": "金额", "%": "比例", "亩": "面积", "公里": "里程", "户": "户数", "人": "人数", "名": "人数", "吨": "吨数", "次": "次数"}
"""What a figure of this unit is of something that has a name already."""
_RESPECTIVE: Final = lazy("([^，：（）]*)分别([^，：（）、]*)$")
_GOES_ON: Final = lazy("[，、和及与]|[^，。；：！？]*")
_COMPARED: Final = lazy("^同?(?:比|较)(?:上年|去年|同期)*")
_ATTAINED: Final = frozenset(("", "达", "达到", "为", "是", "有", "完成", "实现"))
_SHARE: Final = lazy("(占比?|比重|比例)(?:为|是|达到?|约)*$|占.{0,12}的$")
_PARTS: Final = lazy("等方式|等|有|的|对|向|为|将|把|在|由|按|被|使|让|给|了|并|以|和|与|及")


def _subject(shown: str, at: int, figures: Sequence[Found], own: Sequence[str]) -> str:
    """Whom the sentence is about: 大安市 of 大安市5个典型村75个项目, 吉林大学 of 吉林大学到通榆县对接4次."""
    start = max((shown.rfind(mark, 0, at) for mark in "。；！？"), default=-1) + 1
    stop = min((each.start for each in figures if each.start >= start), default=at)
    clauses = [each for each in (_topic(part, own) for part in _STOP.split(_NUMBER.sub(_apart, _ITEM.sub("", shown[start:stop])))) if len(each) >= _SHORTEST]
    return clauses[-1] if clauses else ""


def _topic(clause: str, own: Sequence[str]) -> str:
    """What a clause speaks of, without what it says."""
    label = _label(clause, own)
    cut = next((cut.start() for cut in _CUT_NOUN.finditer(label) if cut.start() >= _SHORTEST and not _LISTED.match(cut[0]) and cut[0] not in ("的", "以及")), len(label))
    topic = _shortened(label[:cut])
    return topic if len(topic) <= _LONGEST_TOPIC else ""


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def table_names(head: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table as names, each another."""
    names: list[str] = []
    latest = max((int(match[1]) for words in head for match in _OF_YEAR.finditer(words)), default=0)
    for words in head:
        shown = words.translate(_FOLDED).partition("（")[0]
        before = "上年" if (match := _OF_YEAR.search(shown)) and int(match[1]) == latest - 1 else ""
        name = before + _letters(_YEARS.sub("", shown)) or "栏"
        while name in names or not is_name(name):
            name = f"另{name}" if name in names else f"{name}栏"
        names.append(name)
    return tuple(names)
