"""The servers that `benchmarks/map.py` measures: started for it, asked, and stopped."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def started(command: list[str], port: int, path: str, **environment: str) -> Iterator[tuple[str, int]]:
    """A program that serves a port, stopped afterwards: its address and process id, once it answers."""
    with subprocess.Popen(  # noqa: S603  # our own programs
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            for _ in range(1200):
                try:
                    asked(port, path)
                    break
                except OSError:
                    if process.poll() is not None:
                        raise RuntimeError(process.stderr.read() if process.stderr else "it ended") from None
                    time.sleep(0.1)
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()
            process.communicate(timeout=30)


def furat(database: str) -> AbstractContextManager[tuple[str, int]]:
    """The server as the Procfile starts it, with one worker."""
    port = free_port()
    command = [str(BIN / "gunicorn"), "--config", "python:geodata.serving", "--workers", "1", "dashboard.wsgi:server"]
    return started(command, port, "/healthz", DATABASE_URL=database, PORT=str(port), HOST="127.0.0.1")


def asked(port: int, path: str, **headers: str) -> tuple[float, http.client.HTTPResponse, bytes]:
    """Milliseconds until a GET is answered in full, with the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
    answer = connection.getresponse()
    body = answer.read()
    took = 1000 * (time.perf_counter() - began)
    connection.close()
    return took, answer, body


def memory(master: int) -> tuple[float, float]:
    """Megabytes that the worker of a gunicorn has and had at most (its own process; what it shares is counted too)."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()
    status = Path(f"/proc/{children[0]}/status").read_text(encoding="ascii").splitlines()
    kept = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in status if line.startswith(("VmRSS", "VmHWM"))}
    return kept["VmRSS"], kept["VmHWM"]
