"""Where customers stand between stranger, loyal and lost."""

from queries._door import Door

customers = Door("lifecycle/customers")
flow = Door("lifecycle/flow")
flow_customers = Door("lifecycle/flow_customers")
states = Door("lifecycle/states")
