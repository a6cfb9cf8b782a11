"""What follows from the facts on a form without anybody saying it."""

from collections.abc import Mapping
from typing import Final

from claims.assessment.alike import alike
from claims.assessment.paper_doubts import field_doubt
from schemas.claim import Fact, FactValue, Standing
from schemas.evidence import Doubt

_REPORT_FACTS: Final = ("report_number", "report_date", "report_agency")

_VICTIM_IS_CLAIMANT: Final = (
    *("claimant_name", "claimant_birth_date", "claimant_address", "claimant_state"),
    *("claimant_phone", "claimant_email", "claimant_ssn"),
)
"""The claimant block of a form: left empty by a victim who claims for themselves."""

_STRENGTH: Final = tuple(Standing)


def derived(
    facts: Mapping[str, Fact], *, is_form_whole: bool, in_doubt: frozenset[str]
) -> dict[str, Fact]:
    """Add what follows. A derived fact is only as well supported as its weakest ground.

    An empty claimant block means something only on a form whose pages could all be read.
    """
    result = dict(facts)
    _add_report(result)
    if "is_victim_claimant" not in result:
        is_block_certain = is_form_whole and in_doubt.isdisjoint(_VICTIM_IS_CLAIMANT)
        _add_claimant(result, is_block_certain=is_block_certain)
    said = result.get("is_victim_claimant")
    if said is not None and said.value is True and not claimant_doubts(result):
        _take_from_victim(result)
    return result


def with_victim(facts: Mapping[str, Fact], in_doubt: frozenset[str]) -> dict[str, Fact]:
    """Fill the victim's block from the claimant's where the form says they are one person.

    A form that asks for the claimant first lets an adult victim leave the second block blank.
    """
    result = dict(facts)
    relationship = facts.get("claimant_relationship")
    is_self = relationship is not None and relationship.value == "self"
    if not is_self or "victim_name" in facts or "claimant_relationship" in in_doubt:
        return result
    for name in _VICTIM_IS_CLAIMANT:
        victims = name.replace("claimant", "victim")
        if name in facts and name not in in_doubt and victims not in facts:
            result[victims] = _follows(victims, [facts[name]], value=facts[name].value)
    return result


def claimant_doubts(facts: Mapping[str, Fact]) -> tuple[Doubt, ...]:
    """A doubt when the form says that the victim claims, and also names somebody else."""
    said = facts.get("is_victim_claimant")
    if said is None:
        return ()
    is_other = _names_another(facts)
    if is_other is None or is_other is not said.value:
        return ()
    return (field_doubt(said.name, said.places[0] if said.places else None),)


def _add_report(facts: dict[str, Fact]) -> None:
    """A report's number, day or agency says that there was a report."""
    grounds = [facts[name] for name in _REPORT_FACTS if name in facts]
    if grounds and "is_reported" not in facts:
        facts["is_reported"] = _follows("is_reported", grounds, value=True)


def _add_claimant(facts: dict[str, Fact], *, is_block_certain: bool) -> None:
    """The victim claims when the claimant's block is empty or names the same person."""
    if "victim_name" not in facts:
        return
    is_other = _names_another(facts)
    if is_other is not None:
        names = ("victim_name", "claimant_name", "claimant_relationship")
        grounds = [facts[name] for name in names if name in facts]
        facts["is_victim_claimant"] = _follows("is_victim_claimant", grounds, value=not is_other)
    elif is_block_certain and not any(name in facts for name in _VICTIM_IS_CLAIMANT):
        ground = facts["victim_name"]
        facts["is_victim_claimant"] = Fact(
            name="is_victim_claimant", value=True, standing=Standing.ASSERTED, places=ground.places
        )


def _names_another(facts: Mapping[str, Fact]) -> bool | None:
    """Whether the claimant is somebody other than the victim; None when nothing says."""
    relationship = facts.get("claimant_relationship")
    if relationship is not None:
        return relationship.value != "self"
    claimant, victim = facts.get("claimant_name"), facts.get("victim_name")
    if claimant is None or victim is None:
        return None
    return not alike("claimant_name", claimant.value, victim.value)


def _take_from_victim(facts: dict[str, Fact]) -> None:
    """When the victim claims, what is known of the victim is known of the claimant."""
    victim = facts.get("victim_name")
    if victim is not None:
        facts["claimant_relationship"] = _follows("claimant_relationship", [victim], value="self")
    for name in _VICTIM_IS_CLAIMANT:
        ground = facts.get(name.replace("claimant", "victim"))
        if ground is not None and name not in facts:
            facts[name] = _follows(name, [ground], value=ground.value)


def _follows(name: str, grounds: list[Fact], *, value: FactValue) -> Fact:
    """A fact that follows from others, at their places, as weak as the weakest."""
    standing = min((ground.standing for ground in grounds), key=_STRENGTH.index)
    places = tuple(place for ground in grounds for place in ground.places)
    return Fact(name=name, value=value, standing=standing, places=places)
