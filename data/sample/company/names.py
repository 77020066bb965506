"""Names put together from parts, Chinese and English; whoever is called so in life is not meant."""

import numpy as np

from data.sample.company.random_stream import Flags, RandomStream, Texts

# ruff: noqa: SIM905  (a list of words is read more easily as words)

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤"  # noqa: E501
FIRST_PARTS = "晓雨思明佳文志子春海嘉俊梦雪若宇天诗心乐清静永安建国美玉秋冬云书景泽星可亦依舒予知念慕以沐之启元向青"  # noqa: E501
LAST_PARTS = "华明涵轩怡琪峰洋磊婷颖敏娜辰宁欣然航博毅杰晨月兰芳瑶琳彤远川林平东阳帆萱妍蕾桐霖松柏曦越恒一"

GIVEN = (
    "Alice Adam Amelia Ben Beth Carl Clara Daniel Diana Edwin Elena Felix Fiona George Grace Hannah Henry Irene Isaac "
    "Jane Joel Karen Keith Laura Leon Maria Martin Nadia Neil Olive Oscar Paula Peter Quinn Rachel Robin Sarah Simon "
    "Tessa Tom Ursula Victor Wendy Will Yara Zoe"
).split()
FAMILY_STARTS = "Ash Bar Brad Car Dun Elm Fair Gar Hart Ken Lang Mar Nor Oak Pen Rad Sel Thorn Wal Wick".split()
FAMILY_ENDS = (
    "by combe croft den dale field ford gate ham hurst ley low mere more ridge stead ton well wood worth".split()
)

BRAND_FIRST = "岚禾沐屿珩澜橙麓筑棠霁朗衡砚樾沁珂洛辽汀翎栎槿瑾"
BRAND_SECOND = "岳溪舟原野陌序川木里田堂园庭坊石泉丰和盛"
TRADES = {
    "retail": ("商贸", "Trading"),
    "catering": ("餐饮", "Catering"),
    "manufacturing": ("制造", "Works"),
    "hospitality": ("酒店", "Hotels"),
    "education": ("教育", "Education"),
    "logistics": ("物流", "Logistics"),
    "construction": ("建设", "Building"),
    "healthcare": ("健康", "Health"),
    "technology": ("科技", "Technology"),
    "government": ("服务中心", "Service Centre"),
}
ENGLISH_STARTS = "Vel Tarn Brix Cor Dal Fen Gal Hol Ister Jor Kel Lum Mor Nev Orm Pell Quor Ras Sten Umb".split()
ENGLISH_MIDDLES = ["", " Nord", " Sud", " Alta", " Prima", " Vera", " Terra", " Luna", " Sol", " Mare"]
ENGLISH_ENDS = (
    "mora wick dane esta field gren haven ix lund mere nova ora peak quay rion stone tide vale wyn zen".split()
)


def draw_person_names(draw: RandomStream, size: int, english: float = 0.25) -> tuple[Texts, Flags]:
    """Names of persons, and whether each is an English one."""
    is_english = draw.bernoulli(english, size)
    middle = np.where(draw.bernoulli(0.75, size), draw.choice(FIRST_PARTS, size), "")
    chinese = draw.choice(SURNAMES, size) + middle + draw.choice(LAST_PARTS, size)
    family = draw.choice(FAMILY_STARTS, size) + draw.choice(FAMILY_ENDS, size)
    western = draw.choice(GIVEN, size) + " " + family
    return np.where(is_english, western, chinese), is_english


def draw_company_names(draw: RandomStream, cities: Texts, trades: Texts) -> tuple[Texts, Flags]:
    """Names of companies by city and trade, and whether each is an English one; no name stands twice."""
    size = len(cities)
    is_english = draw.bernoulli(0.3, size)
    chinese_trade = np.array([TRADES[trade][0] for trade in trades], dtype=object)
    english_trade = np.array([TRADES[trade][1] for trade in trades], dtype=object)
    brand = _draw_brands(draw, BRAND_FIRST, BRAND_SECOND, BRAND_FIRST, size)
    english_brand = _draw_brands(draw, ENGLISH_STARTS, ENGLISH_ENDS, ENGLISH_MIDDLES, size)
    english_city = np.array([city.split(" ")[0] for city in cities], dtype=object)
    chinese_city = np.array([city.split(" ")[-1] for city in cities], dtype=object)
    chinese = chinese_city + brand + chinese_trade + "有限公司"
    western = english_brand + " " + english_trade + " (" + english_city + ") Ltd"
    return np.where(is_english, western, chinese), is_english


def _draw_brands(
    draw: RandomStream, first: str | list[str], second: str | list[str], third: str | list[str], size: int
) -> Texts:
    """Brands of three parts, each only once as long as there are enough of them."""
    all_of_them = np.array(sorted({a + b + c for a in first for b in second for c in third}), dtype=object)
    places = draw.permutation(len(all_of_them))
    return all_of_them[places[np.arange(size) % len(places)]]
