"""An article's page: its text with what was read from it marked, and beside it what that was."""

from typing import Any

from dash import html
from sqlalchemy import Engine

from dashboard.components.attributes import attributes
from dashboard.components.detail import card
from dashboard.components.findings import claims_list, places_list
from dashboard.components.header import header
from dashboard.components.text import marked_text
from dashboard.phrases import day_words
from dashboard.words import Words
from geodata.records import Article
from geodata.store import articles, claims, incidents


def article_page(text: Words, engine: Engine, article_id: str, at: str) -> html.Div:
    """The page of a stored article, open `at` an offset of its text; the route has checked that there is one."""
    with engine.connect() as connection:
        article = articles.get(connection, article_id)
        if article is None:
            return html.Div([header(text, "/"), html.Main(html.P(text("error.404")), className="prose")])
        mentions = articles.mentions(connection, article_id)
        found = incidents.by_id(connection, incidents.of_article(connection, article_id))
        claimed = claims.of_article(connection, article_id)
    body = marked_text(article.text, mentions, [detail.incident for detail in found], article_id)
    read: list[Any] = [card(detail, text) for detail in found] or [html.P(text("article.nothing"), className="empty")]
    main = html.Main(
        [
            html.Article([*_head(article, text), body], className="read-text"),
            html.Aside(
                [
                    html.H2(text("article.found")),
                    *read,
                    *claims_list(claimed, text),
                    *places_list(mentions, text),
                ],
                className="read-findings",
            ),
        ],
        className="two-columns",
        id="main",
        tabIndex="-1",
        **attributes(data_at=at),
    )
    return html.Div([header(text, f"/article/{article_id}"), main], className="shell")


def _head(article: Article, text: Words) -> list[Any]:
    when = (
        text("article.published", day=day_words(article.published, text))
        if article.published
        else text("article.undated")
    )
    parts: list[Any] = [html.Bdi(article.source), " · "] if article.source else []
    parts.append(when)
    if article.url and article.url.startswith(("http://", "https://")):
        link = html.A(text("article.original"), href=article.url, rel="noopener noreferrer nofollow", target="_blank")
        parts += [" · ", link]
    return [html.P(parts, className="byline")]
