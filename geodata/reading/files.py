"""Articles out of files: JSON lines, plain text, saved web pages, or a folder of them.

What cannot be read is handed out in its place, as an `InputError` that names file, line and reason; the rest goes on.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from geodata.errors import InputError
from geodata.reading.dates import published_on
from geodata.reading.languages import READ, language_of
from geodata.reading.pages import read_page
from geodata.records import Article
from geodata.settings import settings

_JSON_LINES = {".jsonl", ".ndjson", ".json"}
_PAGES = {".html", ".htm"}
_TEXT = {".txt"}
BROKEN = re.compile("[\x00\ud800-\udfff]")  # what no database takes
_TITLE_LENGTH = 250  # characters; a first line longer than that is a paragraph


def read_path(path: Path) -> Iterator[Article | InputError]:
    """Read a file, or every file of a folder and the folders in it, in the order of their names."""
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.name.startswith(".")]
        if not files:
            yield InputError(f"{path}: the folder holds no file")
        for file in files:
            yield from _read_file(file)
    elif path.is_file():
        yield from _read_file(path)
    else:
        yield InputError(f"{path}: there is no such file or folder")


def count_articles(path: Path) -> int:
    """How many articles `read_path` will hand out at most: lines of JSON files, and other files."""
    files = [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]
    return sum(_lines(file) if file.suffix.lower() in _JSON_LINES else 1 for file in files if file.is_file())


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def _read_file(file: Path) -> Iterator[Article | InputError]:
    suffix = file.suffix.lower()
    try:
        if suffix in _JSON_LINES:
            with file.open("rb") as lines:
                yield from read_lines(lines, str(file))
        elif suffix in _TEXT:
            yield _guard(str(file), _text_article, file.read_bytes())
        elif suffix in _PAGES:
            yield _guard(str(file), read_page, file.read_bytes())
        else:
            yield InputError(f"{file}: neither JSON lines (.jsonl), text (.txt) nor a web page (.html)")
    except OSError as error:
        yield InputError(f"{file}: {error.strerror}")


def read_lines(lines: Iterable[bytes], name: str) -> Iterator[Article | InputError]:
    """Read JSON lines, one article a line; empty lines are skipped but counted."""
    found = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = True
            yield _guard(f"{name}, line {number}", _json_article, line)
    if not found:
        yield InputError(f"{name}: the file is empty")


def check(article: Article) -> Article:
    """Hand an article back that can be read and stored.

    Raises:
        InputError: where it has no text, too much of it, characters that no database takes, or another language.
    """
    limit = settings().max_article_chars
    if not article.text.strip():
        raise InputError("the article has no text")
    if len(article.text) > limit:
        raise InputError(
            f"the text has {len(article.text)} characters, more than the {limit} of FURAT_MAX_ARTICLE_CHARS"
        )
    for value in (article.id, article.text, article.url, article.title, article.source):
        if value and BROKEN.search(value):
            raise InputError("it holds a null character or half a surrogate pair")
    language = language_of(article.text)
    if language not in READ:
        raise InputError(f"the text is in {language}, and only Arabic and English are read")
    return article


def _guard(where: str, read: Callable[[bytes], Article], data: bytes) -> Article | InputError:
    try:
        return check(read(data))
    except InputError as error:
        return InputError(f"{where}: {error}")


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"byte {error.start + 1} is not UTF-8") from error


def _text_article(data: bytes) -> Article:
    text = _decode(data)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Article(
        id=content_id(text),
        text=text,
        published=published_on(text),
        title=first if len(first) <= _TITLE_LENGTH else None,
    )


def content_id(content: str) -> str:
    """An article's id where its reader gave none: a hash of its address or text."""
    return sha256(content.encode(errors="replace")).hexdigest()[:16]


def _json_article(line: bytes) -> Article:
    try:
        fields = json.loads(_decode(line))
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise InputError(f"this is no JSON: {reason}") from error
    if not isinstance(fields, dict):
        raise InputError("this is no JSON object")
    text, title, url = (_string(fields, name) for name in ("text", "title", "url"))
    if not text or not text.strip():
        raise InputError("the article has no text")
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    return Article(
        id=_identity(fields) or content_id(url or text),
        text=text,
        url=url,
        published=_published(fields) or published_on(text, url),
        title=title,
        source=fields["source"] if isinstance(fields.get("source"), str) else None,
    )


def _identity(fields: dict[str, Any]) -> str | None:
    given = fields.get("id")
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else _string(fields, "id")


def _string(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{name}" is no string')
    return value or None


def _published(fields: dict[str, Any]) -> date | None:
    given = _string(fields, "published")
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given).date()
    except ValueError as error:
        raise InputError(f'"published" is {given!r}, which is no date such as 2016-12-31') from error
