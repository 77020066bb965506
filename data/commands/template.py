"""`template`: a blank workbook to fill."""

import argparse
from pathlib import Path

from data.errors import UsageError
from data.intake.load.templates import build_template
from data.intake.mapping.schema_matching import find_target_table


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "template",
        help="write a blank workbook for a table",
        description="Write a workbook with the table's headings and a sheet that explains each column. Fill it, and "
        "load it with: python -m data load TABLE FILE",
    )
    parser.add_argument("table", metavar="TABLE", help="such as customers, order_lines, targets")
    parser.add_argument("file", metavar="FILE", type=Path, help="where to write it; must not be there yet")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write it and say where. Raises CallError."""
    content = build_template(find_target_table(arguments.table))
    try:
        with arguments.file.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise UsageError("{file} is there already. Name another file.", file=arguments.file) from error
    except OSError as error:
        fault = error.strerror or str(error)
        raise UsageError("{file} cannot be written: {told}.", file=arguments.file, told=fault) from error
    print(f"A blank workbook for {arguments.table} stands in {arguments.file}")
    return 0
