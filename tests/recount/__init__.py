"""The figures counted a second time, in pandas, from the definitions alone and without a look at the SQL."""
