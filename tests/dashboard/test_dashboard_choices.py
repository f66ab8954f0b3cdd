"""What a reader chooses: theme, digits, months; and what a third language takes."""

import io
import json
import re
import shutil

import pytest
from dashboard_visitor import Visitor
from PIL import Image, ImageStat
from playwright.sync_api import expect

import dashboard.words
from dashboard.components.header import header
from dashboard.figures.palette import EVENT_COLOURS
from dashboard.figures.style import COLOURS, style
from dashboard.files import address, files
from dashboard.pages.map import map_page
from dashboard.words import languages, words

ASSETS = dashboard.words._FOLDER.parent / "assets"
JULY = "/?from=2014-07-01&to=2014-07-31"


@pytest.fixture
def newcomer(chromium, site):
    """A visitor whose browser knows nothing of the page."""
    context = chromium.browser.new_context(viewport={"width": 1100, "height": 760})
    visitor = Visitor(context.new_page(), site)
    yield visitor
    context.close()
    assert visitor.wrong == []


def choose(visitor, name, value):
    visitor.page.locator("#choices-open").click()
    visitor.page.locator(f"#choices select[name={name}]").select_option(value)
    visitor.page.keyboard.press("Escape")


def brightness(visitor):
    """How bright the map is, 0 to 255."""
    picture = Image.open(io.BytesIO(visitor.page.locator(".stage").screenshot())).convert("L")
    return ImageStat.Stat(picture).mean[0]


@pytest.mark.timeout(300)
def test_theme_digits_and_months_are_kept_in_the_browser_and_not_in_the_address(newcomer):
    page = newcomer.page
    page.emulate_media(color_scheme="dark")
    newcomer.open(JULY)
    page.keyboard.press("Escape")  # the hints of a first visit
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    dark = brightness(newcomer)
    choose(newcomer, "theme", "light")
    newcomer.settle()
    assert brightness(newcomer) > dark + 80

    newest = page.locator("#list .item .when").first
    expect(newest).to_contain_text("تموز 2014")  # July, as in Damascus and Baghdad
    choose(newcomer, "digits", "other")
    choose(newcomer, "months", "other")
    expect(newest).to_contain_text("يوليو ٢٠١٤")  # July, as in Cairo and Riyadh
    expect(page.locator("#legend h3").first).to_contain_text("٣١ يوليو ٢٠١٤")
    expect(page.locator(".tick").first).to_have_text("٢٠١١")
    address = page.url
    page.reload()
    newcomer.settle()
    assert page.url == address
    assert not re.search("theme|digits|months", address)
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    expect(newest).to_contain_text("يوليو ٢٠١٤")
    page.locator("#list .item").last.click()
    expect(page.locator("#detail .evidence").first).to_contain_text("تموز")  # as the article wrote it
    page.locator("#to").fill("٢٠١٦-١٢-٣١")
    page.locator("#to").press("Enter")
    expect(page.locator("#to")).to_have_value("2016-12-31")
    choose(newcomer, "digits", "latin")
    choose(newcomer, "months", "first")
    expect(page.locator("#legend h3").first).to_contain_text("31 كانون الأول 2016")  # December


def test_the_theme_holds_before_anything_is_drawn(client):
    head = client.get("/").get_data(as_text=True).partition("</head>")[0]
    assert head.index("/assets/choices.js") < head.index("/assets/all.css")
    assert "/assets/choices.js" in client.get("/nowhere", headers={"Accept": "text/html"}).get_data(as_text=True)


def test_a_third_language_is_one_file(tmp_path, monkeypatch):
    folder = tmp_path / "translations"
    shutil.copytree(dashboard.words._FOLDER, folder)
    table = json.loads((folder / "en.json").read_text(encoding="utf-8"))
    french = table | {"language.name": "Français", "nav.map": "Carte", "month.7": "juillet"}
    (folder / "fr.json").write_text(json.dumps(french), encoding="utf-8")
    monkeypatch.setattr(dashboard.words, "_FOLDER", folder)
    for kept in (words, languages, style, files, address):
        kept.cache_clear()
    try:
        assert languages() == ("ar", "en", "fr")
        page = map_page(words("fr"), embedding=False)
        assert "Carte" in str(page)
        assert page["setup"].data["months"][6] == "juillet"
        assert "Français" in str(header(words("ar"), "/about"))
        fields = [layer["layout"]["text-field"] for layer in style("fr")["layers"] if layer["type"] == "symbol"]
        assert fields
        assert set(map(tuple, fields)) == {("get", "name_en")}  # the names that French readers read
    finally:
        for kept in (words, languages, style, files, address):
            kept.cache_clear()


def test_a_name_written_the_other_way_is_isolated():
    assert words("ar")("precision.2", place="Tell Rifaat") == "قرب \u2068Tell Rifaat\u2069 أو في ريفه"
    assert words("en")("precision.2", place="حقل الشاعر") == "near \u2068حقل الشاعر\u2069 or its countryside"
    assert words("ar")("precision.2", place="الرقة") == "قرب الرقة أو في ريفه"  # Raqqa: nothing to isolate
    assert words("ar").join(["SNA", "البيشمركة"]) == "\u2068SNA\u2069، البيشمركة"


def test_the_map_begins_in_the_colours_of_the_style_sheet():
    sheet = (ASSETS / "theme.css").read_text(encoding="utf-8")
    for name, colour in COLOURS.items():
        assert f"--{name}: light-dark({colour}," in sheet


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", EVENT_COLOURS.values())
def test_the_number_on_a_mark_stands_out(colour):
    """White on the mark's colour, in AA contrast."""
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5
