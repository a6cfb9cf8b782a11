"""Every packet of one run, from the envelope to the queue where a person will find it.

The flow is told the id of a run and nothing else: Prefect keeps parameters in clear text, and a
file's name can be a victim's name. What was given lies sealed under that id.
"""

import os
from typing import Any, Final, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.runtime import task_run
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from sqlalchemy.exc import OperationalError

from flows import progress
from flows.alarms import alarm
from flows.manifest import GivenPacket
from flows.outcomes import joined
from flows.run import Desk, current_run, opened
from flows.steps import give_up, take_in
from schemas.outcome import RunOutcome

RETRIES: Final = 2
_THREADS: Final = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(os.cpu_count() or 1))


class StorageNotReadyError(RuntimeError):
    """The disk or the database did not do what it was asked to."""


@flow(name="process-claims", persist_result=False, task_runner=_THREADS)
def process_claims(run_id: str) -> RunOutcome:
    """Take in every packet of a run: receive, read, assemble, assess, route, record."""
    with opened(run_id) as run:
        taken = [take_in_batch.submit(run_id, number) for number in range(len(run.batches))]
        return joined(each.result() for each in taken)


# Retried because a disk or a database may be busy for a moment. What was recorded before stays
# recorded: a packet that is taken in again answers what it answered the first time.
@task(
    name="take-in-batch",
    persist_result=False,
    cache_policy=NO_CACHE,
    retries=RETRIES,
    retry_delay_seconds=[1, 5],
)
def take_in_batch(_run_id: str, number: int) -> RunOutcome:
    """Take in the packets of one batch, one after another."""
    run = current_run()
    return joined(_without_accident(packet, run.desk) for packet in run.batches[number])


def _without_accident(packet: GivenPacket, desk: Desk) -> RunOutcome:
    """Take in a packet; an error of ours stops this packet only, and raises an alarm.

    Raises StorageNotReadyError, without any words of the cause, when trying again may help.
    """
    try:
        outcome = take_in(packet, desk)
    except Exception as error:  # noqa: BLE001  # whatever it is, the others must go on
        alarm(error, step="take_in")
        may_pass = isinstance(error, OSError | OperationalError)
    else:
        progress.done(len(packet.paths))
        return outcome
    if may_pass and task_run.run_count <= RETRIES:
        raise StorageNotReadyError("the disk or the database was not ready")
    progress.done(len(packet.paths))
    return give_up(packet, desk)
