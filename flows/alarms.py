"""An error of ours is told once, by its kind and place, and can be asked after by a number."""

import uuid

import structlog


def alarm(error: BaseException, *, step: str) -> str:
    """Record an error and give the number under which the log knows it.

    The error's own words are left out by the log: they may repeat what stood on a form.
    """
    error_id = uuid.uuid4().hex[:12]
    structlog.get_logger().error("error_of_ours", exc_info=error, step=step, error_id=error_id)
    return error_id
