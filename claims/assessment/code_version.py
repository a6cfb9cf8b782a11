"""Which version of the program made an assessment."""

from functools import cache
from importlib.metadata import version


@cache
def code_version() -> str:
    """The version of Redress that is installed, as it is recorded with every assessment."""
    return version("redress")
