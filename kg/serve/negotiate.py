"""Which of the forms that there are a request would rather have."""

from collections.abc import Sequence


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that the header ``accept`` likes best, the earlier of equals; None where it likes none.

    >>> preferred("text/html,application/xml;q=0.9,*/*;q=0.8", ["text/turtle", "text/html"])
    'text/html'
    >>> preferred("", ["text/turtle", "text/html"]), preferred("image/png", ["text/turtle"])
    ('text/turtle', None)
    """
    ranges = [_range(each) for each in (accept or "*/*").split(",") if each.strip()]
    best = max(offered, key=lambda type_: _quality(type_, ranges), default=None)
    return best if best is not None and _quality(best, ranges) > 0 else None


def _range(text: str) -> tuple[str, float]:
    type_, *parameters = (each.strip().lower() for each in text.split(";"))
    quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return type_, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return type_, 0.0


def _quality(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    """What the range that fits most closely says: text/turtle before text/* before */*."""
    fits = [(range_.count("*"), -quality, quality) for range_, quality in ranges if _fits(offered, range_)]
    return min(fits)[2] if fits else 0.0


def _fits(offered: str, range_: str) -> bool:
    return range_ in (offered, "*/*") or (range_.endswith("/*") and offered.startswith(range_[:-1]))
