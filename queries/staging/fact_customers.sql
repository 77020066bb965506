-- Which kinds of facts name which customer.
--
-- grain:      one row per record that names a customer
-- fact        text    contracts, survey_responses, opportunities, interactions, service_cases or churn_notes
-- customer_id text    the customer
select 'contracts' as fact, customer_id from contracts
union all
select 'survey_responses' as fact, customer_id from survey_responses where customer_id is not null
union all
select 'opportunities' as fact, customer_id from opportunities where customer_id is not null
union all
select 'interactions' as fact, customer_id from interactions where customer_id is not null
union all
select 'service_cases' as fact, customer_id from service_cases where customer_id is not null
union all
select 'churn_notes' as fact, customer_id from churn_notes
