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

from flows.outcomes import joined
from flows.run import current_run, opened
from flows.steps import take_in_or_give_up
from schemas.outcome import RunOutcome

RETRIES: Final = 2
_THREADS: Final = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(os.cpu_count() or 1))


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
    is_last_try = task_run.run_count > RETRIES
    return joined(
        take_in_or_give_up(packet, run.desk, is_last_try=is_last_try)
        for packet in run.batches[number]
    )
