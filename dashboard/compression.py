"""How an answer is packed on its way: with Brotli where the browser takes that (over https all do), else with gzip.

Brotli makes scripts a fifth smaller where it may take its time, as with what is made once and kept.
"""

import gzip

import brotli
from flask import request

HASTY, PATIENT, UTMOST = 5, 9, 11  # of 11
LARGE = 1_000_000  # bytes, beyond which the utmost takes ten seconds and saves a tenth


def encoding() -> str:
    """The name of the packing that the one who asks takes; empty where they take none."""
    return next((name for name in ("br", "gzip") if request.accept_encodings[name] > 0), "")


def pack(body: bytes, name: str, *, kept: bool) -> bytes:
    """A body packed in the way that `encoding` named; `kept`: for good or for long, so that it may take seconds."""
    if name == "gzip":
        return gzip.compress(body, 6)
    quality = HASTY if not kept else UTMOST if len(body) < LARGE else PATIENT
    packed: bytes = brotli.compress(body, quality=quality)
    return packed
