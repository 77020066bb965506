"""`python -m queries list | run NAME | sql NAME`: every number without a browser."""

import sys

from data.errors import CrmError, QuestionError, RulesError, SettingsError
from queries.commands.arguments import parse_arguments
from queries.commands.output import print_listing, print_rows, print_statement


def main(words: list[str] | None = None) -> int:
    """Answers one command; 0 when answered, 1 when the warehouse could not, 2 when the call was wrong."""
    try:
        asked = parse_arguments(words)
        if asked.command == "list":
            print_listing(asked)
        elif asked.command == "sql":
            print_statement(asked)
        else:
            print_rows(asked)
    except (QuestionError, RulesError, SettingsError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except CrmError as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of the pipe, such as `head`, has seen enough
        sys.stderr.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
