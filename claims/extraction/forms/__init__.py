"""Finding on a page what each box of a known form says."""
