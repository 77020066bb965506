"""Errors are sentences that can be translated and sent between processes."""

from __future__ import annotations

import pickle

from data import errors
from data.errors import CrmError, LockedError, WarehouseError


def test_an_error_reads_as_its_template_with_its_parts() -> None:
    error = LockedError("{path} is in use by {holder}.", path="a.duckdb", holder="process 7")
    assert str(error) == "a.duckdb is in use by process 7."
    assert isinstance(error, WarehouseError)


def test_an_error_survives_the_way_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(CrmError("{what} is missing.", what="It")))
    assert (str(error), error.template, error.parts) == ("It is missing.", "{what} is missing.", {"what": "It"})


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CrmError)]
    assert errors.__doc__ is not None
    assert [kind.__name__ for kind in kinds if kind.__name__ not in errors.__doc__] == []
