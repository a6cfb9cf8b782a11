"""How fast and how large Redress is, beside pdfplumber on the same files. Run by `make bench`.

Prints figures and ratios; nothing here passes or fails, because a machine may be busy.
Usage: python tests/bench/speed.py [FORMS] [STATES], for example `speed.py 1000 fl,in`.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pdfplumber
import yaml

from claims.extraction.extract import extract
from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import open_paper
from claims.ledger.ledger import open_ledger
from claims.settings import Settings
from flows import manifest
from flows.batches import batches
from flows.manifest import GivenPacket
from flows.prefect_home import prefect_ready
from flows.run import desk
from flows.run_flow import call_flow
from flows.steps import take_in
from sample_claims.drawing.draw_form import draw_form
from sample_claims.drawing.elements import How
from schemas.problems import Problem

ROOT: Final = Path(__file__).parents[2]
FORMS: Final = 1000
STATES: Final = "fl,in"
"""Florida's form has five pages and Indiana's three: four in the mean."""

COMPARED: Final = 60
"""So many of the files are read with pdfplumber; its time for all is computed from theirs."""

RECEIVED: Final = date(2026, 7, 2)
DIGEST: Final = "0" * 64


def main() -> None:
    """Measure reading, then a whole run, and print what was wanted beside what was found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FORMS
    states = (sys.argv[2] if len(sys.argv) > 2 else STATES).split(",")
    say(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    measure_reading()
    with tempfile.TemporaryDirectory() as folder:
        papers = draw_many(Path(folder) / "papers", count, states)
        measure_run(Path(folder), papers)


def measure_reading() -> None:
    """The fields of one filled form, against the words of pdfplumber on the same file."""
    data = draw_form("il", facts_of("il"), How(fillable=True))
    words = milliseconds(lambda: all_words(data), 5)
    fields = milliseconds(lambda: all_fields(data), 20)
    whole = milliseconds(lambda: extract(data, DIGEST, Limits()), 5)
    say("\nOne filled Illinois form, 10 pages")
    say(f"  pdfplumber's words          {words:8.1f} ms")
    say(f"  its form fields             {fields:8.1f} ms   {words / fields:6.1f} times (wanted 30)")
    say(f"  the whole extraction        {whole:8.1f} ms   {words / whole:6.1f} times")


def measure_run(folder: Path, papers: Sequence[Path]) -> None:
    """All forms through the flow, through the same steps without Prefect, and pdfplumber's loop."""
    compared = random.Random(0).sample(papers, min(COMPARED, len(papers)))  # noqa: S311  # a choice
    words = milliseconds(lambda: [all_words(path.read_bytes()) for path in compared], 1)
    loop = words * len(papers) / len(compared) / 1000
    one = one_of(papers, folder)
    first, again = (in_another_process("flow", folder / "home", one) for _ in range(2))
    flow = in_another_process("flow", folder / "home", papers[0].parent)
    empty = in_another_process("plain", folder / "without_prefect", one)
    plain = in_another_process("plain", folder / "without_prefect", papers[0].parent)
    run, whole = flow["run_seconds"], flow["ready_seconds"] + flow["run_seconds"]
    # In computing time, not by the clock: what else the machine does would blur the difference.
    total, spent = flow["cpu_seconds"], flow["cpu_seconds"] - again["cpu_seconds"]
    steps, own = plain["cpu_seconds"], plain["cpu_seconds"] - empty["cpu_seconds"]
    say(f"\n{len(papers)} forms, {pages(compared):.1f} pages each in the mean, all in the ledger")
    say(f"  pdfplumber's words, one process  {loop:8.1f} s   (from {len(compared)} of them)")
    say(
        f"  redress process                  {whole:8.1f} s   {loop / whole:6.1f} times (wanted 10)"
    )
    say(f"    Prefect's start, in it         {flow['ready_seconds']:8.1f} s")
    say(f"    Prefect's very first start     {first['ready_seconds']:8.1f} s   (makes its tables)")
    say(f"    the flow, in it                {run:8.1f} s   {loop / run:6.1f} times")
    say(f"  the same steps without Prefect   {plain['run_seconds']:8.1f} s")
    each, processors = spent / len(papers), os.cpu_count() or 1
    say(
        f"  computing time of one claim      {1000 * each:8.1f} ms  "
        f"{words / len(compared) * processors / each / 1000:6.1f} times, were nothing else running"
    )
    say("  Prefect's share of it                        (wanted 10)")
    say(f"    of computing, with its start   {100 * (1 - steps / total):8.1f} %")
    say(f"    of computing, after its start  {100 * (1 - own / spent):8.1f} %")
    say(f"    by the clock, with its start   {100 * (1 - plain['run_seconds'] / whole):8.1f} %")
    say(f"    a run with a single claim      {again['cpu_seconds']:8.1f} s of computing")
    say(f"  peak memory of the parent        {flow['peak_megabytes']:8.0f} MB       (wanted 400)")


def one_of(papers: Sequence[Path], folder: Path) -> Path:
    """A folder with one paper: a first run, so that Prefect's tables are there for the next."""
    first = folder / "first"
    first.mkdir()
    (first / "form.pdf").write_bytes(papers[0].read_bytes())
    return first


def run_flow_here(home: Path, papers: Path) -> dict[str, float]:
    """Take the papers in as `redress process` does."""
    settings = Settings(home=home)
    ledger = open_ledger(settings)
    run_id = manifest.write(given_in(papers), settings.home, ledger.vault)
    ledger.close()
    begun = time.monotonic()
    with prefect_ready(settings.home):
        ready = time.monotonic()
        call_flow(run_id)
        ended = time.monotonic()
    return {"ready_seconds": ready - begun, "run_seconds": ended - ready}


def run_plain_here(home: Path, papers: Path) -> dict[str, float]:
    """Take the papers in by the same steps on the same threads, without Prefect."""
    with desk(Settings(home=home)) as place:
        begun = time.monotonic()
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            list(
                threads.map(
                    lambda batch: [take_in(packet, place) for packet in batch],
                    batches(given_in(papers)),
                )
            )
        return {"run_seconds": time.monotonic() - begun}


def in_another_process(kind: str, home: Path, papers: Path) -> dict[str, float]:
    """Run one of the two in a process of its own, so that its memory is its own."""
    ran = subprocess.run(  # noqa: S603  # our own file and folders
        [sys.executable, __file__, kind, str(home), str(papers)],
        env=os.environ | {"REDRESS_HOME": str(home)},
        stdout=subprocess.PIPE,
        check=True,
    )
    answer: dict[str, float] = json.loads(ran.stdout)
    return answer


def given_in(papers: Path) -> tuple[GivenPacket, ...]:
    """One packet a file."""
    return tuple(
        GivenPacket(paths=(str(path),), received_date=RECEIVED) for path in sorted(papers.iterdir())
    )


def draw_many(folder: Path, count: int, states: Sequence[str]) -> list[Path]:
    """Draw different forms, of each state in turn, filled in on screen and printed in turn."""
    folder.mkdir()
    say(f"\nDrawing {count} forms of {', '.join(states)} ...")
    drawn = []
    for number in range(count):
        state = states[number % len(states)]
        facts = {key: renamed(key, said, number) for key, said in facts_of(state).items()}
        how = How(fillable=number // len(states) % 2 == 0)
        drawn.append(folder / f"{number:06}.pdf")
        drawn[-1].write_bytes(draw_form(state, facts, how))
    return drawn


def renamed(key: str, said: Any, number: int) -> Any:  # noqa: ANN401  # text, list or tick
    """Another person and another report for every form."""
    if key in {"victim_name", "victim_last_name"}:
        return f"{said} {number}"
    return f"26-{number:06}" if key == "report_number" else said


def facts_of(state: str) -> dict[str, Any]:
    """What stands on the first sample form of a state."""
    for path in sorted((ROOT / "sample_claims").glob(f"*_{state}_*/claim.yaml")):
        file = yaml.safe_load(path.read_text(encoding="utf-8"))["files"].get("form.pdf", {})
        if file.get("form") == state:
            facts: dict[str, Any] = file["facts"]
            return facts
    raise LookupError(f"no sample form of {state}")


def all_words(data: bytes) -> int:
    """What pdfplumber finds on every page."""
    with pdfplumber.open(BytesIO(data)) as document:
        return sum(len(page.extract_words()) for page in document.pages)


def all_fields(data: bytes) -> int:
    """The filled boxes of every page, by our reader."""
    opened = open_paper(data, Limits())
    if isinstance(opened, Problem):
        raise TypeError("the drawn form does not open")
    with opened as paper:
        return sum(len(page.widgets()) for page in paper.pages())


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The best time of several: the least disturbed by what else the machine does."""
    return min(_timed(act) for _ in range(times)) * 1000


def pages(papers: Iterable[Path]) -> float:
    """How many pages the files have in the mean."""
    counts = list(_page_counts(papers))
    return sum(counts) / len(counts)


def used() -> dict[str, float]:
    """What this process has taken: its peak memory, and computing time with all its children."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    times = (own.ru_utime, own.ru_stime, children.ru_utime, children.ru_stime)
    return {"cpu_seconds": sum(times), "peak_megabytes": own.ru_maxrss / 1024}


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _page_counts(papers: Iterable[Path]) -> Iterator[int]:
    for path in papers:
        with pdfplumber.open(path) as document:
            yield len(document.pages)


if __name__ == "__main__":
    KINDS: Final = {"flow": run_flow_here, "plain": run_plain_here}
    if len(sys.argv) > 1 and sys.argv[1] in KINDS:
        figures = KINDS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
        say(json.dumps({**figures, **used()}))
    else:
        main()
