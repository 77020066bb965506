"""`python -m queries list | run NAME | sql NAME`: every number without a browser."""

import sys

from data.errors import CrmError, QuestionError, RulesError, SettingsError
from queries.commands.arguments import parse_arguments
from queries.commands.output import print_listing, print_rows, print_statement


def main(arguments: list[str] | None = None) -> int:
    """Runs one command.

    Returns:
        The exit code: 0 answered, 1 the warehouse could not answer, 2 the call was wrong.
    """
    try:
        command = parse_arguments(arguments)
        if command.command == "list":
            print_listing(command)
        elif command.command == "sql":
            print_statement(command)
        else:
            print_rows(command)
    except (QuestionError, RulesError, SettingsError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except CrmError as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of the pipe, such as `head`, has closed it
        sys.stderr.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
