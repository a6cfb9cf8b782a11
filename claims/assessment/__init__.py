"""From what was read to what the law says of it."""
