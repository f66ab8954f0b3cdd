"""For everybody: axe-core finds nothing serious in any page, language or theme."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.timeout(600)
AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
REPORT = "قُتل خمسة مدنيين في قصف على حي وسط الرقة يوم 5 تموز 2014."  # five civilians killed in shelling of Raqqa
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(({impact}) => impact === "serious" || impact === "critical")
    .map(({id, nodes}) => id + ": " + nodes.map(({html, any}) => html.slice(0, 160) + " " + any.map(one => one.message))
        .join(" | "))"""


@pytest.fixture(scope="session")
def axe(missing_tool):
    """The source of axe-core."""
    if not AXE.exists():
        missing_tool("axe-core, which scripts/install_test_tools.sh installs with npm")
    return AXE.read_text(encoding="utf-8")


def _map(visitor, language):
    page = visitor.open(f"/?from=2016-12-01&to=2016-12-31&lang={language}").page
    page.locator("#filters > summary").click()
    page.evaluate("() => document.querySelectorAll('#filters details').forEach(one => { one.open = true })")
    yield "filters"
    page.locator("#list .item", has_text=re.compile("Mosul|الموصل")).first.click()
    expect(page.locator("#detail .card").first).to_be_visible()
    expect(page.locator("#dossier .strip")).to_be_visible()
    page.evaluate("() => document.querySelectorAll('#detail-panel details').forEach(one => { one.open = true })")
    yield "place"
    page.locator("#compare").click()
    expect(page.locator(".difference, #compare-panel .empty")).to_be_visible()
    yield "comparison"
    page.locator("#numbers").click()
    expect(page.locator("#chart-month svg").first).to_be_visible()
    page.evaluate("() => document.querySelectorAll('#numbers-panel details').forEach(one => { one.open = true })")
    yield "numbers"
    page.locator("#share-open").click()
    yield "share"
    page.keyboard.press("Escape")
    page.locator("#choices-open").click()
    yield "choices"
    page.locator("#hints-again").click()
    yield "hints"


def _read(visitor, language):
    visitor.page.goto(f"{visitor.site}/read?lang={language}")
    visitor.page.locator("#pasted").fill(REPORT)
    visitor.page.locator("#read-button").click()
    expect(visitor.page.locator("#reading .card")).to_be_visible()
    yield "read"


def _others(visitor, language):
    for name, address, there in (
        ("about", "/about", "main h1"),
        ("article", "/article/sample-1", ".card"),
        ("embed", "/embed", "#legend li"),
        ("error", "/nowhere", ".error-status"),
    ):
        visitor.page.goto(f"{visitor.site}{address}?lang={language}")
        expect(visitor.page.locator(there).first).to_be_visible()
        yield name
    visitor.wrong.clear()  # the browser says the 404 in its console


@pytest.mark.parametrize("pages", [_map, _read, _others])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_serious_in_any_page_and_theme(visit, axe, language, pages):
    visitor = visit(1280, 860)
    visitor.page.emulate_media(reduced_motion="reduce")  # colours change at once
    wrong = {}
    for name in pages(visitor, language):
        visitor.page.evaluate(axe)
        for theme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            visitor.page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
            wrong[name, theme] = visitor.page.evaluate(RUN)
    assert {state: found for state, found in wrong.items() if found} == {}
    assert wrong
