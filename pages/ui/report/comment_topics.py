"""The words that comments speak of most: counted, not understood. English by words, Chinese by pieces that stand free.

A word counts once per comment. Chinese has no blanks, so pieces of two to four characters are counted. A piece is taken
for a word when what stands before it and what stands after it varies: 经理 always has 客户 before it, 客户经理 has not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

LATIN = re.compile(r"[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]{2,}")
HAN = re.compile(r"[\u3400-\u9fff]+")
# Little words part the others; what stands beside them stands free.
FUNCTION_WORDS = re.compile(
    "[的了是很也都就在和与我你您他她它们这那有还再又更最被把给对为吗呢吧啊呀会能要去来得地着过让跟一]+"
)
STOP_PHRASES = frozenset({"暂无", "没有", "什么", "可以", "觉得", "非常", "特别", "谢谢", "没什么", "如既往", "别"})
STOP_WORD_LINES = """
    about after again all also always and any are as asked because been before being better but can could did does done
    each ever every everything for from get gets getting given good had has have having her here him his how into its
    just last like little long made make many more most much must need never nice not nothing now off once one only
    other our out over own quite rather really same she should since some something still such than thank thanks that
    the their them then there these they this those through time told too under until upon very was way well were what
    when where which while who why will with within without would you your right special took
    back came went come gave bit lot
"""
STOP_WORDS = frozenset(STOP_WORD_LINES.split())
MAX_READ_LENGTH, TEXT_EDGE = 400, ""
CONTAINED_SHARE = 0.7


def find_topics(texts: Iterable[str], most: int = 8, least: int = 2) -> list[tuple[str, int]]:
    """The most frequent words, Chinese and other ones, each with the number of comments that hold it."""
    latin, han = Counter[str](), Counter[str]()
    before, after = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for text in texts:
        low = text[:MAX_READ_LENGTH].lower()
        latin.update({word.strip("'’-") for word in LATIN.findall(low)} - STOP_WORDS)
        han.update(collect_pieces(low, before, after))
    free = {piece: size for piece, size in han.items() if is_free(before[piece]) and is_free(after[piece])}
    return [*select_topics(free, most, least), *select_topics(latin, most, least)]


def collect_pieces(text: str, before: dict[str, set[str]], after: dict[str, set[str]]) -> set[str]:
    """Every Chinese piece of the text once; notes what stands on both sides of it."""
    found = set()
    for run in HAN.findall(text):
        for part in FUNCTION_WORDS.split(run):
            for size in (2, 3, 4):
                for at in range(len(part) - size + 1):
                    piece = part[at : at + size]
                    before[piece].add(part[at - 1] if at else TEXT_EDGE)
                    after[piece].add(part[at + size] if at + size < len(part) else TEXT_EDGE)
                    found.add(piece)
    return found - STOP_PHRASES


def is_free(beside: set[str]) -> bool:
    """Whether what stands there varies; an end of the text or a little word is free already."""
    return TEXT_EDGE in beside or len(beside) > 1


def select_topics(counts: dict[str, int], most: int, least: int) -> list[tuple[str, int]]:
    """The most frequent; one that nearly always stands within a longer one gives way to it."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))[: most * 20]
    kept: list[tuple[str, int]] = []
    for word, size in ranked:
        gives_way = any(
            word in other and len(other) > len(word) and also >= CONTAINED_SHARE * size and HAN.match(word)
            for other, also in ranked
        )
        overlaps = any(set(word) & set(other) and HAN.match(word) for other, _size in kept)
        if size >= least and not gives_way and not overlaps:
            kept.append((word, size))
        if len(kept) == most:
            break
    return kept
