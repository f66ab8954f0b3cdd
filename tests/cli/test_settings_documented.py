"""Every setting has its paragraph in docs/settings.md, and every paragraph is of a setting."""

import re
from pathlib import Path

from geodata.settings import Settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def variables():
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        yield alias.choices[0] if alias else f"FURAT_{name.upper()}"


def test_every_setting_has_its_paragraph_and_no_other_is_described():
    described = re.findall(r"^### `(\w+)`\n\n\S", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(variables())


def test_every_setting_is_described_in_the_code():
    assert [name for name, field in Settings.model_fields.items() if not (field.description or "").strip()] == []
