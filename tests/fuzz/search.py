"""Search for inputs that break a property and that nobody thought of: hypothesis, with other examples each time.

    python tests/fuzz/search.py                    some minutes, by a seed that it tells: a step of .ci/run
    python tests/fuzz/search.py --seconds 3600     longer
    python tests/fuzz/search.py --seed 7           the same examples again, in the same order
    python tests/fuzz/search.py --seed 7 -k paths  of some properties alone

Only the tests that hypothesis draws examples for are run, in an order that the seed says; those that had not begun when the
time was over are skipped, and counted. It ends with 1 where something was found. What was found becomes a case: as an
`@example(...)` of its property, or as a test of its own; and, where it is a new kind, a row of docs/fuzzing.md.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
SECONDS = 240
_AFTER = 600  # seconds that those that had begun may still take
_NOTHING, _FOUND = 0, 1  # pytest's own numbers
_SAID = """
FOUND: the property above does not hold for the example that is shown with it.
Again: python tests/fuzz/search.py --seed {seed} -k NAME_OF_THE_TEST
Then mend what it found, and keep the example: @example(...) on the property (docs/fuzzing.md says how).
"""


def main() -> int:
    """Search once; what pytest says, with what to do about it."""
    asked = _asked()
    tell = sys.stdout.write
    tell(f"## searching by seed {asked.seed}, for some {asked.seconds} s\n")
    sys.stdout.flush()
    status = search(asked.seed, asked.seconds, asked.rest)
    tell(_SAID.format(seed=asked.seed) if status == _FOUND else "")
    return status


def search(seed: int, seconds: int, rest: list[str]) -> int:
    """Run the properties on examples of their own; the status of pytest, or 1 where it took far too long."""
    environment = {**os.environ, "COPYDESK_FUZZ": "search", "COPYDESK_SEED": str(seed), "COPYDESK_SECONDS": str(seconds)}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(_HERE), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "pytest", "-m", "hypothesis", "-p", "bounded_search", f"--hypothesis-seed={seed}", *rest]
    try:
        return subprocess.run(command, cwd=_HERE.parent.parent, env=environment, check=False, timeout=seconds + _AFTER).returncode
    except subprocess.TimeoutExpired:
        sys.stdout.write(f"a property did not end within {seconds + _AFTER} s\n")
        return _FOUND


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try the properties on examples that were never tried.")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="after which no other property is begun")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**32), help="by default another each time")
    known, rest = parser.parse_known_args()
    known.rest = rest
    return known


if __name__ == "__main__":
    sys.exit(main())
