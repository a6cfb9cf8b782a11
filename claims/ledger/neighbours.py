"""Which other claims have something in common with this one."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, bindparam, select, tuple_

from claims.database import reading
from claims.ledger.blind_indexes import blind_indexes
from claims.ledger.ledger import Ledger
from schemas.claim import Claim
from schemas.record import Neighbours
from schemas.tables import BLIND_INDEXES, CLAIM_DOCUMENTS

# Built once: every claim asks both, twice.
_ALIKE: Final = select(BLIND_INDEXES.c.claim_id).where(
    tuple_(BLIND_INDEXES.c.field, BLIND_INDEXES.c.digest).in_(bindparam("indexes", expanding=True))
)
_SHARING: Final = select(CLAIM_DOCUMENTS.c.claim_id).where(
    CLAIM_DOCUMENTS.c.sha256.in_(bindparam("sha256s", expanding=True))
)


def neighbours(
    ledger: Ledger, claim: Claim, sha256s: Iterable[str], apart_from: str = ""
) -> Neighbours:
    """Other claims of the same victim and crime, or with one of the same documents.

    `apart_from` is the claim's own id once it has one. Routing takes the answer as reasons.
    """
    with reading(ledger.engine) as connection:
        return neighbours_now(connection, ledger, claim, sha256s, apart_from=apart_from)


def neighbours_now(
    connection: Connection,
    ledger: Ledger,
    claim: Claim,
    sha256s: Iterable[str],
    *,
    apart_from: str = "",
) -> Neighbours:
    """The same, inside the caller's transaction."""
    indexes = list(blind_indexes(ledger.vault, claim).items())
    alike = connection.execute(_ALIKE, {"indexes": indexes}).scalars()
    sharing = connection.execute(_SHARING, {"sha256s": list(sha256s)}).scalars()
    return Neighbours(
        possible_duplicates=tuple(sorted(set(alike) - {apart_from})),
        sharing_documents=tuple(sorted(set(sharing) - {apart_from})),
    )


def is_known(now: Neighbours, known: Neighbours) -> bool:
    """Whether routing knew of every neighbour that there is now."""
    return set(now.possible_duplicates) <= set(known.possible_duplicates) and set(
        now.sharing_documents
    ) <= set(known.sharing_documents)
