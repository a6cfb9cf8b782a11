"""One packet, from files as they came to claims in their queues; knows nothing of Prefect.

The order is always the same: receive, read, assemble, assess, route, record. Each claim is
recorded in one transaction, so a run that is killed leaves whole claims and nothing else, and the
next run goes on with what is left.
"""

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy.exc import OperationalError

from claims.assessment.assemble import assemble
from flows import progress
from flows.alarms import alarm
from flows.given_files import Given, ended, received
from flows.manifest import GivenPacket
from flows.outcomes import joined, told, unchanged
from flows.packet import looked_at, settle
from flows.recording import recorded_each
from flows.run import Desk
from schemas.outcome import FileResult, RunOutcome
from schemas.problems import ProblemCode
from schemas.reading import Extraction

TRIES_MAX: Final = 20
"""Another run may record something between our looking and our recording: then we look again."""


class LedgerChangesTooOftenError(RuntimeError):
    """Other runs kept changing what a packet depends on."""


class StorageNotReadyError(RuntimeError):
    """The disk or the database did not do what it was asked to."""


class FileLostError(RuntimeError):
    """A file came to no end; that must not happen."""


def take_in_or_give_up(packet: GivenPacket, desk: Desk, *, is_last_try: bool) -> RunOutcome:
    """Take in a packet; an error of ours stops this packet only, and raises an alarm.

    Raises StorageNotReadyError when trying again may help. It has none of the cause's words:
    whoever runs the steps may store them in clear.
    """
    try:
        outcome = take_in(packet, desk)
    except Exception as error:  # noqa: BLE001  # whatever it is, the others must go on
        alarm(error, step="take_in")
        may_pass = isinstance(error, OSError | OperationalError)
    else:
        progress.done(len(packet.paths))
        return outcome
    if may_pass and not is_last_try:
        raise StorageNotReadyError("the disk or the database was not ready")
    progress.done(len(packet.paths))
    return give_up(packet, desk)


def take_in(packet: GivenPacket, desk: Desk) -> RunOutcome:
    """Bring every file of a packet to exactly one end: claim, attached, duplicate or problem.

    Raises LedgerChangesTooOftenError, and whatever the disk or the database raises.
    """
    read: dict[str, Extraction] = {}
    for _ in range(TRIES_MAX):
        files = received(packet.paths, desk.ledger, desk.limits)
        if all(file.is_settled for file in files):
            return unchanged(files, desk.ledger)
        look = looked_at(files, packet.received_date, desk.ledger)
        assembly = assemble(read_files(look.to_read, read, desk), jurisdiction=packet.jurisdiction)
        outcome = settle(look, assembly, read)
        if outcome is not None:
            return _each_once(files, outcome, desk)
    raise LedgerChangesTooOftenError(f"gave up after {TRIES_MAX} tries")


def give_up(packet: GivenPacket, desk: Desk) -> RunOutcome:
    """Say of every file of a packet that it could not be assessed, unless it was settled before.

    It is recorded where that is possible; a later run tries again.
    """
    files = received(packet.paths, desk.ledger, desk.limits)
    code = ProblemCode.COULD_NOT_BE_ASSESSED
    unsettled = [file for file in files if not file.is_settled]
    try:
        new = [ended(f, FileResult.PROBLEM, code=code) for f in unsettled if f.earlier is None]
        recorded_each(new, {file.path: file.attempts for file in files}, desk.ledger)
    except Exception as error:  # noqa: BLE001  # what broke the packet may break this too
        alarm(error, step="give_up")
    failed = tuple(
        replace(told(ended(file, FileResult.PROBLEM, code=code)), is_new=file.earlier is None)
        for file in unsettled
    )
    return _each_once(files, RunOutcome(files=failed, claims=()), desk)


def read_files(
    files: Iterable[Given], read: MutableMapping[str, Extraction], desk: Desk
) -> list[Extraction]:
    """Read each document once. A file that could not be opened is read as its problem."""
    wanted = tuple(files)
    for file in wanted:
        if file.document in read:
            continue
        if file.arrival:
            read[file.document] = desk.readers.read(file.arrival.content, file.document)
        elif file.problem:
            read[file.document] = Extraction(
                document=file.document, page_count=0, problems=(file.problem,)
            )
    return [read[file.document] for file in wanted]


def _each_once(files: Sequence[Given], outcome: RunOutcome, desk: Desk) -> RunOutcome:
    """The end of every file in the order they were given; what did not change is told again."""
    new = {file.path: file for file in outcome.files}
    before = unchanged([file for file in files if file.path not in new], desk.ledger)
    ends = {file.path: file for file in before.files} | new
    if len(ends) != len(files):
        raise FileLostError(f"{len(files)} files came to {len(ends)} ends")
    together = joined([outcome, before])
    return RunOutcome(files=tuple(ends[file.path] for file in files), claims=together.claims)
