"""The business rules of `rules.toml`: their values, limits and labels, checked when the file is read."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from data.errors import RulesError
from data.parsing.suggestions import find_closest_word
from data.schema.customer_archive import build_archive_rows

RULES_FILE = Path(__file__).with_name("rules.toml")

RuleValue: TypeAlias = int | float | str


@dataclass(frozen=True)
class Rule:
    """One threshold or choice of the business.

    Attributes:
        name: Its name.
        value: Its value in the rules file.
        label: What it says, for people.
        unit: Its unit, from the closed list of units.
        minimum: The lowest number it may be.
        maximum: The highest number it may be.
        choices: The permitted texts; empty for numbers.
    """

    name: str
    value: RuleValue
    label: str
    unit: str = "text"
    minimum: float = float("-inf")
    maximum: float = float("inf")
    choices: tuple[str, ...] = ()

    def read(self, text: str) -> RuleValue:
        """Parse a value that a person wrote for this rule.

        Raises:
            RulesError: it is no number, outside the limits, or not among the choices.
        """
        if self.choices:
            if text not in self.choices:
                raise RulesError(
                    "The rule {rule} cannot be {value}; it may be {among}.",
                    rule=self.name,
                    value=text,
                    among=", ".join(self.choices),
                )
            return text
        try:
            number = int(text) if isinstance(self.value, int) else float(text)
        except ValueError:
            raise RulesError("The rule {rule} needs a number, not {value}.", rule=self.name, value=text) from None
        if not self.minimum <= number <= self.maximum:
            raise RulesError(
                "The rule {rule} must lie between {least} and {most}; {value} does not.",
                rule=self.name,
                least=f"{self.minimum:g}",
                most=f"{self.maximum:g}",
                value=text,
            )
        return number


@dataclass(frozen=True)
class Rules:
    """The rules file.

    Attributes:
        single: Rules with one value, by name.
        relations: Rules that are tables, by name; each row by column name. Queries read them as `rules/<name>`.
    """

    single: MappingProxyType[str, Rule]
    relations: MappingProxyType[str, tuple[dict[str, RuleValue], ...]]

    def get_rule(self, name: str) -> Rule:
        """The rule of this name.

        Raises:
            RulesError: there is none; the sentence names the most similar one.
        """
        if name not in self.single:
            near = find_closest_word(name, self.single)
            raise RulesError("There is no rule {rule}. Did you mean {near}?", rule=name, near=near)
        return self.single[name]

    def values(self, overrides: tuple[tuple[str, RuleValue], ...] = ()) -> dict[str, RuleValue]:
        """The values of all single rules by name, `overrides` in place of the file's.

        Raises:
            RulesError: there is no such rule, or it cannot have that value.
        """
        changed = {name: self.get_rule(name).read(str(value)) for name, value in overrides}
        values = {name: rule.value for name, rule in self.single.items()} | changed
        if int(values["left_again_days"]) <= int(values["churn_window_days"]) and "left_again_days" in changed:
            raise RulesError("The rule left_again_days must exceed churn_window_days, or nobody can have left again.")
        return values


@cache
def load_rules(path: Path = RULES_FILE) -> Rules:
    """Read and check the rules file.

    Raises:
        RulesError: the file is missing or not TOML, a rule lacks a part, or its value is outside its limits.
    """
    try:
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
        numbers = {
            name: Rule(name, rule["value"], rule["says"], rule["unit"], rule["min"], rule["max"])
            for name, rule in sections["numbers"].items()
        }
        choices = {
            name: Rule(name, rule["value"], rule["says"], choices=tuple(rule["among"]))
            for name, rule in sections["choices"].items()
        }
        relations = {name: tuple(table["rows"]) for name, table in sections["relations"].items()}
    except OSError as problem:
        raise RulesError("The rules file {path} cannot be read.", path=str(path)) from problem
    except (tomllib.TOMLDecodeError, KeyError) as problem:
        raise RulesError("The rules file {path} is damaged: {why}.", path=str(path), why=str(problem)) from problem
    # The customer archive has a file of its own; queries read it like a rule that is a table.
    rules = Rules(MappingProxyType(numbers | choices), MappingProxyType(relations | {"archive": build_archive_rows()}))
    for rule in rules.single.values():
        rule.read(str(rule.value))
    return rules
