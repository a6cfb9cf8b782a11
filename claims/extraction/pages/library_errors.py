"""What the PDF libraries' errors mean, in the words of the problem catalogue.

The libraries say what is wrong in dozens of ways (measured on 4,421 odd files: 20 kinds of
exception), some of them wrapped in another so that `except MemoryError` does not see them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

import pypdfium2.raw as pdfium

from schemas.problems import ProblemCode


class NotReadableError(Exception):
    """A library could not read the paper, or a part of it."""

    def __init__(self, code: ProblemCode) -> None:
        super().__init__(code.value)
        self.code = code


_BY_NAME: Final = MappingProxyType(
    {
        "MemoryError": ProblemCode.NEEDS_TOO_MUCH_MEMORY,
        "PasswordError": ProblemCode.NEEDS_PASSWORD,
        "PDFPasswordIncorrect": ProblemCode.NEEDS_PASSWORD,
        "PDFEncryptionError": ProblemCode.UNKNOWN_ENCRYPTION,
    }
)
"""By the names of the classes: importing pdfminer to have the classes takes 0.2 seconds."""

_BY_PDFIUM_NUMBER: Final = MappingProxyType(
    {
        pdfium.FPDF_ERR_PASSWORD: ProblemCode.NEEDS_PASSWORD,
        pdfium.FPDF_ERR_SECURITY: ProblemCode.UNKNOWN_ENCRYPTION,
    }
)


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn whatever a library raises inside the block into a NotReadableError with a code."""
    try:
        yield
    except NotReadableError:
        raise
    # The libraries raise anything from a bare TypeError to struct.error over a bad file.
    except Exception as error:  # noqa: BLE001
        raise NotReadableError(code_of(error)) from None


def code_of(error: BaseException) -> ProblemCode:
    """The code of the innermost error: pdfplumber puts the real one into `args[0]`."""
    while error.args and isinstance(error.args[0], BaseException):
        error = error.args[0]
    by_number = _BY_PDFIUM_NUMBER.get(getattr(error, "err_code", None) or 0)
    by_name = _BY_NAME.get(type(error).__name__)
    if by_number or by_name:
        return by_number or by_name or ProblemCode.MALFORMED
    # qpdf has one class for all damage; its sentence is the only thing that tells.
    if "encrypt" in str(error).lower():
        return ProblemCode.UNKNOWN_ENCRYPTION
    return ProblemCode.MALFORMED
