"""Do two papers say the same? People, agencies and numbers are never written quite alike."""

import re
import unicodedata
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz

from schemas.claim import FactValue

SAME_WORD_PERCENT: Final = 90
"""One slip in a long word passes; `John` and `Joan`, `Daniel` and `Daniela` stay different.

`Alexander` and `Alexandra` score 88.9, so the limit stands above it: a name that falls just
short costs an officer one look, a name wrongly taken as the same costs somebody their claim.
"""

SLIP_LENGTH_MIN: Final = 8
"""In a shorter word one letter more or less is usually another name, not a slip of the pen."""

_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})

_AGENCY_SHORT_FORMS: Final = MappingProxyType(
    {
        "pd": "police",
        "so": "sheriff",
        "sheriffs": "sheriff",
        "dept": "department",
        "co": "county",
        "lapd": "los angeles police",
        "nypd": "new york police",
    }
)

_AGENCY_KINDS: Final = frozenset({"police", "sheriff", "marshal", "patrol", "constable", "rangers"})
_AGENCY_FILLING: Final = frozenset(
    {"department", "office", "the", "of", "city", "county", "town", "village", "s", "division"}
)
_COMPANY_FILLING: Final = frozenset({"inc", "llc", "ltd", "corp", "co", "company", "the", "lp"})


def alike(fact: str, left: FactValue, right: FactValue) -> bool:
    """Whether two values of one fact say the same, by the way that fact is written."""
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        return bool(left & right)
    if isinstance(left, str) and isinstance(right, str):
        return _TEXT_WAYS.get(fact, _same_words)(left, right)
    return type(left) is type(right) and left == right


def same_name(left: str, right: str) -> bool:
    """Whether two names can be one person: order, middle names and one slip in a word aside."""
    one, other = _words(left), _words(right)
    if _GENERATIONS & set(one) != _GENERATIONS & set(other):
        return False
    shorter, longer = sorted((one, other), key=len)
    # An initial alone tells nobody apart: two written-out words must stand on both papers.
    wanted = 1 if len(longer) == 1 else 2
    written_out = min(sum(len(word) > 1 for word in words) for words in (one, other))
    return written_out >= wanted and _all_have_partners(shorter, longer)


def same_number(left: str, right: str) -> bool:
    """Whether two numbers of a report are the same: only letters and digits count."""
    one, other = _letters_and_digits(left), _letters_and_digits(right)
    return bool(one) and one == other


def same_agency(left: str, right: str) -> bool:
    """Whether two names mean one agency: `Springfield PD`, `City of Springfield Police Dept.`."""
    one, other = _agency_words(left), _agency_words(right)
    kinds, other_kinds = _AGENCY_KINDS & set(one), _AGENCY_KINDS & set(other)
    if kinds and other_kinds and kinds != other_kinds:
        return False
    shorter, longer = sorted((_own_words(one), _own_words(other)), key=len)
    return bool(shorter) and _all_have_partners(shorter, longer)


def same_company(left: str, right: str) -> bool:
    """Whether two names mean one company, `Inc.` and `LLC` aside."""
    one = [word for word in _words(left) if word not in _COMPANY_FILLING]
    other = [word for word in _words(right) if word not in _COMPANY_FILLING]
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and _all_have_partners(shorter, longer)


def _same_last_digits(left: str, right: str) -> bool:
    """Whether two Social Security numbers can be one: a form may ask the last four only."""
    shorter, longer = sorted((_letters_and_digits(left), _letters_and_digits(right)), key=len)
    return bool(shorter) and longer.endswith(shorter)


def _same_words(left: str, right: str) -> bool:
    """Whether two texts are the same but for case, accents, spaces and punctuation."""
    return _letters_and_digits(left) == _letters_and_digits(right)


def _may_differ(_left: str, _right: str) -> bool:
    """Some boxes are asked twice for different answers: two telephones, two accounts of events."""
    return True


_TEXT_WAYS: Final[MappingProxyType[str, Callable[[str, str], bool]]] = MappingProxyType(
    {
        **dict.fromkeys(("victim_name", "claimant_name", "attorney_name"), same_name),
        **dict.fromkeys(("victim_ssn", "claimant_ssn"), _same_last_digits),
        "report_number": same_number,
        "report_agency": same_agency,
        "employer_name": same_company,
        **dict.fromkeys(
            (
                *("claimant_address", "claimant_email", "claimant_phone"),
                *("victim_address", "victim_email", "victim_phone"),
                *("crime_address", "crime_description", "crime_type_as_written"),
                *("injury_description", "late_filing_reason", "late_report_reason"),
                *("no_cooperation_reason", "offender_name", "offender_relationship"),
            ),
            _may_differ,
        ),
    }
)


def _all_have_partners(shorter: list[str], longer: list[str]) -> bool:
    """Whether each word of the shorter text has its own partner in the longer one."""
    left_over = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        partner = next((each for each in left_over if _same_word(word, each)), None)
        if partner is None:
            return False
        left_over.remove(partner)
    return True


def _same_word(left: str, right: str) -> bool:
    """Whether two words are equal, one is the other's initial, or a slip parts them."""
    if left == right:
        return True
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    if min(len(left), len(right)) < SLIP_LENGTH_MIN:
        return False
    return fuzz.ratio(left, right) >= SAME_WORD_PERCENT


def _agency_words(text: str) -> list[str]:
    """The words of an agency's name with its short forms written out."""
    words = " ".join(_AGENCY_SHORT_FORMS.get(word, word) for word in _words(text))
    return words.split()


def _own_words(words: list[str]) -> list[str]:
    """What sets one agency apart from others of its kind."""
    return [word for word in words if word not in _AGENCY_KINDS | _AGENCY_FILLING]


def _words(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['\u2019]", "", text.casefold()))
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def _letters_and_digits(text: str) -> str:
    return "".join(_words(text))
