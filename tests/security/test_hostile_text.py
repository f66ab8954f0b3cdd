"""Stored HTML and scripts stay text in every view of a real browser; nothing is fetched, run or hidden."""

import pytest
from dashboard_visitor import READY, serving
from hostile_store import fill
from playwright.sync_api import expect

from geodata.store.engine import open_engine

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'store.sqlite'}"
    engine = open_engine(url)
    fill(engine)
    engine.dispose()
    with serving(url) as address:
        yield address


@pytest.fixture
def page(chromium, site):
    """A page that fails the test when anything is run, refused by the policy, or fetched from elsewhere."""
    wrong = []
    opened = chromium.new_page()
    opened.set_viewport_size({"width": 1200, "height": 800})
    opened.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    opened.on("console", lambda said: said.type == "error" and wrong.append(f"console: {said.text}"))
    opened.on("dialog", lambda dialog: (wrong.append("a dialog"), dialog.dismiss()))
    opened.on("request", lambda asked: asked.url.startswith((site, "data:", "blob:")) or wrong.append(asked.url))
    opened.set_default_timeout(60_000)
    yield opened
    assert opened.evaluate("() => window.stolen") is None
    assert opened.locator("img[src='x'], b:text-is('bold'), a[href^='javascript']").count() == 0
    opened.close()
    assert wrong == []


def test_the_map_its_list_and_detail(page, site):
    page.goto(f"{site}/?lang=en&place=sy-raqqa")
    page.wait_for_function(READY)
    expect(page.locator("#detail .evidence")).to_contain_text("<img src=x onerror=")
    expect(page.locator("#detail .source")).to_contain_text("<script>window.stolen=1</script>")
    expect(page.locator("#detail-title")).to_contain_text("<b>bold</b>")
    page.locator("#detail-back").click()
    expect(page.locator("#list .item").first).to_contain_text("<b>bold</b>")


def test_the_hover_of_a_mark(page, site):
    page.goto(f"{site}/?lang=en&lat=35.95&lon=39.01&zoom=8")
    page.wait_for_function(READY)
    box = page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 60, y - 60)
    page.mouse.move(x, y, steps=5)
    expect(page.locator("#map .hovertext, .stage > .tooltip")).to_contain_text("<img src=x")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_of_the_article(page, site, language):
    page.goto(f"{site}/article/hostile?lang={language}")
    expect(page.locator(".article-text")).to_contain_text("<script>window.stolen=1</script>")
    expect(page.locator(".byline")).to_contain_text("<img src=x")
    expect(page.locator(".claims")).to_contain_text("<img src=x")
    expect(page.locator(".read-findings")).to_contain_text("<b>bold</b>")
    # The address of this article is a script: it is told nowhere as a link.
    assert page.locator(".byline a").count() == 0


def test_characters_that_turn_the_writing_stay_within_their_own_piece(page, site):
    """A source's name may write from the other side, but not the words after it: each stands in an element apart."""
    page.goto(f"{site}/?lang=en&place=sy-raqqa")
    page.wait_for_function(READY)
    expect(page.locator("#detail .source bdi").first).to_contain_text("<img src=x")
    isolated = page.evaluate(
        """() => [...document.querySelectorAll('#detail *, #list *, .bar *')].filter(e =>
             [...e.childNodes].some(n => n.nodeType === 3 && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(n.data)))
             .filter(e => getComputedStyle(e).display.startsWith('inline'))  // a block is a paragraph of its own
             .filter(e => !['isolate', 'isolate-override', 'plaintext'].includes(getComputedStyle(e).unicodeBidi))
             .map(e => e.outerHTML.slice(0, 200))"""
    )
    assert isolated == []


def test_a_pasted_text_is_read_as_text(page, site):
    page.goto(f"{site}/read?lang=en")
    page.locator("#pasted").fill('<img src=x onerror="window.stolen=1"> Clashes in Raqqa killed 3 people on Monday.')
    page.locator("#read-button").click()
    expect(page.locator("#reading .article-text")).to_contain_text("<img src=x onerror=")
