"""The bar on top of every page: the way past it, name, pages, language, the reader's choices."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.components.choices import choices
from dashboard.words import Words, languages, words


def header(text: Words, path: str) -> html.Header:
    """The bar; `path` is the page it stands on, so that the language can change without leaving it."""
    pages = (("/", "nav.map"), ("/read", "nav.read"), ("/about", "nav.about"))
    others = [language for language in languages() if language != text.language]
    return html.Header(
        [
            html.A(text("nav.skip"), href="#main", className="skip"),
            html.A(
                [
                    html.Span(text("site.name"), className="brand-name"),
                    html.Span(text("site.tagline"), className="tag"),
                ],
                href=f"/?lang={text.language}",
                className="brand",
            ),
            html.Nav(
                [
                    html.A(
                        text(key),
                        href=f"{page}?lang={text.language}",
                        className="here" if page == path else "",
                        **(attributes(aria_current="page") if page == path else {}),
                    )
                    for page, key in pages
                ],
                **attributes(aria_label=text("nav.label")),
            ),
            *(
                html.A(words(other)("language.name"), href=f"{path}?lang={other}", className="language", lang=other)
                for other in others
            ),
            *choices(text, introduced=path == "/"),
        ],
        className="bar",
    )
