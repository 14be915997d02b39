"""Text made safe for the place in a page where it stands."""

import json
import re
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


#: What a browser would drop, change or obey instead of showing: returns, controls, marks that turn the direction of text.
_ODD = re.compile("[&<>\"'\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PLAIN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}


def text_html(text: str) -> str:
    """``text`` as HTML that shows it character by character: a browser's text of it has as many code points as ``text``.

    What cannot be seen is named beside itself, and what turns the direction of text turns only itself.

    >>> text_html("a < b\\r")
    'a &lt; b&#13;'
    >>> text_html("区司\\u202e局")
    '区司<bdi class="odd" data-c="U+202E">\\u202e</bdi>局'
    """
    return _ODD.sub(lambda match: _PLAIN.get(match.group()) or _named(match.group()), text)


def _named(character: str) -> str:
    kept = "&#0;" if character == "\0" else character
    return f'<bdi class="odd" data-c="U+{ord(character):04X}">{kept}</bdi>'
