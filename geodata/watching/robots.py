"""robots.txt (RFC 9309): what a site asks programs to leave alone.

The standard library's parser takes the first rule that fits and knows no wildcards; the RFC wants the longest and both.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from geodata.errors import AnswerError, FetchError
from geodata.reading.encodings import decoded
from geodata.reading.fetching import fetch
from geodata.settings import Settings

KEPT_SECONDS = 6 * 3600.0  # for which the answer of a site is kept; the RFC allows a day
REFUSED_SECONDS = 600.0  # the same where the site could not be asked
_MOST_BYTES = 512_000  # of the file; what follows is not read, as the RFC allows
_MOST_SITES = 1000  # remembered
_LONGEST_DELAY = 60.0  # seconds; a site that asks for a longer pause gets this
_SAFE = "/~:?#[]@!$&'()*+,;=%-._"


class RobotsError(FetchError):
    """A site's robots.txt forbids an address."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to one program."""

    rules: tuple[tuple[str, bool], ...] = ()  # path with wildcards, whether it may be read
    delay: float = 0.0  # seconds between two requests

    def allow(self, path: str) -> bool:
        """Whether a path with its query may be read: the longest rule that fits decides, of two equals the mild one."""
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, _plain(path))]
        return max(fitting)[1] if fitting else True


def parse(text: str, agent: str) -> Rules:
    """The rules of a robots.txt for a program: the groups that name it, else those for all (`*`).

    Args:
        text: the file.
        agent: the program's name as it stands in robots.txt, without version, e.g. "furat".
    """
    named: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    agents: list[str] = []
    in_rules = False
    for key, value in _lines(text):
        if key == "user-agent":
            agents = [value.lower()] if in_rules else [*agents, value.lower()]
            in_rules = False
            named.setdefault(value.lower(), ([], []))
            continue
        in_rules = True
        for name in agents:
            if key in ("allow", "disallow") and value:
                named[name][0].append((_plain(value), key == "allow"))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value):
                named[name][1].append(min(float(value), _LONGEST_DELAY))
    rules, delays = named.get(agent.lower()) or named.get("*") or ([], [])
    return Rules(tuple(rules), max(delays, default=0.0))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _plain(path: str) -> str:
    """One spelling of a path: Arabic letters and their percent codes are the same."""
    return quote(unquote(path), safe=_SAFE.replace("%", ""))


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins with a rule in which `*` stands for anything and a last `$` for the end.

    Part by part and not as a regular expression, which many stars would make slow.
    """
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if rule.endswith("$"):
        if not parts:
            return path == first
        last = parts.pop()
        if len(path) < len(first) + len(last) or not path.endswith(last):
            return False
        path = path[: len(path) - len(last)]
    at = len(first)
    for part in parts:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


class Robots:
    """Asks each site once in a while, through the fetcher that refuses private addresses."""

    def __init__(self, limits: Settings) -> None:
        self._limits = limits.model_copy(update={"fetch_max_bytes": max(limits.fetch_max_bytes, _MOST_BYTES)})
        self._agent = re.split(r"[/\s]", limits.user_agent, maxsplit=1)[0]
        self._kept: dict[str, tuple[float, Rules | FetchError]] = {}

    def require(self, url: str) -> None:
        """Check that an address may be read.

        Raises:
            RobotsError: where it may not.
            FetchError: where the site could not be asked, which forbids it for now.
        """
        parts = urlsplit(url)
        rules = self._rules(f"{parts.scheme}://{parts.netloc}")
        if isinstance(rules, FetchError):
            raise rules.with_traceback(None)
        if not rules.allow((parts.path or "/") + (f"?{parts.query}" if parts.query else "")):
            raise RobotsError(f"{url}: the robots.txt of the site forbids it")

    def delay(self, url: str) -> float:
        """Seconds that the site of an address wants between two requests, as far as it has been asked."""
        parts = urlsplit(url)
        kept = self._kept.get(f"{parts.scheme}://{parts.netloc}")
        return kept[1].delay if kept and isinstance(kept[1], Rules) else 0.0

    def _rules(self, site: str) -> Rules | FetchError:
        until, rules = self._kept.get(site, (0.0, None))
        if rules is None or time.monotonic() >= until:
            rules = self._ask(site)
            kept_for = KEPT_SECONDS if isinstance(rules, Rules) else REFUSED_SECONDS
            if len(self._kept) >= _MOST_SITES:  # feeds may link to any number of them
                self._kept.clear()
            self._kept[site] = time.monotonic() + kept_for, rules
        return rules

    def _ask(self, site: str) -> Rules | FetchError:
        try:
            content = fetch(f"{site}/robots.txt", self._limits).content
        except AnswerError as error:
            # RFC 9309: no such file means no rule; a server in trouble means wait.
            unavailable = error.status >= 500 or error.status == 429
            return error if unavailable else Rules()
        except FetchError as error:
            return error
        return parse(decoded(content[:_MOST_BYTES]), self._agent)
