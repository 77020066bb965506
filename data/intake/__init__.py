"""Files into tables: read, check, explain, store, undo. Nothing is stored that cannot be taken back."""

from data.intake.load import load_files
from data.intake.problems import Problem
from data.intake.report import LoadReport
from data.intake.undo import UndoReport, undo
from data.reason import Reason

__all__ = ["Problem", "Reason", "LoadReport", "UndoReport", "load_files", "undo"]
