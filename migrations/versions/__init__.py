"""One numbered file a step, oldest first."""
