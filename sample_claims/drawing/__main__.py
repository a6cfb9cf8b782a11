"""Draws all sample claims again: `python -m sample_claims.drawing`."""

import sys

from sample_claims.drawing.samples import draw_sample, is_same_paper, password_of, sample_folders


def redraw() -> int:
    """Write every file that is new or has changed; return how many."""
    count = 0
    for folder in sample_folders():
        for name, data in draw_sample(folder).items():
            path = folder / name
            password = password_of(folder, name)
            if path.exists() and is_same_paper(path.read_bytes(), data, password):
                continue
            path.write_bytes(data)
            count += 1
    return count


if __name__ == "__main__":
    sys.stdout.write(f"{redraw()} files drawn\n")
