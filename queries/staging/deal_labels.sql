-- Opportunities by the words that reports split them by: owner, branch, product, and the customer's region and channel.
--
-- grain:         one row per opportunity
-- uses:          staging/deal_records, staging/customer_records, staging/employee_labels, staging/branch_labels
-- uses:          staging/product_labels
-- opportunity_id text    the opportunity
-- name           text    the customer's name; the key as it was written where no such customer is on record
-- owner          text    who works on it, by key where no such employee is on record; else the customer's owner
-- branch         text    that owner's branch; else the customer's
-- product        text    what it is about, by key where no such product is on record
-- region         text    the customer's
-- channel        text    how the customer was found
select
    d.opportunity_id,
    coalesce(r.name, nullif(d.recorded_customer_id, ''), 'Unknown') as name,
    coalesce(w.owner, d.owner_id, nullif(r.owner, 'Unknown'), nullif(r.owner_id, ''), 'Unknown') as owner,
    coalesce(b.branch, nullif(e.branch_id, ''), nullif(r.branch, 'Unknown'), nullif(r.branch_id, ''), 'Unknown')
        as branch,
    coalesce(p.product, d.product_id, 'Unknown') as product,
    coalesce(r.region, 'Unknown') as region,
    coalesce(r.channel, 'Unknown') as channel
from deal_records as d
left join customer_records as r on d.customer_id = r.customer_id
left join employee_labels as w on d.owner_id = w.owner_id
left join employee_labels as e on coalesce(d.owner_id, r.owner_id) = e.owner_id
left join branch_labels as b on e.branch_id = b.branch_id
left join product_labels as p on d.product_id = p.product_id
