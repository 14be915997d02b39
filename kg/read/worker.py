"""The child process of :mod:`kg.read.child`: reads what it is asked to, one file after another.

A question is a line of JSON (format, size, limits) and as many bytes; its answer a line of JSON: ``text``, ``properties``,
``pages`` and ``notes``, or one of ``error`` (a line for the user), ``missing`` (a library), ``memory``.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import IO, Any

from kg.model import InputError
from kg.read.content import Extracted, scalar
from kg.read.options import Limits

#: format -> the module that takes the text out, by its function ``extract``
EXTRACTORS: Mapping[str, str] = {
    "doc": "kg.read.documents.doc",
    "docx": "kg.read.documents.docx",
    "html": "kg.read.documents.html",
    "pdf": "kg.read.documents.pdf",
}
#: how many seconds later than its parent the process ends itself
_GRACE = 5
#: top-level module -> the name that it is installed by
_PACKAGES = {"docx": "python-docx", "lxml_html_clean": "lxml_html_clean"}


def main() -> None:
    """Answers questions on standard input until it ends."""
    questions = sys.stdin.buffer
    # what a library prints must not get among the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while line := questions.readline():
        question = json.loads(line)
        _limit(Limits().with_values(question["limits"]))
        answers.write(json.dumps(answer(question, questions)).encode() + b"\n")
        answers.flush()


def answer(question: Mapping[str, Any], data: IO[bytes]) -> dict[str, Any]:
    """The answer to a question, whose bytes are next in ``data``.

    >>> from io import BytesIO
    >>> page = "<html><body><p>东丽区开展检查。</p></body></html>".encode()
    >>> answer({"format": "html", "size": len(page), "limits": {"characters": 3}}, BytesIO(page))
    {'error': '8 characters, more than the limit of 3: cut it into its reports, or set --limit characters=8'}
    """
    limits = Limits().with_values(question["limits"])
    try:
        content = data.read(question["size"])
        extract: Callable[[bytes, Limits], Extracted] = import_module(EXTRACTORS[question["format"]]).extract
        return _told(extract(content, limits), limits)
    except InputError as error:
        return {"error": str(error)}
    except ModuleNotFoundError as error:
        module = (error.name or "").split(".")[0]
        return {"missing": _PACKAGES.get(module, module)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # a library's, of any kind
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return {
            "error": scalar(f"not to be read as {question['format']} ({what:.160}): the file is damaged; save its text as .txt")
        }


def _told(found: Extracted, limits: Limits) -> dict[str, Any]:
    from kg.read.content import checked

    text = checked(scalar(found.text), limits)
    properties = {key: scalar(value).strip() for key, value in found.properties.items() if value and value.strip()}
    return {"text": text, "properties": properties, "pages": found.pages, "notes": found.notes}


def _limit(limits: Limits) -> None:
    """Let this process have so much address space and, should its parent be gone, so much time, where that can be asked."""
    try:
        import resource
        import signal
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory if hard < 0 else min(limits.memory, hard), hard))
    signal.alarm(limits.seconds + _GRACE)


if __name__ == "__main__":
    main()
