"""The feeds that are watched, when each was last read, and which of their articles were set aside."""

from datetime import datetime
from typing import Any

from dash import html
from sqlalchemy import Connection

from dashboard.phrases import day_words
from dashboard.words import Words
from geodata.records import Cause
from geodata.store import feeds, queue
from geodata.store.feeds import FeedState
from geodata.store.queue import EntryStatus, SetAside

SHOWN = 20  # articles set aside, the latest; `furat watch --status` lists them all


def feeds_section(connection: Connection, text: Words) -> list[Any]:
    """Heading and lists; of a feed its name and not its address, which may hold a key of the host's."""
    states = feeds.states(connection)
    if not states:
        return [html.H2(text("feeds.title"), id="feeds"), html.P(text("feeds.none"))]
    counts = queue.counts(connection)
    read = counts[EntryStatus.STORED] + counts[EntryStatus.KNOWN]
    aside = queue.set_aside(connection, SHOWN)
    return [
        html.H2(text("feeds.title"), id="feeds"),
        html.Ul([_feed(state, text) for state in states]),
        html.P(text("feeds.articles", read=read, waiting=counts[EntryStatus.WAITING])),
        *([html.H2(text("feeds.aside", count=counts[EntryStatus.SET_ASIDE]))] if aside else []),
        *([html.Ul([_aside(article, text) for article in aside])] if aside else []),
    ]


def _feed(state: FeedState, text: Words) -> html.Li:
    read = text("feeds.read", when=_moment(state.last_success, text)) if state.last_success else text("feeds.never")
    said: list[Any] = [html.Bdi(state.feed.name), text("list.comma"), read]
    if state.cause:
        said += [html.Br(), html.Span(text("feeds.trouble", cause=_cause(state.cause, text)), className="quiet")]
    return html.Li(said)


def _aside(article: SetAside, text: Words) -> html.Li:
    named: Any = html.Bdi(article.title or article.link or article.feed_name)
    if article.link:
        named = html.A(named, href=article.link, rel="noopener noreferrer nofollow", target="_blank")
    told = [_cause(article.cause, text), text("list.comma"), _moment(article.finished_at, text)]
    # The sentence for whoever hosts this is written in English, whatever the page's language.
    reason = html.Bdi(article.reason, lang="en", dir="ltr", className="quiet")
    return html.Li([named, text("list.comma"), html.Bdi(article.feed_name), html.Br(), *told, html.Br(), reason])


def _cause(cause: Cause, text: Words) -> str:
    return text(f"feeds.cause.{cause.value}")


def _moment(moment: datetime, text: Words) -> str:
    return text("feeds.moment", day=day_words(moment.date(), text), time=f"{moment:%H:%M}")
