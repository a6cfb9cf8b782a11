"""Days as the law counts them: years and months by the calendar, birthdays, hours.

A day that a year or month does not have (29 February, the 31st) becomes the first day of the next
month: where no statute says otherwise, the doubt of a day goes to the claimant.
"""

from datetime import MAXYEAR, date, timedelta
from typing import Final

HOURS_PER_DAY: Final = 24
MONTHS_PER_YEAR: Final = 12


def years_after(day: date, years: int) -> date:
    """The same day of the same month, some years on; 29 February becomes 1 March."""
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def months_after(day: date, months: int) -> date:
    """The same day of the month, some months on; a missing day becomes the next month's first."""
    carried, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    year = day.year + carried
    if year > MAXYEAR:
        return date.max
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 2, 1)


def days_after(day: date, days: int) -> date:
    """Some days on; never later than the last day a calendar can hold."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def after(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """A day some years on, then some months, then some days."""
    day = years_after(day, years) if years else day
    day = months_after(day, months) if months else day
    return days_after(day, days) if days else day


def birthday(birth_date: date, age: int) -> date:
    """The day on which somebody reaches an age."""
    return years_after(birth_date, age)


def is_under(age: int, birth_date: date, day: date) -> bool:
    """Whether somebody has not yet reached an age on a day."""
    return day < birthday(birth_date, age)


def certain_days(hours: int) -> int:
    """For a limit in hours: up to how many days later it is certainly kept, by the date alone."""
    return hours // HOURS_PER_DAY - 1


def possible_days(hours: int) -> int:
    """For a limit in hours: up to how many days later it may still have been kept."""
    return -(-hours // HOURS_PER_DAY)
