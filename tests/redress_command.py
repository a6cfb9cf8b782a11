"""The command `redress` as a person runs it: a process of its own, with a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REDRESS = str(Path(sys.executable).with_name("redress"))


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody at a machine: everything the command may leave behind lies below `machine`."""

    machine: Path

    @property
    def home(self) -> Path:
        """The Redress home."""
        return self.machine / "redress"

    def environment(self) -> dict[str, str]:
        """What the command finds set; nothing of the one who runs the tests."""
        ours = {"REDRESS_HOME": self.home, "HOME": self.machine / "user", "TMPDIR": self.machine}
        (self.machine / "user").mkdir(exist_ok=True)
        foreign = ("PREFECT_", "REDRESS_", "HOME", "TMPDIR")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        return kept | {name: str(value) for name, value in ours.items()}

    def start(self, *typed: str | Path) -> subprocess.Popen[str]:
        """Start the command."""
        return subprocess.Popen(  # noqa: S603  # what a test types, without a shell
            [REDRESS, *map(str, typed)],
            env=self.environment(),
            cwd=self.machine,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def types(self, *typed: str | Path) -> tuple[int, str, str]:
        """Run the command to its end: exit status, what it answers, what it complains of."""
        with self.start(*typed) as command:
            answer, complaint = command.communicate()
        return command.returncode, answer, complaint

    def asks(self, *typed: str | Path) -> Any:  # noqa: ANN401  # JSON has many shapes
        """Run the command with --json and read what it answers."""
        status, answer, complaint = self.types(*typed, "--json")
        assert status == 0, complaint
        return json.loads(answer)
