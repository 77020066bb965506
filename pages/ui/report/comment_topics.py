"""The most frequent words of comments, counted once per comment.

Languages with spaces are counted by words. Chinese has none, so pieces of two to four characters are counted, and a
piece is a word where the characters before it and after it vary: 经理 always follows 客户, 客户经理 follows anything.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

LATIN = re.compile(r"[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]{2,}")
HAN = re.compile(r"[\u3400-\u9fff]+")
# Function words separate the others, and a piece beside one is free on that side.
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
# A piece gives way to a longer one that contains it in at least this share of its comments.
CONTAINED_SHARE = 0.7


def find_topics(texts: Iterable[str], most: int = 8, least: int = 2) -> list[tuple[str, int]]:
    """Finds the most frequent words, Chinese ones first.

    Args:
        texts: the comments.
        most: the most words of each kind.
        least: the fewest comments that a word has to be in.

    Returns:
        (word, number of comments) pairs.
    """
    latin, han = Counter[str](), Counter[str]()
    before, after = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for text in texts:
        lowered = text[:MAX_READ_LENGTH].lower()
        latin.update({word.strip("'’-") for word in LATIN.findall(lowered)} - STOP_WORDS)
        han.update(collect_pieces(lowered, before, after))
    free_pieces = {piece: count for piece, count in han.items() if is_free(before[piece]) and is_free(after[piece])}
    return [*select_topics(free_pieces, most, least), *select_topics(latin, most, least)]


def collect_pieces(text: str, before: dict[str, set[str]], after: dict[str, set[str]]) -> set[str]:
    """The Chinese pieces of a text; adds the characters before and after each to `before` and `after`."""
    pieces = set()
    for run in HAN.findall(text):
        for part in FUNCTION_WORDS.split(run):
            for length in (2, 3, 4):
                for start in range(len(part) - length + 1):
                    end = start + length
                    piece = part[start:end]
                    before[piece].add(part[start - 1] if start else TEXT_EDGE)
                    after[piece].add(part[end] if end < len(part) else TEXT_EDGE)
                    pieces.add(piece)
    return pieces - STOP_PHRASES


def is_free(neighbours: set[str]) -> bool:
    """Whether the characters on one side of a piece vary, or the text or a function word ends there."""
    return TEXT_EDGE in neighbours or len(neighbours) > 1


def select_topics(counts: dict[str, int], most: int, least: int) -> list[tuple[str, int]]:
    """The most frequent words, without Chinese pieces that a longer or a more frequent one contains or overlaps."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))[: most * 20]
    topics: list[tuple[str, int]] = []
    for word, count in ranked:
        is_contained = any(
            word in other and len(other) > len(word) and other_count >= CONTAINED_SHARE * count and HAN.match(word)
            for other, other_count in ranked
        )
        has_overlap = any(set(word) & set(topic) and HAN.match(word) for topic, _count in topics)
        if count >= least and not is_contained and not has_overlap:
            topics.append((word, count))
        if len(topics) == most:
            break
    return topics
