"""Results as data frames whose dtypes follow the column types of the query, also where values are missing."""

import numpy as np
import pandas as pd
import pyarrow as pa

_INT64_DIGITS = 18


def convert_to_frame(table: pa.Table) -> pd.DataFrame:
    """Convert an Arrow table.

    Returns:
        Money and other decimals as float64, whole numbers as int64 (Int64 where a value is missing, float64 where one
        does not fit), flags as bool (boolean where one is missing), days and times as datetime64, texts as str.
    """
    table = pa.table([_normalize_column(column) for column in table.columns], names=table.column_names)
    return table.to_pandas(types_mapper=None) if not _has_nulls_in_exact_columns(table) else _convert_with_nulls(table)


def _has_nulls_in_exact_columns(table: pa.Table) -> bool:
    return any(column.null_count and _is_exact(column.type) for column in table.columns)


def _convert_with_nulls(table: pa.Table) -> pd.DataFrame:
    # A types_mapper holds for a whole table. Converted alone, columns without a null keep a plain dtype.
    columns = [
        column.to_pandas(types_mapper=_choose_nullable_dtype)
        if column.null_count and _is_exact(column.type)
        else column.to_pandas()
        for column in table.columns
    ]
    result = pd.concat(columns, axis=1) if columns else pd.DataFrame()
    result.columns = pd.Index(table.column_names)
    return result


def _choose_nullable_dtype(kind: pa.DataType) -> pd.api.extensions.ExtensionDtype | None:
    return pd.BooleanDtype() if pa.types.is_boolean(kind) else pd.Int64Dtype() if pa.types.is_integer(kind) else None


def _is_exact(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_boolean(kind))


def _normalize_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_decimal(kind):
        return _convert_decimal(column)
    if pa.types.is_integer(kind) and kind != pa.int64():
        return column.cast(pa.int64())
    if pa.types.is_date(kind):
        return column.cast(pa.timestamp("us"))
    if pa.types.is_null(kind):
        return column.cast(pa.string())
    return column


def _convert_decimal(column: pa.ChunkedArray) -> pa.ChunkedArray:
    # DuckDB sums whole numbers into 128 bits, which Arrow receives as a decimal of scale 0.
    if column.type.scale == 0 and column.type.precision > _INT64_DIGITS:
        try:
            return column.cast(pa.int64())
        except pa.ArrowInvalid:
            return column.cast(pa.float64())
    return _round_to_nearest_float(column)


def _round_to_nearest_float(column: pa.ChunkedArray) -> pa.ChunkedArray:
    # Arrow's cast divides and misses the nearest float in the last digit: 16.99 would become 16.990000000000002.
    floats = column.cast(pa.float64())
    rounded = np.round(floats.to_numpy(), column.type.scale)
    return pa.chunked_array([pa.array(rounded, from_pandas=True)], type=pa.float64())
