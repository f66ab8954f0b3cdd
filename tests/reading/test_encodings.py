"""The letters are right, whatever the server and the page say of their encoding."""

import pytest

from geodata.reading.encodings import as_utf8, decoded

ARABIC = "سقطت قذيفة على السوق القديم في مدينة الرقة يوم الاثنين، بحسب سكان."  # a shell fell on the old market of Raqqa
ENGLISH = "A shell fell on the old market of Raqqa on Monday, residents said: “the café burned.”"


@pytest.mark.parametrize("told", [None, "utf-8", "windows-1256", "iso-8859-1", "utf-16", "no-such-charset", "rot13"])
@pytest.mark.parametrize("real", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
def test_an_arabic_page_is_read_rightly_whatever_its_server_says(real, told):
    assert decoded(ARABIC.encode(real), told).strip("\ufeff") == ARABIC


@pytest.mark.parametrize("head", ["iso-8859-1", "utf-8", None])
def test_the_pages_own_word_counts_where_the_server_is_wrong(head):
    page = f'<meta charset="iso-8859-6"><p>{ARABIC}'
    assert decoded(page.encode("iso-8859-6"), head) == page


def test_a_given_encoding_counts_most_where_it_fits():
    assert decoded(ARABIC.replace("،", ",").encode("mac-arabic"), "mac-arabic", "utf-8") == ARABIC.replace("،", ",")


@pytest.mark.parametrize("told", [None, "windows-1252", "iso-8859-1"])
def test_english_in_an_old_encoding_keeps_its_quotation_marks(told):
    found = decoded(ENGLISH.encode("windows-1252"), told)
    assert found.replace("\x93", "“").replace("\x94", "”") == ENGLISH


def test_one_broken_byte_does_not_change_the_encoding():
    broken = (ARABIC * 10).encode()[:-1]
    assert decoded(broken, "utf-8").startswith(ARABIC * 9)


@pytest.mark.parametrize("said", ["utf-8", "windows-1256", "ascii"])
@pytest.mark.parametrize("real", ["utf-8", "windows-1256"])
def test_a_feed_becomes_utf_8_whatever_it_says_of_itself(real, said):
    feed = f'<?xml version="1.0" encoding="{said}"?><rss><title>{ARABIC}</title></rss>'
    assert as_utf8(feed.encode(real)) == feed.replace(said, "utf-8").encode()
