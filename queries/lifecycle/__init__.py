"""Where customers stand between stranger, loyal and lost."""

from queries.composer.query import Query

customers = Query("lifecycle/customers")
flow = Query("lifecycle/flow")
flow_customers = Query("lifecycle/flow_customers")
states = Query("lifecycle/states")
