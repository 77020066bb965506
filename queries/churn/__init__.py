"""Who left, who came back, and what that was worth."""

from queries.composer.query import Query

active_customers = Query("churn/active_customers")
by_month = Query("churn/by_month")
cohort_customers = Query("churn/cohort_customers")
cohorts = Query("churn/cohorts")
early_warning = Query("churn/early_warning")
left_again = Query("churn/left_again")
lost_customers = Query("churn/lost_customers")
reasons = Query("churn/reasons")
recovery = Query("churn/recovery")
sensitivity = Query("churn/sensitivity")
summary = Query("churn/summary")
won_back_customers = Query("churn/won_back_customers")
