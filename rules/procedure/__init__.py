"""How a claim goes on: who decides, and how a decision is looked at again."""

from typing import Final

TELLS_ONLY: Final = frozenset({"appeal", "decision"})
"""The rules of this folder: they tell how a claim goes on, and decide nothing about it."""
