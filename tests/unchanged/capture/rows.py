"""Rows of a result in a form that two trees can be compared by: digests, and texts for the rows that differ."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd

DIGITS = 9
# Differences of equal numbers leave such noise.
NEXT_TO_NOTHING = 1e-12
_MISSING = np.uint64(0x9E3779B97F4A7C15)
_PRIME = np.uint64(1_099_511_628_211)


def digest_rows(frame: pd.DataFrame) -> dict[str, object]:
    """Columns, dtypes, number of rows, and two digests of a result.

    Returns:
        `digest` is of the rows in any order, `order` of the rows as they stand. Numbers are rounded to 9 significant
        digits, NaN and null are the same, what is next to nothing is 0, and days are moments.
    """
    hashes = np.zeros(len(frame), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(frame.shape[1]):
            hashes = hashes * _PRIME + _hash_column(frame.iloc[:, place])
            hashes ^= hashes >> np.uint64(29)
    return {
        "columns": [str(column) for column in frame.columns],
        "dtypes": [str(kind) for kind in frame.dtypes],
        "rows": len(frame),
        "digest": _shorten(np.sort(hashes)),
        "order": _shorten(hashes),
    }


def round_numbers(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mantissa (whole, of 9 digits) and exponent of each finite number, so that rounding leaves no noise."""
    values = np.asarray(values, dtype=np.float64)
    size = np.abs(values)
    exponents = np.zeros(len(values), dtype=np.int64)
    given = size > NEXT_TO_NOTHING
    exponents[given] = np.floor(np.log10(size[given])).astype(np.int64)
    mantissas = np.rint(np.where(given, values, 0.0) / 10.0 ** (exponents - (DIGITS - 1)).astype(np.float64)).astype(
        np.int64
    )
    over = np.abs(mantissas) >= 10**DIGITS
    mantissas[over] //= 10
    exponents[over] += 1
    return mantissas, exponents


def write_as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows as texts that a person reads: numbers with 9 significant digits, `—` where nothing stands."""
    return pd.DataFrame({str(name): _texts(frame.iloc[:, place]) for place, name in enumerate(frame.columns)})


def _texts(column: pd.Series) -> pd.Series:
    if pd.api.types.is_float_dtype(column.dtype):
        texts = column.astype(object).map(lambda value: "—" if pd.isna(value) else f"{float(value) + 0.0:.{DIGITS}g}")
    else:
        texts = column.astype(object).map(lambda value: "—" if _is_missing(value) else str(value))
    return texts.astype(object).reset_index(drop=True)


def _is_missing(value: object) -> bool:
    return value is None or (np.ndim(value) == 0 and bool(pd.isna(value)))  # type: ignore[call-overload]


def _hash_column(column: pd.Series) -> np.ndarray:
    missing = column.isna().to_numpy()
    if pd.api.types.is_float_dtype(column.dtype):
        hashed = _hash_floats(column.to_numpy(dtype=np.float64, na_value=np.nan))
    elif pd.api.types.is_bool_dtype(column.dtype):
        hashed = pd.util.hash_array(column.fillna(False).to_numpy(dtype=bool).astype(np.int64))
    elif pd.api.types.is_integer_dtype(column.dtype):
        hashed = pd.util.hash_array(column.fillna(0).to_numpy(dtype=np.int64))
    elif pd.api.types.is_datetime64_any_dtype(column.dtype):
        hashed = pd.util.hash_array(column.to_numpy().astype("datetime64[us]").astype(np.int64))
    else:
        texts = column.astype(object).where(~missing, "").map(str)
        hashed = pd.util.hash_array(texts.to_numpy(dtype=object))
    return np.where(missing, _MISSING, hashed)


def _hash_floats(values: np.ndarray) -> np.ndarray:
    finite = np.isfinite(values)
    mantissas, exponents = round_numbers(np.where(finite, values, 0.0))
    hashed = pd.util.hash_array(mantissas) * _PRIME + pd.util.hash_array(exponents)
    return np.where(finite, hashed, pd.util.hash_array(np.sign(np.nan_to_num(values)).astype(np.int64)))


def _shorten(hashes: np.ndarray) -> str:
    return hashlib.sha256(hashes.tobytes()).hexdigest()[:20]
