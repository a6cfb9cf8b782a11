"""What is printed on a page, arranged in lines and made searchable for the labels of a form.

Labels are compared by their skeleton: letters and digits in lower case, without the letter
pairs that fonts draw as one glyph. A label is then found whatever its font, case, punctuation
and blanks are, and even where a file has lost its ligatures ("vic m" for "victim").
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, groupby
from typing import Final

from claims.extraction.pages.paper import EMPTY_BOX, TICK, Page, Word
from schemas.place import Box

_LIGATURES: Final = re.compile("ffi|ffl|ti|tt|ft|fi|fl|ff")
_NEEDS_CUTTING: Final = re.compile(
    rf"[{TICK}{EMPTY_BOX}]|__|\.\.\.|\u2026|[a-z)*]:\w|[\])]\w", re.IGNORECASE
)
_PIECES: Final = re.compile(
    rf"[{TICK}{EMPTY_BOX}]|_{{2,}}|\.{{3,}}|\u2026+|\[.?\]|\([xX\u2713]\)"
    rf"|(?:(?!_{{2}}|\.{{3}}|\u2026|[{TICK}{EMPTY_BOX}]).)+?(?:(?<=[a-z)*]):(?=\w)|(?=_{{2}}|\.{{3}}|\u2026|[{TICK}{EMPTY_BOX}]|$))",
    re.IGNORECASE,
)
_SAME_LINE: Final = 0.5
"""Words whose middles are nearer than this share of the lower one's height share a line."""
_LETTER_SPACED: Final = 4
"""So many single letters in a row are one spaced-out word."""
_LABEL_END: Final = re.compile(r"^[:*?;]+$")
_LONGEST_MARK: Final = 3
_NEXT_LINE: Final = 2.2
"""The next line of a wrapped label begins within this many line heights."""


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """What is left of one word for comparing; "#" is the word number."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _LIGATURES.sub("", "".join(filter(str.isalnum, plain.replace("#", "number"))))


@lru_cache(maxsize=8192)
def skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of the words of a phrase, those without letters left out."""
    return tuple(found for word in text.split() if (found := skeleton(word)))


@lru_cache(maxsize=8192)
def phrase(text: str) -> str:
    """The skeleton of a phrase."""
    return "".join(skeletons(text))


@dataclass(frozen=True, slots=True)
class Token:
    """One word or one piece of a word that was glued to a mark or a filling line."""

    text: str
    box: Box
    is_visible: bool
    skeleton: str
    is_crossed: bool = False

    @property
    def middle(self) -> float:
        """Half its height on the page."""
        return (self.box.top + self.box.bottom) / 2


class Found:
    """One place where a phrase is printed: its tokens, line by line."""

    def __init__(self, pieces: tuple[tuple[Token, ...], ...]) -> None:
        self.pieces = pieces
        self.tokens = tuple(chain.from_iterable(pieces))

    @cached_property
    def first(self) -> Box:
        """The rectangle of its first line."""
        return union([token.box for token in self.pieces[0]])

    @cached_property
    def last(self) -> Box:
        """The rectangle of its last line."""
        return self.first if len(self.pieces) == 1 else union([t.box for t in self.pieces[-1]])

    @cached_property
    def box(self) -> Box:
        """The rectangle of all of it."""
        return self.first if len(self.pieces) == 1 else union([t.box for t in self.tokens])


class Line:
    """Tokens that stand side by side, from left to right."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.text = "".join([token.skeleton for token in tokens])

    @property
    def text_as_printed(self) -> str:
        """The words of the line."""
        return as_printed(self.tokens)

    @cached_property
    def _offsets(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where tokens begin and end in the line's skeleton."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        position = 0
        for index, token in enumerate(self.tokens):
            if token.skeleton:
                starts[position] = index
                position += len(token.skeleton)
                ends[position] = index
        return starts, ends

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that make up a stretch of the skeleton; none unless it is whole words."""
        starts, ends = self._offsets
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None:
            return ()
        end_index = last + 1
        while end_index < len(self.tokens) and _LABEL_END.match(self.tokens[end_index].text):
            end_index += 1
        return tuple(self.tokens[first:end_index])


class PrintedPage:
    """The printed side of one page."""

    def __init__(self, page: Page, words: Sequence[Word], lean: float = 0.0) -> None:
        self.page = page
        self.number = page.number
        self._words = words
        self.lines = [Line(tokens) for tokens in _lines(_tokens(words), lean)]
        self.text = "\n".join([line.text for line in self.lines])
        self._found: dict[str, tuple[Found, ...]] = {}

    def straightened(self, lean: float) -> "PrintedPage":
        """The same page with lines that fall by `lean` points for each point to the right."""
        return PrintedPage(self.page, self._words, lean)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, position = [], 0
        for line in self.lines:
            starts.append(position)
            position += len(line.text) + 1
        return starts

    @cached_property
    def running_text(self) -> str:
        """The page's skeleton without line ends, for phrases that may wrap."""
        return self.text.replace("\n", "")

    @cached_property
    def tokens(self) -> list[Token]:
        """Every token, line by line."""
        return [token for line in self.lines for token in line.tokens]

    @cached_property
    def marks(self) -> list[Token]:
        """The tokens that are too short to be more than a mark."""
        return [token for token in self.tokens if len(token.text) <= _LONGEST_MARK]

    @cached_property
    def _where(self) -> dict[int, tuple[int, int]]:
        """The line of each token, by identity, and its number on it."""
        return {
            id(token): (index, at)
            for index, line in enumerate(self.lines)
            for at, token in enumerate(line.tokens)
        }

    def before(self, token: Token) -> Token | None:
        """What stands before a token on its line."""
        index, at = self._where[id(token)]
        return self.lines[index].tokens[at - 1] if at else None

    def line_of(self, token: Token) -> "Line":
        """The line that a token stands on."""
        return self.lines[self._where[id(token)][0]]

    def find_from(self, token: Token, wanted: str) -> Found | None:
        """A phrase that begins with a token and may go on in the next lines."""
        index, at = self._where[id(token)]
        return self._wrapped_from(index, at, wanted)

    def find(self, wanted: str) -> tuple[Found, ...]:
        """Every place on one line where a skeleton is printed as whole words.

        A page is asked for the same words once for each section of its form.
        """
        if wanted not in self._found:
            self._found[wanted] = tuple(self._search(wanted))
        return self._found[wanted]

    def _search(self, wanted: str) -> Iterator[Found]:
        position = self.text.find(wanted) if wanted else -1
        while position >= 0:
            index = bisect_right(self._line_starts, position) - 1
            start = position - self._line_starts[index]
            tokens = self.lines[index].between(start, start + len(wanted))
            if tokens:
                yield Found((tokens,))
            position = self.text.find(wanted, position + 1)

    def find_wrapped(self, words: tuple[str, ...]) -> Found | None:
        """The first place where a phrase is broken over lines that stand under each other."""
        wanted = "".join(words)
        if len(words) <= 1 or words[0] not in self.text:
            return None
        for index, line in enumerate(self.lines):
            if words[0] not in line.text:
                continue
            for start, token in enumerate(line.tokens):
                if token.skeleton and wanted.startswith(token.skeleton):
                    found = self._wrapped_from(index, start, wanted)
                    if found:
                        return found
        return None

    def _wrapped_from(self, index: int, start: int, wanted: str) -> Found | None:
        piece, rest = _matching(self.lines[index].tokens[start:], wanted)
        pieces = [piece]
        while rest and piece:
            piece, rest, index = self._next_piece(index, union(t.box for t in piece), rest)
            pieces.append(piece)
        return Found(tuple(pieces)) if piece and not rest else None

    def _next_piece(
        self, index: int, above: Box, wanted: str
    ) -> tuple[tuple[Token, ...], str, int]:
        """How a wrapped phrase goes on in one of the next lines, roughly under its beginning."""
        reach = above.bottom + _NEXT_LINE * (above.bottom - above.top)
        side = 2 * (above.bottom - above.top)
        for at in range(index + 1, len(self.lines)):
            tokens = self.lines[at].tokens
            if tokens[0].box.top > reach:
                break
            for start, token in enumerate(tokens):
                under = above.x0 - side <= token.box.x0 <= above.x1 + side
                if under and token.skeleton and wanted.startswith(token.skeleton):
                    piece, rest = _matching(tokens[start:], wanted)
                    return piece, rest, at
        return (), wanted, index


def as_printed(tokens: Iterable[Token]) -> str:
    """The words of some tokens, with one blank between them."""
    return " ".join(token.text for token in tokens)


def union(boxes: Iterable[Box]) -> Box:
    """The rectangle around some boxes, of which there is at least one."""
    every = list(boxes)
    if len(every) == 1:
        return every[0]
    return Box(
        x0=min([box.x0 for box in every]),
        top=min([box.top for box in every]),
        x1=max([box.x1 for box in every]),
        bottom=max([box.bottom for box in every]),
    )


def _matching(tokens: Sequence[Token], wanted: str) -> tuple[tuple[Token, ...], str]:
    """As many tokens as continue the phrase, and what of it is left."""
    taken: list[Token] = []
    for token in tokens:
        if token.skeleton and not wanted.startswith(token.skeleton):
            break
        if not token.skeleton and not wanted:
            break
        taken.append(token)
        wanted = wanted[len(token.skeleton) :]
        if not wanted:
            break
    return tuple(taken), wanted


def _tokens(words: Iterable[Word]) -> Iterator[Token]:
    """The words, cut where a mark, a filling line or a colon glues two things together."""
    for word in words:
        if len(word.text) > 1 and _NEEDS_CUTTING.search(word.text):
            yield from _cut(word)
        else:
            yield Token(word.text, word.box, word.is_visible, skeleton(word.text), word.is_crossed)


def _cut(word: Word) -> Iterator[Token]:
    """The pieces of a word, each with its share of the width."""
    box, share = word.box, (word.box.x1 - word.box.x0) / len(word.text)
    for piece in _PIECES.finditer(word.text):
        place = Box(
            x0=box.x0 + share * piece.start(),
            top=box.top,
            x1=box.x0 + share * piece.end(),
            bottom=box.bottom,
        )
        text = piece.group()
        yield Token(text, place, word.is_visible, skeleton(text), word.is_crossed)


def _lines(tokens: Iterable[Token], lean: float) -> Iterator[list[Token]]:
    """Tokens in lines from the top, each from the left."""
    line: list[Token] = []
    middle = 0.0
    for at, _, token in sorted(
        (token.middle - lean * token.box.x0, index, token) for index, token in enumerate(tokens)
    ):
        height = token.box.bottom - token.box.top
        if line:
            height = min(height, line[-1].box.bottom - line[-1].box.top)
        if line and at - middle > _SAME_LINE * height:
            yield _one_line(line)
            line = []
        if not line:
            middle = at
        line.append(token)
    if line:
        yield _one_line(line)


def _one_line(tokens: list[Token]) -> list[Token]:
    """A line from left to right, with spaced-out words put together."""
    tokens.sort(key=lambda token: token.box.x0)
    if len(tokens) < _LETTER_SPACED:
        return tokens
    together: list[Token] = []
    for is_letter, group in groupby(tokens, key=lambda t: len(t.text) == 1 and t.text.isalpha()):
        run = list(group)
        if is_letter and len(run) >= _LETTER_SPACED:
            text = "".join(token.text for token in run)
            box = union(token.box for token in run)
            together.append(Token(text, box, run[0].is_visible, skeleton(text)))
        else:
            together.extend(run)
    return together
