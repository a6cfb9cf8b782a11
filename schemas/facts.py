"""The register of facts: everything a rule may ask about a claim, by one name each.

A form definition maps boxes to these names, a rule reads them, `redress assess` takes them as
JSON. A fact that is not given is unknown, which is not the same as false.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class FactType(StrEnum):
    """What kind of value a fact holds."""

    DATE = "date"
    TEXT = "text"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    CENTS = "cents"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDefinition:
    """One thing that may be known of a claim."""

    name: str
    type: FactType
    question: str
    choices: tuple[str, ...] = ()


CRIME_TYPES: Final = (
    "arson",
    "assault",
    "burglary",
    "child_physical_abuse",
    "child_pornography",
    "child_sexual_abuse",
    "domestic_violence",
    "driving_while_intoxicated",
    "elder_abuse",
    "fleeing_driver",
    "fraud",
    "hate_crime",
    "hit_and_run",
    "homicide",
    "human_trafficking",
    "kidnapping",
    "mass_violence",
    "other",
    "property_crime",
    "robbery",
    "sexual_assault",
    "stalking",
    "terrorism",
    "vehicular_intentional",
    "vehicular_other",
)

RELATIONSHIPS: Final = (
    "child",
    "dating_partner",
    "friend",
    "good_samaritan",
    "grandchild",
    "grandparent",
    "guardian",
    "household_member",
    "other",
    "other_relative",
    "parent",
    "payer_of_expenses",
    "representative",
    "self",
    "sibling",
    "spouse",
    "witness",
)

COLLATERAL_SOURCES: Final = (
    "auto_insurance",
    "charity",
    "civil_recovery",
    "county_assistance",
    "crowdfunding",
    "dental_insurance",
    "disability_insurance",
    "employer_leave",
    "health_insurance",
    "hospital_discount",
    "life_insurance",
    "medicaid",
    "medicare",
    "none",
    "other",
    "other_state_program",
    "property_insurance",
    "restitution",
    "settlement",
    "social_security",
    "unemployment_insurance",
    "union_benefits",
    "veterans_benefits",
    "workers_compensation",
)

LOSSES: Final = (
    "accessibility",
    "attorney_fees",
    "crime_scene_cleanup",
    "dental",
    "dependent_care",
    "disability",
    "forensic_exam",
    "funeral",
    "funeral_travel",
    "future_earnings",
    "home_security",
    "job_retraining",
    "loss_of_support",
    "lost_wages",
    "medical",
    "mental_health",
    "other",
    "pain_and_suffering",
    "property",
    "relocation",
    "replacement_services",
    "residential_property",
    "stolen_cash",
    "tattoo_removal",
    "temporary_lodging",
    "towing",
    "transportation",
    "tuition",
)

JURISDICTIONS: Final = (
    *("AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA"),
    *("ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT"),
    *("NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI"),
    *("SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"),
)

STATES_AND_ABROAD: Final = (*JURISDICTIONS, "abroad")

_DATES: Final = (
    ("application_date", "On which day was the application received or postmarked?"),
    ("charge_date", "On which day was somebody charged with the crime?"),
    ("claimant_birth_date", "When was the claimant born?"),
    ("crime_date", "On which day did the crime happen, or begin?"),
    ("crime_end_date", "On which day did a crime that went on for some time end?"),
    ("conviction_date", "On which day was the offender convicted?"),
    ("decision_date", "On which day was the claim decided, if it has been?"),
    ("diagnosis_date", "On which day was the injury, or what the crime caused, diagnosed?"),
    ("discovery_date", "On which day was the injury, the death or the crime discovered?"),
    ("forensic_exam_date", "On which day was a forensic medical exam made?"),
    ("identification_date", "On which day was the dead victim identified?"),
    ("incapacity_end_date", "On which day did the victim's incapacity end?"),
    ("injury_date", "On which day was the victim hurt, where that is not the day of the crime?"),
    ("new_evidence_date", "On which day did DNA, a recording or a confession name the offender?"),
    ("notice_of_intent_date", "On which day was notice given that a claim would be filed?"),
    ("postmark_date", "On which day was the application postmarked?"),
    ("prosecution_limit_date", "On which day does the time to prosecute the crime end?"),
    ("release_date", "On which day was the victim set free from captivity or custody?"),
    ("report_date", "On which day was the crime reported?"),
    ("signature_date", "On which day was the application signed?"),
    ("victim_birth_date", "When was the victim born?"),
    ("victim_death_date", "When did the victim die?"),
)

_TEXTS: Final = (
    ("attorney_name", "Which attorney acts for the claimant?"),
    ("claimant_address", "Where does the claimant live?"),
    ("claimant_email", "What is the claimant's e-mail address?"),
    ("claimant_name", "Who claims?"),
    ("claimant_phone", "What is the claimant's telephone number?"),
    ("claimant_ssn", "What is the claimant's Social Security number, or its last four digits?"),
    ("crime_address", "At which address did the crime happen?"),
    ("crime_city", "In which city did the crime happen?"),
    ("crime_county", "In which county did the crime happen?"),
    ("crime_description", "What happened?"),
    ("crime_type_as_written", "How does the form or the report name the crime?"),
    ("employer_name", "Who employed the victim?"),
    ("injury_description", "Which injuries did the crime cause?"),
    ("late_filing_reason", "Why was the application filed late?"),
    ("late_report_reason", "Why was the crime reported late, or not at all?"),
    ("no_cooperation_reason", "Why could the victim not help law enforcement?"),
    ("offender_name", "Who is the suspect?"),
    ("offender_relationship", "How are victim and suspect related?"),
    ("report_agency", "To which agency was the crime reported?"),
    ("report_number", "Under which number did the agency take the report?"),
    ("victim_address", "Where does the victim live?"),
    ("victim_email", "What is the victim's e-mail address?"),
    ("victim_name", "Who is the victim?"),
    ("victim_phone", "What is the victim's telephone number?"),
    ("victim_ssn", "What is the victim's Social Security number, or its last four digits?"),
)

_YES_NO: Final = (
    ("cooperates", "Does the victim help law enforcement, as far as can be asked of them?"),
    ("awaits_charges", "Is it still open whether somebody is charged with the crime?"),
    ("has_attorney", "Does an attorney act for the claimant?"),
    ("has_civil_suit", "Was a civil suit filed over the crime?"),
    ("has_felony_conviction", "Was the victim or claimant convicted of a felony?"),
    ("has_forensic_exam", "Was a forensic medical exam made?"),
    ("has_hardship", "Would waiting for the decision cause undue hardship?"),
    ("has_protective_order", "Was a protective or no-contact order obtained?"),
    ("has_serious_financial_need", "Would the loss be a serious hardship to bear unpaid?"),
    ("has_support_agency_record", "Does a victim-support agency or treating provider attest it?"),
    ("has_warrant", "Is there an open warrant against the victim or claimant?"),
    ("owes_court_debt", "Does the claimant owe fines, fees or restitution to a court?"),
    ("is_claimant_offender", "Did the claimant commit the crime or take part in it?"),
    ("is_catastrophically_injured", "Did the crime leave a total and permanent disability?"),
    ("is_confined", "Is the claimant held in a jail or prison now?"),
    ("is_crime_on_the_job", "Did the crime happen while the victim was at work?"),
    ("is_emergency_requested", "Does the claimant ask for an emergency award?"),
    ("is_employed", "Was the victim employed at the time of the crime?"),
    ("is_incapacitated", "Was the victim incapacitated, so that filing was impossible?"),
    ("is_incarcerated", "Was the victim held in a jail or prison when the crime happened?"),
    ("is_insured", "Was there insurance or another program that could pay?"),
    ("is_living_with_offender", "Does the victim live with the offender?"),
    ("is_motor_vehicle", "Was a motor vehicle the means of the crime?"),
    ("is_offender_arrested", "Was a suspect arrested?"),
    ("is_offender_charged", "Was a suspect charged?"),
    ("is_on_felony_supervision", "Is the claimant on probation or parole for a felony?"),
    ("is_physically_injured", "Was the victim physically injured?"),
    ("is_prosecutor_asking_to_wait", "Has a prosecutor asked that the claim wait?"),
    ("is_registered_sex_offender", "Must the claimant register as a sex offender?"),
    ("is_rape_kit_delayed", "Was the application late because a rape kit was tested late?"),
    ("is_reported", "Was the crime reported to law enforcement?"),
    ("is_signed", "Is the application signed?"),
    ("is_uninsured_driver", "Did the victim drive a car of their own that was not insured?"),
    ("is_victim_claimant", "Is the victim the one who claims?"),
    ("is_victim_deceased", "Did the victim die of the crime?"),
    ("was_denied_under_former_law", "Was the same claim denied under an earlier law?"),
    ("was_conduct_contributory", "Did the victim's own conduct help to bring the crime about?"),
    ("is_victim_minor_witness", "Is the victim a minor who witnessed the crime?"),
    ("committed_felony_at_the_time", "Was the victim committing a felony when it happened?"),
    ("owes_child_support", "Does the claimant owe child support under an order?"),
    ("owes_federal_debt", "Is the claimant delinquent on a federal fine or restitution?"),
)

_CHOICE: Final = (
    ("claimant_relationship", "What is the claimant to the victim?", RELATIONSHIPS),
    ("claimant_state", "In which state does the claimant live?", STATES_AND_ABROAD),
    ("crime_state", "In which state did the crime happen?", STATES_AND_ABROAD),
    ("victim_state", "In which state does the victim live?", STATES_AND_ABROAD),
)

_CHOICES: Final = (
    ("collateral_sources", "Who else could pay the losses?", COLLATERAL_SOURCES),
    ("crime_types", "Which kinds of crime were they?", CRIME_TYPES),
    ("losses_claimed", "Which losses are claimed?", LOSSES),
)

_CENTS: Final = (
    ("net_monthly_wages", "What did the victim earn in a month, after taxes?"),
    ("net_weekly_wages", "What did the victim earn in a week, after taxes?"),
    ("benefits_received", "How much was received from other sources?"),
    ("emergency_award_paid", "How much was already paid as an emergency award?"),
)

_NUMBERS: Final = (
    ("conduct_percent", "Which share, in percent, did an officer find to be the victim's own?"),
)

FACTS: Final = MappingProxyType(
    {
        definition.name: definition
        for definition in (
            *(FactDefinition(name=n, type=FactType.DATE, question=q) for n, q in _DATES),
            *(FactDefinition(name=n, type=FactType.TEXT, question=q) for n, q in _TEXTS),
            *(FactDefinition(name=n, type=FactType.YES_NO, question=q) for n, q in _YES_NO),
            *(FactDefinition(name=n, type=FactType.CENTS, question=q) for n, q in _CENTS),
            *(FactDefinition(name=n, type=FactType.NUMBER, question=q) for n, q in _NUMBERS),
            *(
                FactDefinition(name=n, type=FactType.CHOICE, question=q, choices=c)
                for n, q, c in _CHOICE
            ),
            *(
                FactDefinition(name=n, type=FactType.CHOICES, question=q, choices=c)
                for n, q, c in _CHOICES
            ),
        )
    }
)
"""Every fact by its name."""
