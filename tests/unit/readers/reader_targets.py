"""What readers run in tests instead of the real extraction: good, bad and dead on arrival."""

import os
import signal
import sys
import time

from claims.extraction.limits import Limits
from claims.extraction.open_paper import OpenPaper, open_paper
from schemas.place import Box, Place
from schemas.problems import Problem, ProblemCode
from schemas.reading import Extraction


def read_everything(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Ask every page everything; the words found are told by their number only."""
    paper = open_paper(data, limits)
    if isinstance(paper, Problem):
        return Extraction(document=sha256, page_count=0, problems=(paper,))
    with paper:
        for page in paper.pages():
            page.words()
            page.widgets()
            page.ink(Box(x0=0, top=0, x1=page.width, bottom=page.height))
            page.careful_words()
            page.tables()
        return Extraction(
            document=sha256, page_count=paper.page_count, problems=tuple(paper.problems())
        )


def open_only(data: bytes, sha256: str, limits: Limits) -> Extraction:
    """Only open the document and read its words fast."""
    paper = open_paper(data, limits)
    if isinstance(paper, Problem):
        return Extraction(document=sha256, page_count=0, problems=(paper,))
    with paper:
        words = sum(len(page.words()) for page in paper.pages())
        seen = Problem(
            code=ProblemCode.VALUE_IN_DOUBT, where=Place(document=sha256, page=1), seen=str(words)
        )
        return Extraction(document=sha256, page_count=paper.page_count, problems=(seen,))
