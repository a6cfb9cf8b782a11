"""From a PDF's own coordinates to those of a person who looks at the page."""

from dataclasses import dataclass
from typing import Final

import pikepdf

from schemas.place import Box

QUARTER_TURNS: Final = 4
MOST_BRANCHES: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Geometry:
    """Where the visible part of a page lies in the PDF's own space, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int
    """Clockwise, as `/Rotate` counts them."""

    @property
    def width(self) -> float:
        """Width in points as the page is seen."""
        is_turned = self.quarter_turns % 2
        return self.top - self.bottom if is_turned else self.right - self.left

    @property
    def height(self) -> float:
        """Height in points as the page is seen."""
        is_turned = self.quarter_turns % 2
        return self.right - self.left if is_turned else self.top - self.bottom

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box of a PDF rectangle: points from the top left of the page as seen."""
        turns = self.quarter_turns % QUARTER_TURNS
        if turns == 0:
            return Box(
                x0=left - self.left,
                top=self.top - top,
                x1=right - self.left,
                bottom=self.top - bottom,
            )
        if turns == 1:
            return Box(
                x0=bottom - self.bottom,
                top=left - self.left,
                x1=top - self.bottom,
                bottom=right - self.left,
            )
        if turns == QUARTER_TURNS - 1:
            return Box(
                x0=self.top - top,
                top=self.right - right,
                x1=self.top - bottom,
                bottom=self.right - left,
            )
        return Box(
            x0=self.right - right,
            top=bottom - self.bottom,
            x1=self.right - left,
            bottom=top - self.bottom,
        )

    def holds(self, box: Box) -> bool:
        """Whether the middle of a box lies on the page as seen."""
        across, down = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return 0 <= across <= self.width and 0 <= down <= self.height


def page_geometry(page: pikepdf.Page) -> Geometry:
    """The geometry that a page itself states, which it may inherit. Raises pikepdf's errors."""
    media, crop = pikepdf.Rectangle(page.mediabox), pikepdf.Rectangle(page.cropbox)
    return Geometry(
        left=max(media.llx, crop.llx),
        bottom=max(media.lly, crop.lly),
        right=min(media.urx, crop.urx),
        top=min(media.ury, crop.ury),
        quarter_turns=_turns(page.obj),
    )


def _turns(node: pikepdf.Object) -> int:
    """How a page is turned; the page tree above it may say so."""
    for _ in range(MOST_BRANCHES):
        if "/Rotate" in node:
            return int(node["/Rotate"]) // 90 % QUARTER_TURNS
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0


def overlap(first: Box, second: Box) -> bool:
    """Whether two boxes share more than half of the smaller one."""
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    if across <= 0 or down <= 0:
        return False
    smaller = min(_area(first), _area(second))
    return across * down > smaller / 2


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)
