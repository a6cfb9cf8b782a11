"""Files that came together stay together, and no file is left out or counted twice."""

from pathlib import Path

import pytest

from claims.intake.packets import packets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, two subfolders, one of them with a folder of its own, and hidden things."""
    for name in (
        "b.pdf",
        "a.pdf",
        "claim 1/form.pdf",
        "claim 1/bills/1.pdf",
        "claim 1/.hidden",
        "claim 2/notes.txt",
        ".git/config",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"invented")
    (tmp_path / "empty").mkdir()
    return tmp_path


def names(folder: Path, *given: Path) -> list[list[str]]:
    """The packets as names below the folder."""
    return [[str(path.relative_to(folder)) for path in packet.paths] for packet in packets(given)]


def test_files_stand_alone_and_subfolders_belong_together(folder: Path) -> None:
    assert names(folder, folder) == [
        ["a.pdf"],
        ["b.pdf"],
        ["claim 1/bills/1.pdf", "claim 1/form.pdf"],
        ["claim 2/notes.txt"],
    ]


def test_files_that_are_named_stand_alone(folder: Path) -> None:
    given = (folder / "claim 1/form.pdf", folder / "claim 1/bills/1.pdf")

    assert names(folder, *given) == [["claim 1/form.pdf"], ["claim 1/bills/1.pdf"]]


def test_a_file_that_is_given_twice_is_in_one_packet(folder: Path) -> None:
    found = names(folder, folder / "claim 1/form.pdf", folder / "claim 1/../claim 1", folder)

    flat = [name for packet in found for name in packet]
    assert sorted(flat) == [
        "a.pdf",
        "b.pdf",
        "claim 1/../claim 1/bills/1.pdf",
        "claim 1/form.pdf",
        "claim 2/notes.txt",
    ]


def test_a_path_at_which_there_is_nothing_is_kept_so_that_intake_can_say_so(tmp_path: Path) -> None:
    assert names(tmp_path, tmp_path / "gone.pdf") == [["gone.pdf"]]


def test_a_hidden_file_counts_when_it_is_named(folder: Path) -> None:
    assert names(folder, folder / "claim 1/.hidden") == [["claim 1/.hidden"]]


def test_links_to_folders_are_files_that_intake_refuses_and_loops_end(folder: Path) -> None:
    (folder / "claim 1" / "loop").symlink_to(folder)

    assert names(folder, folder)[2] == [
        "claim 1/bills/1.pdf",
        "claim 1/form.pdf",
        "claim 1/loop",
    ]


def test_a_packet_does_not_show_its_names_when_it_is_printed(tmp_path: Path) -> None:
    (packet,) = packets([tmp_path / "Zebulon Quillfeather.pdf"])

    assert "Zebulon" not in repr(packet)
