"""The law and nothing but the law: dated data, and pure functions that read it."""
