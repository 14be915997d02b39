"""How often Python looks for unreachable cycles in the processes that are kg's own; those of a library's callers are theirs."""

import atexit
import gc

# a report is made of tens of thousands of tuples, and no cycles: to look them through at every 700th, as Python does by default,
# takes an eighth of a build
_EVERY = 500_000


def collect_seldom() -> None:
    """Lets this process, a command or its worker, look for cycles seldom."""
    gc.set_threshold(_EVERY)
    # nor does it go through all that it holds when it ends, which took a tenth of a second
    atexit.register(gc.freeze)
