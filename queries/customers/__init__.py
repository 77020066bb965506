"""One customer: found by a word, and told in full."""

from queries._door import Door

answers = Door("customers/answers")
card = Door("customers/card")
cases = Door("customers/cases")
completeness = Door("customers/completeness")
conflicts = Door("customers/conflicts")
contracts = Door("customers/contracts")
deals = Door("customers/deals")
interactions = Door("customers/interactions")
persons = Door("customers/persons")
profile = Door("customers/profile")
receivables = Door("customers/receivables")
referrals = Door("customers/referrals")
search = Door("customers/search")
states = Door("customers/states")
tags = Door("customers/tags")
value_by_month = Door("customers/value_by_month")
