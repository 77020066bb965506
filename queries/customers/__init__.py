"""One customer: found by a word, and told in full."""

from queries.composer.query import Query

answers = Query("customers/answers")
card = Query("customers/card")
cases = Query("customers/cases")
completeness = Query("customers/completeness")
conflicts = Query("customers/conflicts")
contracts = Query("customers/contracts")
deals = Query("customers/deals")
interactions = Query("customers/interactions")
persons = Query("customers/persons")
profile = Query("customers/profile")
receivables = Query("customers/receivables")
referrals = Query("customers/referrals")
search = Query("customers/search")
states = Query("customers/states")
tags = Query("customers/tags")
value_by_month = Query("customers/value_by_month")
