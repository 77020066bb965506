"""Files into tables: read, check, explain, store, undo. Nothing is stored that cannot be taken back."""

from data.intake.load import load
from data.intake.problems import Problem, Reason
from data.intake.report import Report
from data.intake.undo import Undone, undo

__all__ = ["Problem", "Reason", "Report", "Undone", "load", "undo"]
