"""How a claim goes on: who decides, and how a decision is looked at again."""
