-- The days of silence after which a customer counts as lost: the churn window, under contracts the grace period.
--
-- grain:      one row
-- window_days days    the days
select
    cast(
        case when :churn_basis = 'contracts' then :contract_grace_days else :churn_window_days end as integer
    ) as window_days
