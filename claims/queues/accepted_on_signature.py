"""What a signed application may say without a document and still go to approval.

The design asks that every fact relied on is documented or verified. Some facts have no paper that
could come with a claim: a person's own birth date and address, what they ask for, and what they
declare under penalty of perjury. Only those are here, each with its reason; the crime, its report,
the victim's identity and every expense are not. None of them counts unless the form is signed, and
the approving officer sees each by name.
"""

from types import MappingProxyType
from typing import Final

SIGNATURE: Final = frozenset({"is_signed", "signature_date"})
"""The signature stands on the form or it does not: there is nothing else that could show it."""

_IDENTITY = "a program asks no proof of who a person is before it approves; payment checks it"
_REQUEST = "it is the claimant's own wish, which only they can state"
_DECLARATION = "it is declared under penalty of perjury, and no paper proves that something is not"

ACCEPTED_ON_SIGNATURE: Final = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("claimant_name", "claimant_birth_date", "claimant_address", "claimant_state"),
                *("victim_birth_date", "victim_address", "victim_state"),
                "is_victim_claimant",
            ),
            _IDENTITY,
        ),
        **dict.fromkeys(("is_emergency_requested", "losses_claimed"), _REQUEST),
        **dict.fromkeys(
            (
                *("collateral_sources", "is_insured", "is_incarcerated", "is_confined"),
                *("is_on_felony_supervision", "is_registered_sex_offender"),
                *("has_felony_conviction", "has_warrant", "owes_court_debt", "owes_child_support"),
            ),
            _DECLARATION,
        ),
    }
)
"""Each fact that may stay asserted, and why."""
