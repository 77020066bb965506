"""Labels on screen: of columns, values of closed lists, tables, archive fields, batches, branches and employees."""
