"""Text made safe for the place in a page where it stands."""

import json
from typing import Any

ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_for_script(value: Any) -> str:
    """``value`` as JSON that may stand inside ``<script type="application/json">``: nothing in it ends the element.

    >>> json_for_script({"name": "</script>&"})
    '{"name":"\\\\u003c/script\\\\u003e\\\\u0026"}'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(ESCAPES)


def inline_script(text: str) -> str:
    """``text`` unchanged if it can stand inside a script or style element; else a ValueError.

    >>> inline_script("let a = 1 < 2;")
    'let a = 1 < 2;'
    """
    lowered = text.lower()
    if any(ending in lowered for ending in ("</script", "</style", "<!--")):
        raise ValueError("an inlined script or style must not hold '</script', '</style' or '<!--'; keep it out of the asset")
    return text
