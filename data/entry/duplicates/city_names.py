"""City names: one key for every spelling, such as 上海, 上海市, Shanghai, Shanghai 上海."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from data.entry.duplicates.text_normalization import is_han, normalize_text

_CITY_SUFFIX = re.compile(r"(?<=..)(?:特别行政区|地区|市)$")
_PROVINCE_PREFIX = re.compile(r"^(?:中国|中华人民共和国)?(?:.{2,7}?(?:省|自治区))?")


@lru_cache
def _load_cities() -> dict[str, str]:
    """The name of each listed city by each of its spellings."""
    spellings_by_city = tomllib.loads((Path(__file__).parent / "cities.toml").read_text(encoding="utf-8"))["cities"]
    return {way: name for name, ways in spellings_by_city.items() for way in (name, *ways)}


@lru_cache(maxsize=10_000)
def build_city_key(city: str) -> str:
    """The key of a city, the same for all its spellings; empty where there is no text."""
    text = normalize_text(re.split(r"[,，;；、/]", city.strip())[0])
    han = "".join(character for character in text if is_han(character))
    if han:
        bare = _CITY_SUFFIX.sub("", _PROVINCE_PREFIX.sub("", han)) or han
        return (
            bare if bare in _load_cities() else next((name for name in _load_cities() if _is_within(name, bare)), bare)
        )
    bare = text.removesuffix(" city").replace(" ", "")
    return _load_cities().get(bare) or _load_cities().get(bare.removesuffix("shi")) or bare


def list_all_spellings() -> tuple[str, ...]:
    """All spellings of all listed cities, longest first."""
    return tuple(sorted(_load_cities(), key=lambda way: (-len(way), way)))


def _is_within(name: str, bare: str) -> bool:
    """上海市浦东新区 is in 上海."""
    return bare.startswith(f"{name}市") and len(name) > 1


@lru_cache(maxsize=10_000)
def list_spellings(key: str) -> tuple[str, ...]:
    """The spellings of a city in normalized names, longest first."""
    ways = {key, *(way for way, name in _load_cities().items() if name == key)}
    return tuple(sorted((*ways, f"{key}市") if key and is_han(key[0]) else ways, key=lambda way: (-len(way), way)))
