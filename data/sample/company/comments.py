"""What people write below a questionnaire, in their own language, so that it fits the score they gave."""

import numpy as np

from data.sample.company.draw import Flags, Floats, RandomStream, Texts, mask_unless

GLAD_COMMENTS = (
    ("Quick delivery and friendly people.", "送货快，人也热情。"),
    ("Everything as ordered, thank you.", "和下单的一样，谢谢。"),
    ("The gift boxes are lovely.", "礼盒很漂亮，朋友很喜欢。"),
    ("Good value, I will come back.", "性价比高，会再来。"),
    ("My contact always calls back.", "客户经理每次都回电话。"),
    ("The tea is fresh, as always.", "茶叶一如既往地新鲜。"),
    ("Easy to order from the mini program.", "小程序下单很方便。"),
    ("Problem solved on the same day. 👍", "当天就解决了问题。👍"),
    ("We recommend you to our partners.", "已经推荐给合作伙伴。"),
    ("Invoices are correct and on time.", "发票准确及时。"),
)
NEUTRAL_COMMENTS = (
    ("All right, nothing special.", "还可以，没什么特别的。"),
    ("Good goods, but prices have gone up.", "东西不错，就是涨价了。"),
    ("Delivery took a little long.", "送货稍微慢了点。"),
    ("N/A", "暂无"),
    ("The web page could be clearer.", "网页可以再清楚一些。"),
    ("Packaging could be better.", "包装可以再好一点。"),
)
CROSS_COMMENTS = (
    ("Two pieces arrived broken.", "到货时坏了两件。"),
    ("Wrong colour, and the exchange was tiresome.", "颜色发错了，换货很麻烦。"),
    ("Too expensive for what it is.", "这个质量不值这个价。"),
    ("The promised day was not kept.", "没有按承诺的日期送到。"),
    ("The quality is not what it was.", "质量不如以前。"),
    ("Nobody told me the item was out of stock.", "缺货也没人通知我。"),
)
UNHEARD_COMMENTS = (
    ("Nobody answers my messages any more.", "发消息没人回。"),
    ("I waited three days for a reply.", "等了三天才有人回复。"),
    ("I called four times and was passed around.", "打了四次电话，一直被推来推去。"),
    ("My contact left and nobody took over.", "客户经理走了，没人接手。"),
    ("Your people seem not to care whether we stay.", "感觉你们的人不在乎我们走不走。"),
    ("The goods are fine, but the service is slow and unfriendly.", "东西没问题，但服务又慢又不耐烦。"),
)
RETURNED_COMMENTS = (
    ("Somebody called me back at last. Much better now.", "终于有人回电话了，现在好多了。"),
    ("Good that you asked. I am back.", "谢谢你们主动联系，我又回来了。"),
    ("The new contact answers within the hour.", "新的客户经理一小时内就回复。"),
)


def draw_comments(
    draw: RandomStream, mood: Floats, is_unheard: Flags, is_back: Flags, is_english: Flags, often: float
) -> Texts:
    """A comment or nothing per person; mood runs from 0, as bad as can be, to 1."""
    size = len(mood)
    english, chinese = (_draw_texts(draw, mood, is_unheard, is_back, place) for place in (0, 1))
    return mask_unless(draw.chance(often, size), np.where(is_english, english, chinese))


def _draw_texts(draw: RandomStream, mood: Floats, is_unheard: Flags, is_back: Flags, language: int) -> Texts:
    size = len(mood)
    glad, even, cross, unheard, better = (
        draw.one_of([pair[language] for pair in pool], size)
        for pool in (GLAD_COMMENTS, NEUTRAL_COMMENTS, CROSS_COMMENTS, UNHEARD_COMMENTS, RETURNED_COMMENTS)
    )
    usual = np.where(mood >= 0.7, glad, np.where(mood >= 0.45, even, cross))
    spoken: Texts = np.where(
        is_unheard & (mood < 0.7), unheard, np.where(is_back & (mood >= 0.7) & draw.chance(0.4, size), better, usual)
    )
    return spoken
