"""The letters of a page or feed, whatever its server and its own head say of their encoding.

Arabic sites have moved from windows-1256 to UTF-8 one page at a time, and what tells the encoding did not always move
along. Bytes that are valid UTF-8 are UTF-8: a text in another encoding hardly ever is by chance.
"""

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TOLD = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD = 2000  # bytes within which a document names its encoding
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # no text holds them: UTF-16 read as ASCII does
_OLD_ARABIC = "windows-1256"  # what an Arabic page without any hint is written in; knows every byte
# As Python calls them. Others are not tried: some decode anything, some take a time that grows with the square.
_LATIN = {"ascii", "cp1252", "iso8859-1", "iso8859-15"}
_TRIED = {"cp1256", "cp720", "cp864", "iso8859-6", "mac-arabic", "utf-8", "utf-16", "utf-16-be", "utf-16-le", *_LATIN}
_HIGH = re.compile(rb"[\x80-\xff]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def decoded(content: bytes, *told: str | None) -> str:
    """The text of a document.

    Args:
        content: its bytes.
        told: what others say of its encoding, the most trusted first, such as the head of the answer.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    text = _strictly(content, "utf-8")
    if text is not None and not _CONTROLS.search(text):
        return text
    own = _TOLD.search(content[:_HEAD])
    runs = [len(run) for run in _HIGH.findall(content)]
    # Accents stand alone among Latin letters, Arabic letters side by side: servers say Latin of whatever they have.
    is_latin = 2 * sum(run for run in runs if run > 2) < sum(runs)
    for name in (*told, own and own[1].decode("ascii")):
        tried = _name(name or "")
        if tried and (is_latin or tried not in _LATIN):
            text = _strictly(content, tried)
            if text is not None:
                return text
    damaged = content.decode("utf-8", errors="replace")
    # A page cut off within a letter, or with one broken byte, is still UTF-8.
    is_utf8 = damaged.count("\ufffd") * 20 < sum(runs)
    return damaged if is_utf8 else content.decode(_OLD_ARABIC, errors="replace")


def _name(told: str) -> str | None:
    try:
        name = codecs.lookup(told).name
    except (LookupError, ValueError):
        return None
    return name if name in _TRIED else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeError:
        return None


def as_utf8(content: bytes, *told: str | None) -> bytes:
    """An XML document as UTF-8 that says so of itself."""
    text = decoded(content, *told).lstrip("\ufeff \t\r\n")
    return f'<?xml version="1.0" encoding="utf-8"?>{_DECLARATION.sub("", text, count=1)}'.encode(errors="replace")
