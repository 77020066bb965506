"""Where deals stand."""

from queries._door import Door

open_deals = Door("funnel/open_deals")
