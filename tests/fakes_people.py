"""Two invented people: what they wrote on the real forms, and what must be read from it.

Boxes are named as the form's own fields are named, so that nothing depends on our definition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from schemas.claim import FactValue

Spot: TypeAlias = tuple[int, float, float, float, float]
"""Page (from 0) and rectangle as PDF counts, from the bottom left."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What somebody wrote on one real form, and what must be read from it."""

    file: str
    form: str
    texts: Mapping[str, str]
    """By field name; `name#1` is the second box of a field."""
    ticks: Sequence[str]
    typed: Mapping[Spot, str] = field(default_factory=dict)
    """What stands where the form has no field: a signature."""
    expected: Mapping[str, FactValue | frozenset[str]]
    row: Sequence[str] = ()
    """Ticks that the fillable form shares with their whole row."""
    row_means: frozenset[str] = frozenset()


ILLINOIS: Final = Filled(
    file="il_cvc_application.pdf",
    form="il/cvc_application_2024_12",
    texts={
        "Victims Name": "Quentin Imaginary",
        "Date of Birth": "03",
        "undefined": "04",
        "undefined_2": "1991",
        "Street Address": "12 Nowhere Lane",
        "Apt": "4B",
        "City": "Inventown",
        "State": "IL",
        "Zip Code": "00012",
        "Email Address": "quentin@example.org",
        "Cell Phone": "555",
        "undefined_3": "555",
        "undefined_4": "0142",
        "Applicants Name": "Paula Imaginary",
        "Date of Birth_2": "11",
        "undefined_9": "30",
        "undefined_10": "1965",
        "City_2": "Farville",
        "State_2": "WI",
        "Zip Code_2": "00034",
        "Street Address_2": "99 Other Street",
        "Relationship to the injured or deceased victim": "Mother",
        "Police Report": "JK-26-0042",
        "Date of Crime": "02",
        "undefined_17": "14",
        "undefined_18": "2026",
        "Date Crime Reported": "02",
        "undefined_19": "15",
        "undefined_20": "2026",
        "Street Address where crime occurred": "Corner of First and Made-up Street",
        "City_3": "Pretend City",
        "County": "Mock",
        "Name of AgencyPolice Department crime reported to": "Pretend City Police Department",
        "Briefly Describe crime": "Shot in the leg by a stranger.",
        "Briefly Describe injuries": "Wound of the left leg.",
        "If yes offenders names": "Not known",
        "Medicare": "1XX2-YY3",
        "Name of EmployerRow1": "Fiction Bakery",
        "Victims Net Monthly Wages Take Home PayRow1": "$1,234.50",
        "Text57": "Paula Imaginary",
        "Text58": "05/06/2026",
        "Name of Lawyer": "Lex Invented",
    },
    ticks=(
        "Check Box9",  # evidence kit: Yes
        "Check Box12",  # arrested: No
        "Check Box16",  # charged: Unknown
        "Check Box40",  # order of protection: No
        "No_14",  # civil suit: No
        "Yes_15",  # insurance: printed No
        "Yes_18",  # life insurance: printed No
        "Are you being represented by counsel for this Crime Victims Compensation Claim",
    ),
    expected={
        "victim_name": "Quentin Imaginary",
        "victim_birth_date": date(1991, 3, 4),
        "victim_address": "12 Nowhere Lane, 4B, Inventown, IL, 00012",
        "victim_state": "IL",
        "victim_email": "quentin@example.org",
        "victim_phone": "555-555-0142",
        "claimant_name": "Paula Imaginary",
        "claimant_birth_date": date(1965, 11, 30),
        "claimant_address": "99 Other Street, Farville, WI, 00034",
        "claimant_state": "WI",
        "claimant_relationship": "parent",
        "is_victim_claimant": False,
        "report_number": "JK-26-0042",
        "crime_date": date(2026, 2, 14),
        "report_date": date(2026, 2, 15),
        "is_reported": True,
        "crime_address": "Corner of First and Made-up Street",
        "crime_city": "Pretend City",
        "crime_county": "Mock",
        "report_agency": "Pretend City Police Department",
        "crime_description": "Shot in the leg by a stranger.",
        "crime_types": frozenset({"assault"}),
        "injury_description": "Wound of the left leg.",
        "has_forensic_exam": True,
        "is_offender_arrested": False,
        "has_protective_order": False,
        "has_civil_suit": False,
        "is_insured": False,
        "collateral_sources": frozenset({"medicare"}),
        "employer_name": "Fiction Bakery",
        "net_monthly_wages": 123450,
        "is_signed": True,
        "signature_date": date(2026, 5, 6),
        "has_attorney": True,
        "attorney_name": "Lex Invented",
    },
    row=("Check Box54.4.1#1",),
    row_means=frozenset({"towing"}),
)

INDIANA: Final = Filled(
    file="indiana_cvc_application.pdf",
    form="in/state_form_23776_r14_2021_09",
    texts={
        "Name of victim first last middle initial": "Rosalind, Fictive, T",
        " Last 4 digits of Social Security  or tax ID": "0042",
        "Date of birth month day year": "03/04/1991",
        "Date of crime month day year": "02/14/2026",
        "Address of victim  number and street": "12 Nowhere Lane",
        "Email address": "rosalind@example.org",
        "City state and ZIP code": "Inventown, IN 00046",
        "Telephone number": "(555) 555-0142",
        "Name of claimant if different from the victim  first last middle initial": "Bo Fictive",
        "City state and ZIP code_2": "Farville, Ohio 00034",
        "Relationship to victim": "Brother",
        "Name of employer": "Fiction Bakery",
        "Date reported to police month day year": "2/15/2026",
        "Crime type": "Battery",
        "City and county where crime": "Pretend City, Mock County",
        "Name of suspect": "Not known",
        "Relationship to victim_2": "stranger",
        "Explanation of crime": "A stranger hit the victim and ran away. No one saw it.",
        "Police agency reported to": "Pretend City Police",
        "Police report number": "PC-26-0007",
        "Date month day year": "05/06/2026",
    },
    ticks=(
        "undefined_2",  # the victim is not the claimant
        "Is this an automobile accident#1",
        "Does the victim have physical injuries#0",
        "MedicalDentalCounseling",
        "Loss of Income",
        "Medicaid",
        "Workers Compensation",
        "Were you employed at the time of the incident#0",
        "Has the suspect been arrested#1",
        "Are you willing to assist law enforcement with prosecution#0",
    ),
    typed={(2, 60.0, 158.0, 300.0, 168.0): "Bo Fictive"},
    expected={
        "is_victim_claimant": False,
        "victim_name": "Rosalind T Fictive",
        "victim_ssn": "0042",
        "victim_birth_date": date(1991, 3, 4),
        "crime_date": date(2026, 2, 14),
        "victim_address": "12 Nowhere Lane, Inventown, IN 00046",
        "victim_state": "IN",
        "victim_email": "rosalind@example.org",
        "victim_phone": "555-555-0142",
        "claimant_name": "Bo Fictive",
        "claimant_state": "OH",
        "claimant_relationship": "sibling",
        "is_motor_vehicle": False,
        "is_physically_injured": True,
        "losses_claimed": frozenset({"dental", "medical", "mental_health", "lost_wages"}),
        "collateral_sources": frozenset({"medicaid", "workers_compensation"}),
        "is_employed": True,
        "employer_name": "Fiction Bakery",
        "report_date": date(2026, 2, 15),
        "crime_type_as_written": "Battery",
        "crime_types": frozenset({"assault"}),
        "crime_city": "Pretend City",
        "crime_county": "Mock",
        "offender_relationship": "stranger",
        "is_offender_arrested": False,
        "cooperates": True,
        "crime_description": "A stranger hit the victim and ran away. No one saw it.",
        "report_agency": "Pretend City Police",
        "report_number": "PC-26-0007",
        "is_signed": True,
        "signature_date": date(2026, 5, 6),
    },
)

FORMS: Final = (ILLINOIS, INDIANA)
