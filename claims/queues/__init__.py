"""Where a claim waits for a person, and why."""
