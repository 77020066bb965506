"""Who left, who came back, and what that was worth."""

from queries._door import Door

active_customers = Door("churn/active_customers")
by_month = Door("churn/by_month")
cohort_customers = Door("churn/cohort_customers")
cohorts = Door("churn/cohorts")
early_warning = Door("churn/early_warning")
left_again = Door("churn/left_again")
lost_customers = Door("churn/lost_customers")
reasons = Door("churn/reasons")
recovery = Door("churn/recovery")
sensitivity = Door("churn/sensitivity")
summary = Door("churn/summary")
won_back_customers = Door("churn/won_back_customers")
