"""What the libraries' errors mean, however they are wrapped."""

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from claims.extraction.pages.library_errors import NotReadableError, code_of, translated_errors
from schemas.problems import ProblemCode

MEANINGS = [
    (MemoryError(), ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    (PdfminerException(MemoryError()), ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    (PdfminerException(PdfminerException(MemoryError())), ProblemCode.NEEDS_TOO_MUCH_MEMORY),
    (PdfminerException(RecursionError()), ProblemCode.MALFORMED),
    (PdfminerException(PDFPasswordIncorrect()), ProblemCode.NEEDS_PASSWORD),
    (PdfminerException(PDFEncryptionError()), ProblemCode.UNKNOWN_ENCRYPTION),
    (pikepdf.PasswordError(), ProblemCode.NEEDS_PASSWORD),
    (pikepdf.PdfError("unsupported encryption filter"), ProblemCode.UNKNOWN_ENCRYPTION),
    (pypdfium2.PdfiumError("", err_code=pdfium.FPDF_ERR_PASSWORD), ProblemCode.NEEDS_PASSWORD),
    (pypdfium2.PdfiumError("", err_code=pdfium.FPDF_ERR_SECURITY), ProblemCode.UNKNOWN_ENCRYPTION),
    (pypdfium2.PdfiumError("", err_code=pdfium.FPDF_ERR_FORMAT), ProblemCode.MALFORMED),
    (TypeError("'NoneType' object is not iterable"), ProblemCode.MALFORMED),
]


@pytest.mark.parametrize(("error", "code"), MEANINGS)
def test_the_innermost_error_decides(error: Exception, code: ProblemCode) -> None:
    assert code_of(error) is code


def test_an_error_of_a_library_does_not_carry_its_words_out() -> None:
    with pytest.raises(NotReadableError) as caught, translated_errors():
        raise ValueError("Maria Example, 12 Invented Street")

    assert str(caught.value) == ProblemCode.MALFORMED
