"""Kill and repeat runs over the same files, for as long as asked. Run by `make soak`.

After each round every file must have come to exactly one end and every chain must verify; the
first time one has not, this stops and says so. Usage: python tests/bench/soak.py [ROUNDS]
"""

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from claims.ledger.ledger import open_ledger
from claims.ledger.verify import verify
from claims.settings import Settings
from tests.bench.speed import draw_many, say
from tests.redress_command import Person

ROUNDS = 5
FORMS = 150
KILLS_IN_A_ROUND = 4
STATES = ("fl", "in", "tx", "ca", "ny", "il")


def main() -> int:
    """Run the rounds; the exit status is 1 when a file was lost or counted twice."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    chance = random.Random()  # noqa: S311  # moments, not secrets
    for number in range(1, rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            wrong = one_round(Path(folder), chance)
        say(f"round {number} of {rounds}: {wrong or 'every file came to one end'}")
        if wrong:
            return 1
    return 0


def one_round(folder: Path, chance: random.Random) -> str:
    """Kill some runs, let the last one finish, and say what is wrong; empty when nothing is."""
    papers = folder / "papers"
    names = {path.name for path in draw_many(papers, FORMS, STATES)}
    (folder / "machine").mkdir()
    person = Person(machine=folder / "machine")
    for _ in range(KILLS_IN_A_ROUND):
        with person.start("process", papers) as command:
            time.sleep(chance.uniform(3, 20))
            command.kill()
    answer = person.asks("process", papers)
    if ends(answer) != dict.fromkeys(names, 1):
        return "a file was lost or counted twice"
    ledger = open_ledger(Settings(home=person.home))
    breaches = verify(ledger)
    ledger.close()
    return f"{len(breaches)} breaches in the ledger" if breaches else ""


def ends(answer: dict[str, Any]) -> Counter[str]:
    """How often each file is named in an answer."""
    groups = ("claims", "attached", "duplicates", "problems")
    return Counter(Path(each["path"]).name for group in groups for each in answer[group])


if __name__ == "__main__":
    sys.exit(main())
