"""From a file to what it says: values with their places, and what could not be read.

Pure: the same bytes give the same extraction. Runs in a reader process, whose limits end what
hangs or grows; nothing here knows a ledger, a clock or a network.
"""

from claims.extraction.definitions import definitions
from claims.extraction.forms.printed import PrintedPage
from claims.extraction.forms.read_part import read_part
from claims.extraction.forms.recognise import Recognised, recognise
from claims.extraction.limits import Limits
from claims.extraction.pages.open_paper import open_paper
from claims.extraction.pages.paper import Paper
from schemas.place import Place
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction


def extract(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Read one file. It never raises for bad paper: what is wrong is in the problems."""
    opened = open_paper(data, limits)
    if isinstance(opened, Problem):
        return Extraction(document=sha256, page_count=0, problems=(opened,))
    with opened as paper:
        return read_paper(paper, sha256)


def read_paper(paper: Paper, sha256: str) -> Extraction:
    """Read an open document: every form and every supporting document in it."""
    pages = [PrintedPage(page, page.words()) for page in paper.pages()]
    recognised = recognise(pages, definitions())
    readings = tuple(read_part(part, sha256) for part in recognised.parts)
    noted = tuple(paper.problems())
    problems = (*noted, *_unknown_pages(recognised, noted, sha256))
    if not readings and not problems:
        problems = (Problem(code=ProblemCode.FORM_NOT_RECOGNISED),)
    return Extraction(
        document=sha256, page_count=paper.page_count, readings=readings, problems=problems
    )


def _unknown_pages(
    recognised: Recognised, noted: tuple[Problem, ...], sha256: str
) -> list[Problem]:
    """One problem for each page that is not of any known form; one for all if none is."""
    if not recognised.parts:
        return [] if noted else [Problem(code=ProblemCode.FORM_NOT_RECOGNISED)]
    told = {problem.where.page for problem in noted if problem.where}
    return [
        Problem(
            code=ProblemCode.FORM_NOT_RECOGNISED,
            where=Place(document=sha256, page=page.number),
        )
        for page in recognised.unknown
        if page.number not in told
    ]
