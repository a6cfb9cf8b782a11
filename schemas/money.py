"""Money is a whole number of cents; this is the one place that writes it out."""

from typing import Final, NewType

Cents = NewType("Cents", int)

CENTS_PER_DOLLAR: Final = 100
NO_MONEY: Final = Cents(0)


def dollars(amount: int) -> str:
    """Write cents as an officer reads them: 123456 is "$1,234.56"."""
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), CENTS_PER_DOLLAR)
    return f"{sign}${whole:,}.{rest:02d}"
