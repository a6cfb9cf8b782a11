"""Draws the sample claims: look-alikes of real forms, filled in by people who do not exist."""
