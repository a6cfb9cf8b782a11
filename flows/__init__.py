"""The order of the steps, in Prefect and only here."""
