"""How a file is read where that is not to be found in the file: --encoding, --delimiter, --sheet."""

import argparse
import codecs

from data.errors import UsageError
from data.intake.delimited import DELIMITERS
from data.intake.files import ReadOptions

_DELIMITER_NAMES = {name: delimiter for delimiter, name in DELIMITERS.items()}


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """The options that commands with a file to read take."""
    parser.add_argument("--encoding", metavar="NAME", help="such as utf-8, gb18030, cp1252 (default: found)")
    parser.add_argument(
        "--delimiter", metavar="CHAR", help=f"one character, or {', '.join(_DELIMITER_NAMES)} (default: found)"
    )
    parser.add_argument("--sheet", metavar="NAME", help="the workbook's sheet (default: the first that is not empty)")


def parse_reading(arguments: argparse.Namespace) -> ReadOptions:
    """What was chosen. Raises CallError."""
    delimiter = arguments.delimiter
    if delimiter is not None:
        delimiter = _DELIMITER_NAMES.get(delimiter, "\t" if delimiter == "\\t" else delimiter)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise UsageError("--delimiter {given} is not one character.", given=arguments.delimiter)
    if arguments.encoding is not None:
        try:
            codecs.lookup(arguments.encoding)
        except LookupError as error:
            raise UsageError(
                "--encoding {given} is not known. Name one like utf-8, gb18030, big5, cp1252 or utf-16.",
                given=arguments.encoding,
            ) from error
    return ReadOptions(arguments.encoding, delimiter, arguments.sheet)
