"""A wrong setting stops the start with its name and the mend."""

from __future__ import annotations

import pytest

from data.errors import SettingsError
from data.settings import load_settings, parse_warehouse_url


def test_without_a_setting_the_sample_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAREHOUSE_URL", raising=False)
    assert load_settings().warehouse_url.startswith("duckdb:///")
    assert load_settings().warehouse_url.endswith("data/sample.duckdb")


def test_a_setting_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", "duckdb:///mine.duckdb")
    assert load_settings().warehouse_url == "duckdb:///mine.duckdb"


@pytest.mark.parametrize("wrong", ["", "  ", "mine.duckdb", "/srv/mine.duckdb", "duckdb://", "duckdb:///:memory:"])
def test_a_wrong_setting_names_the_variable_and_the_mend(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("WAREHOUSE_URL", wrong)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert "WAREHOUSE_URL" in str(error.value)
    assert "duckdb:///data/sample.duckdb" in str(error.value)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(SettingsError) as error:
        parse_warehouse_url("postgresql//anna:secret@host/crm", "WAREHOUSE_URL")
    assert "secret" not in str(error.value)
