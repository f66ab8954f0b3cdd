"""Several words of control in one sentence, and a sentence that goes on with what the one before it tells."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "ISIS took the cities of Rawa and Anah in the spring and they are still under its control"
        (
            "سيطر تنظيم داعش على مدينتي راوة وعنه في الربيع وما زالتا تحت سيطرته",
            [("Rawa", "ISIS", "took"), ("Anah", "ISIS", "took")],
        ),
        # "the army took the town of Tadif, which was in the hands of ISIS"
        (
            "سيطر الجيش السوري على بلدة تادف الخاضعة لتنظيم داعش",
            [("Tadif", "Syrian government", "took"), ("Tadif", "ISIS", "lost")],
        ),
    ],
)
def test_who_took_a_place_does_not_lose_it_by_still_holding_it(claims, text, expected):
    assert sorted(claims(text)) == sorted(expected)
