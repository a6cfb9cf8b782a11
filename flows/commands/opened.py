"""The ledger a command works on, opened with one clear sentence when that cannot be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from sqlalchemy.exc import DatabaseError

from claims.key_ring import KeysError
from claims.ledger.ledger import Ledger, open_ledger
from claims.ledger.look_up import claim_file
from claims.ledger.taking_in import ClaimNotFoundError
from claims.log import set_up_log
from claims.settings import Settings
from claims.vault import KeyNotHeldError
from flows.commands.asked import WrongInputError
from schemas.record import ClaimFile


def settings() -> Settings:
    """What the environment sets. Raises WrongInputError naming the setting that is wrong."""
    try:
        found = Settings()
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in wrong["loc"]).upper()
        raise WrongInputError(
            f"The setting REDRESS_{name} cannot be used: {wrong['msg']}."
        ) from None
    log_file = found.home / "log" / "redress.jsonl"
    try:
        log_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Open for as long as the process lives: it is written to until the end.
        set_up_log(log_file.open("a", encoding="utf-8"))
    except OSError as error:
        raise WrongInputError(
            f"The Redress home {found.home} cannot be used: {error.strerror}; set REDRESS_HOME."
        ) from None
    return found


@contextmanager
def ledger(chosen: Settings) -> Iterator[Ledger]:
    """The ledger of an installation, closed again at the end.

    Raises WrongInputError when its keys or its database cannot be used.
    """
    try:
        opened = open_ledger(chosen)
    except KeysError as error:
        raise WrongInputError(f"The ledger cannot be opened: {error}.") from None
    except DatabaseError:
        raise WrongInputError(
            f"The ledger in {chosen.home} cannot be opened; see that REDRESS_DATABASE_URL is"
            " right and that the disk can be written."
        ) from None
    try:
        yield opened
    finally:
        opened.close()


def claim(ledger: Ledger, claim_id: str) -> ClaimFile:
    """One claim of the ledger. Raises WrongInputError when it is not held or cannot be opened."""
    try:
        return claim_file(ledger, claim_id)
    except ClaimNotFoundError:
        raise WrongInputError(
            f"There is no claim {claim_id} in this ledger; `redress queue` lists those there are."
        ) from None
    except KeyNotHeldError:
        raise WrongInputError(
            f"Claim {claim_id} has been made unreadable; its key is not held any more."
        ) from None
