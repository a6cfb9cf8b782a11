"""The words of one box: from its fillable field, or from what is printed in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claims.extraction.forms.located import Located
from claims.extraction.forms.printed import PrintedPage, Token, as_printed, phrase, union
from claims.extraction.pages.paper import UNREADABLE, Widget
from schemas.place import Box
from schemas.problems import ProblemCode
from schemas.reading import Method

FIELD_SURE: Final = 99
PLACE_SURE: Final = 96
LABEL_SURE: Final = 93
CAREFUL_SURE: Final = 85
UNSEEN_SURE: Final = 20
"""Text that a person does not see: never a value without a problem."""
DISAGREE_SURE: Final = 30
_SLACK: Final = 4.0
_NO_LETTER_KNOWN: Final = re.compile(rf"{UNREADABLE}|\(cid:\d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxText:
    """What a box says, how it was read, and what is doubtful about the reading itself."""

    text: str
    page: PrintedPage
    place: Box
    method: Method
    confidence_percent: int
    code: ProblemCode | None = None
    other: str = ""
    """What the other way of reading says, where the two disagree."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there."""
        return not re.search(rf"[\w{UNREADABLE}]", self.text)


def text_of(located: Located) -> BoxText:
    """Read the words of a box: form fields first, then print; what differs is in doubt."""
    return words_of(located.page, located.widgets, located.words, located)


def words_of(
    page: PrintedPage, widgets: Sequence[Widget], words: Sequence[Token], located: Located
) -> BoxText:
    """The same for one part of a box, for example an answer that is chosen by writing."""
    typed = [widget for widget in widgets if widget.text.strip()]
    printed = words if located.is_by_place or not widgets else _over(widgets, words)
    if typed:
        over = words if located.is_by_place else _over(typed, words)
        return _typed(page, typed, over)
    return _printed(page, printed, located)


def _typed(page: PrintedPage, widgets: Sequence[Widget], over: Sequence[Token]) -> BoxText:
    text = " ".join(widget.text.strip() for widget in widgets)
    beside = as_printed(over)
    code, sure = None, FIELD_SURE
    if phrase(beside) and phrase(beside) != phrase(text):
        code, sure = ProblemCode.READERS_DISAGREE, DISAGREE_SURE
    if any(widget.is_hidden or widget.is_doubtful for widget in widgets):
        code, sure = ProblemCode.VALUE_IN_DOUBT, UNSEEN_SURE
    return BoxText(
        text=text,
        page=page,
        place=union(widget.box for widget in widgets),
        method=Method.FORM_FIELD,
        confidence_percent=sure,
        code=code,
        other=beside if code else "",
    )


def _printed(page: PrintedPage, words: Sequence[Token], located: Located) -> BoxText:
    lettered = [token for token in words if token.text.strip("_")]
    text = as_printed(lettered)
    sure = PLACE_SURE if located.is_by_place else LABEL_SURE
    code = None
    if not located.is_sure:
        code, sure = ProblemCode.VALUE_IN_DOUBT, DISAGREE_SURE
    if not all(token.is_visible for token in lettered):
        code, sure = ProblemCode.VALUE_IN_DOUBT, UNSEEN_SURE
    found = BoxText(
        text=text,
        page=page,
        place=union(token.box for token in lettered) if lettered else located.place,
        method=Method.PRINTED_TEXT,
        confidence_percent=sure,
        code=code,
    )
    is_unsure = _NO_LETTER_KNOWN.search(text) or any(token.is_crossed for token in lettered)
    return carefully(found) if is_unsure else found


def carefully(fast: BoxText) -> BoxText:
    """Read the same place again with the careful reader, where the fast one is unsure."""
    area = fast.place
    again = [
        word.text
        for word in fast.page.page.careful_words()
        if area.x0 - 1 <= (word.box.x0 + word.box.x1) / 2 <= area.x1 + 1
        and area.top - 1 <= (word.box.top + word.box.bottom) / 2 <= area.bottom + 1
    ]
    text = " ".join(again)
    if not text or _NO_LETTER_KNOWN.search(text):
        code: ProblemCode | None = ProblemCode.VALUE_NOT_READABLE
        text = fast.text
    elif _NO_LETTER_KNOWN.search(fast.text) or phrase(text) == phrase(fast.text):
        code = fast.code
    else:
        code = ProblemCode.READERS_DISAGREE
    return BoxText(
        text=text,
        page=fast.page,
        place=area,
        method=Method.CAREFUL_TEXT,
        confidence_percent=min(CAREFUL_SURE, fast.confidence_percent),
        code=code,
        other=fast.text if code is ProblemCode.READERS_DISAGREE else "",
    )


def _over(widgets: Sequence[Widget], words: Sequence[Token]) -> list[Token]:
    """The words that stand over some fillable boxes."""
    return [
        token
        for token in words
        if any(
            w.box.x0 - _SLACK <= (token.box.x0 + token.box.x1) / 2 <= w.box.x1 + _SLACK
            and w.box.top - _SLACK <= token.middle <= w.box.bottom + _SLACK
            for w in widgets
        )
    ]
