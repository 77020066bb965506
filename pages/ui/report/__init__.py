"""Parts of a report page: tiles, panels, tables, lists, explanations, exports."""
