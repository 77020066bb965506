"""Ordinary customers, persons and firms, Chinese and European; whoever is called so in life is not meant."""

# ruff: noqa: SIM905  (a list of words is read more easily as words)

from datetime import date, timedelta
from random import Random

from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

# One customer: the columns of customers and customer_identities; what is not known is absent.
Row = dict[str, str | date]

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"  # noqa: E501
GIVEN_CHARACTERS = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红娥玲芬彬龙云鹏飞凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉岚苑馨瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦婕馥琦晶茜秋珊莎锦黛青倩婷宁蓝维启翰国庆广义东庄浩泽"  # noqa: E501
FIRST_NAMES = (
    "Zoë José Anna Liam Märta Søren Chloé Jürgen Olga Piotr Inês Tom François Åsa Björn Elena Noah Aoife Łukasz Maria "
    "Günther Renée Ivan Siân Carl"
).split(" ")
LAST_NAMES = (
    "Müller,O'Brien,García,Nowak,Larsson,de Vries,Smith,D'Angelo,Fernández,Kovač,Weiß,Jensen,van den Berg,Novák,Dupont,"
    "Rossi,Strauß,Lefèvre,McDonald,Pereira,Østergård,Brown,Schröder,Ibáñez,Taylor-Jones,Hansen,Bianchi,Żak,Petit,Wójcik"
).split(",")
HAN_BRANDS = "鼎泰恒盛瑞丰华联宏远达信诚德嘉源龙腾云海蓝天宝利通汇金鑫顺兴旺祥和安康乐优创智慧维科锐驰飞凯莱美欧亚环宇星辰旭东升阳光大地绿洲银河长江泰山昆仑"  # noqa: E501
HAN_TRADES = (
    "贸易",
    "科技",
    "实业",
    "餐饮管理",
    "物流",
    "电子",
    "建筑工程",
    "环保设备",
    "医疗器械",
    "服饰",
    "广告传媒",
    "国际货运",
)
LATIN_BRANDS = (
    "Nord",
    "Alb",
    "Ver",
    "Kest",
    "Bramb",
    "Quint",
    "Hel",
    "Tor",
    "Cald",
    "Mont",
    "Fjell",
    "Gran",
    "Lys",
    "Ost",
    "Pel",
    "Rav",
)
LATIN_ENDS = (
    "alia",
    "berg",
    "etta",
    "ison",
    "omax",
    "ura",
    "ville",
    "wick",
    "yn",
    "stein",
    "croft",
    "onné",
    "ø",
    "mann",
)
LATIN_TRADES = (
    "Trading",
    "Foods",
    "Logistik",
    "Systems",
    "Textiles",
    "Maschinenbau",
    "Hotels",
    "Engineering",
    "Pharma",
    "& Sons",
)
HAN_FORMS = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司")
LATIN_FORMS = ("Ltd", "Limited", "GmbH", "Inc.", "LLC", "S.A.", "B.V.", "S.r.l.", "AG", "Pty Ltd", "Co., Ltd.", "plc")
HAN_CITIES = (
    "上海",
    "北京",
    "广州",
    "深圳",
    "成都",
    "杭州",
    "武汉",
    "西安",
    "苏州",
    "天津",
    "南京",
    "重庆",
    "长沙",
    "青岛",
    "沈阳",
    "宁波",
    "郑州",
    "厦门",
)
LATIN_CITIES = ("London", "Berlin", "Milano", "Rotterdam", "Melbourne", "Wien", "Lyon", "Kraków", "Porto", "Aarhus")


def draw_customer(draw: Random, number: int) -> Row:
    """A customer like many, with as much on record as is usual."""
    is_firm, is_han = draw.random() < 0.45, draw.random() < 0.7
    city = draw.choice(HAN_CITIES if is_han else LATIN_CITIES)
    row: Row = {"kind": "enterprise" if is_firm else "individual", "city": city}
    row["name"] = (draw_firm_name if is_firm else draw_person_name)(draw, is_han, city)
    row["address"] = f"{draw.randrange(1, 900)} {draw.choice(('Lake Road', '解放路', '人民东路', 'Mill Lane'))}, {city}"
    if not is_firm and draw.random() < 0.7:
        row["birth_on"] = date(1945, 1, 1) + timedelta(draw.randrange(22_000))
    if draw.random() < 0.6:
        row["id_number"] = draw_credit_code(draw) if is_firm else draw_id_number(draw, row.get("birth_on"))
    if draw.random() < 0.85:
        row["mobile"] = (
            draw_mobile(draw) if is_han else f"+44 7{draw.randrange(400, 999)} {draw.randrange(10**5, 10**6)}"
        )
    if draw.random() < 0.5:
        row["email"] = f"{draw.choice(('info', 'j.doe', 'office', 'zhang_w', 'kontakt'))}{number}@example.com"
    if is_firm or draw.random() < 0.2:
        row["phone"] = f"0{draw.randrange(10, 99)}-{draw.randrange(2 * 10**7, 9 * 10**7)}"
    return row


def draw_person_name(draw: Random, is_han: bool, city: str = "") -> str:
    """A person's name."""
    if is_han:
        return draw.choice(SURNAMES) + "".join(draw.sample(GIVEN_CHARACTERS, draw.choice((1, 2, 2, 2))))
    return f"{draw.choice(FIRST_NAMES)} {draw.choice(('', '', 'K. ', 'Maria '))}{draw.choice(LAST_NAMES)}"


def draw_firm_name(draw: Random, is_han: bool, city: str) -> str:
    """A firm's name with its legal form, often with its city."""
    if is_han:
        brand, trade, form = "".join(draw.sample(HAN_BRANDS, 3)), draw.choice(HAN_TRADES), draw.choice(HAN_FORMS)
        return draw.choice((f"{city}{brand}{trade}{form}", f"{brand}{trade}{form}", f"{brand}（{city}）{trade}{form}"))
    brand = draw.choice(LATIN_BRANDS) + draw.choice(LATIN_ENDS) + draw.choice(("", " Nova", " 7", " Süd", " Prime"))
    return f"{brand} {draw.choice(LATIN_TRADES)} {draw.choice(LATIN_FORMS)}"


def strip_legal_form(name: str) -> str:
    """A name that `firm` made, as far as the legal form; a person's as it is."""
    return next(
        (name.removesuffix(form) for form in (*HAN_FORMS[::-1], *LATIN_FORMS[::-1]) if name.endswith(form)), name
    )


def draw_mobile(draw: Random) -> str:
    """A mobile number of the mainland."""
    return f"1{draw.choice('3456789')}{draw.randrange(10**9):09d}"


def draw_id_number(draw: Random, born: object = None) -> str:
    """A person's number, of that day of birth."""
    day = born if isinstance(born, date) else date(1945, 1, 1) + timedelta(draw.randrange(22_000))
    body = f"{draw.choice(('110105', '310104', '440301', '510107', '330106'))}{day:%Y%m%d}{draw.randrange(1000):03d}"
    return body + str(mod_11_2.calc_check_digit(body))


def draw_credit_code(draw: Random) -> str:
    """A firm's unified social credit code."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"91{draw.choice(('310000', '110108', '440300'))}{''.join(draw.choices(letters, k=9))}"
    return body + str(uscc.calc_check_digit(body))
