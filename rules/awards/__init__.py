"""How much may be paid? One kind of loss a file."""
