"""Supporting documents: which they are, whose, and what money they ask for, line by line."""
