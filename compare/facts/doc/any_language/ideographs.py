"""Numbers in ideographs: '三十五', '二〇二一', '3万5千', '1.2億'."""

from __future__ import annotations

from compare.patterns import regex

_ONES = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SIGNS = "".join((*_ONES, *_TENS, *_MYRIADS))
FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# With figures a magnitude must follow: '3万5千', not '2021年'.
IDEOGRAPHS = rf"(?:(?<![\d.,])(?:{FIGURE})[十百千万萬亿億兆]+(?:(?:{FIGURE})(?=[十百千万萬亿億])|[{_SIGNS}])*|[{_SIGNS}]+)"
_PART = regex(rf"{FIGURE}|[{_SIGNS}]")


def value_of_ideographs(text: str) -> float:
    """The value of a number as `IDEOGRAPHS` finds it."""
    parts = _PART.findall(text)
    if len(parts) > 1 and all(part in _ONES for part in parts):  # '二〇二一': sign by sign
        return float("".join(str(_ONES[part]) for part in parts))
    total, section, number = 0.0, 0.0, -1.0
    for part in parts:
        if part in _MYRIADS:
            below = section + max(number, 0.0)
            # '1万亿' is a myriad of 億; '1亿2000万' is a sum.
            total = total * _MYRIADS[part] if not below and total else total + (below or 1) * _MYRIADS[part]
            section, number = 0.0, -1.0
        elif part in _TENS:
            section += (1 if number < 0 else number) * _TENS[part]
            number = -1.0
        else:
            number = float(_ONES[part]) if part in _ONES else float(part.replace(",", ""))
    return total + section + max(number, 0.0)
