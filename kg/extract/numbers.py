"""Numbers in digits and in Chinese numerals."""

_ONES = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "亿": 100_000_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "万亿": 10**12,
}


def number(text: str) -> float:
    """The value of a number in digits (1,234.5) or Chinese numerals below ten thousand (四千, 十一, 二百).

    >>> number("1,286"), number("六十"), number("四千"), number("十一"), number("三百二十")
    (1286.0, 60.0, 4000.0, 11.0, 320.0)
    """
    if text[0].isdigit():
        return float(text.replace(",", "").replace("，", ""))
    total = 0
    ones = 0
    for char in text:
        if char in _TENS:
            total += (ones or 1) * _TENS[char]
            ones = 0
        else:
            ones = _ONES[char] if char not in "零〇" else 0
    return float(total + ones)


def product(value: float, factor: int) -> float:
    """A value multiplied out without the dust of binary fractions: 20.79 × 10000 is 207900.

    >>> product(20.79, 10000)
    207900.0
    """
    return float(round(value * factor, 6))
