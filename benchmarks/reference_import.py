"""A data folder with the reference gazetteer imported (35,600 places, `../shared/data`), for the other benchmarks."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REFERENCE = Path(__file__).parent.parent.parent / "shared" / "data" / "gazetteer_sy_iq.csv"
FURAT = Path(sys.executable).parent / "furat"


@contextmanager
def imported() -> Iterator[tuple[dict[str, str], str]]:
    """The environment of a process that reads the imported places, and what the import told."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"FURAT_DATA_DIR": folder}
        command = [str(FURAT), "gazetteer", "import", "csv", str(REFERENCE)]
        # Our own program; its exit status is 1, for a few rows of the table cannot be used.
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
        if not done.stdout:
            raise SystemExit(done.stderr)
        yield environment, done.stdout.strip().partition("; ")[0]
