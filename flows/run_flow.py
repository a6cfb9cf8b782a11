"""Start the flow from here: have Prefect ready, run, and clear away what the run was given."""

from claims.settings import Settings
from flows import manifest
from flows.prefect_home import prefect_ready
from schemas.outcome import RunOutcome


def run_flow(settings: Settings, run_id: str) -> RunOutcome:
    """Run the flow `process-claims` over what was sealed under an id, and wait for its end."""
    try:
        with prefect_ready(settings.home.absolute()):
            return call_flow(run_id)
    finally:
        manifest.remove(run_id, settings.home)


def call_flow(run_id: str) -> RunOutcome:
    """Call the flow. Prefect is imported here: it takes a second and reads its settings then."""
    from prefect.settings import (  # noqa: PLC0415  # as the docstring says
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    from flows.process_claims import process_claims  # noqa: PLC0415  # as the docstring says

    # Nobody watches the heart of an embedded run, and stopping it costs a second; there is no
    # way to say this in the environment.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        return process_claims(run_id)
