"""May this claim be paid at all? One rule a file."""
