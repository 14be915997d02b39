"""Every check of the project, in the order of how fast they fail: ``python -m tests [arguments of pytest]``."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "--strict"),
    ("lint-imports",),
    ("pytest", "-q", *sys.argv[1:]),
)


def main() -> int:
    tools = Path(sys.executable).parent
    for tool, *arguments in CHECKS:
        print(f"== {tool} {' '.join(arguments)}", flush=True)
        code = subprocess.run([tools / tool, *arguments], cwd=ROOT, check=False).returncode
        if code:
            print(f"{tool} failed with exit code {code}", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
