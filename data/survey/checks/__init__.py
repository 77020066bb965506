"""Checks of the answers in a survey file, before anything is stored."""
