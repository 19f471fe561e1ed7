"""What the oracle is asked: selections, listings and selectors.yml files."""

from itertools import product

MODES = ["eager", "cautious", "buildable", "empty"]

CRITERIA = """
stg_customers
+stg_customers
stg_customers+
+stg_orders+
1+revenue
2+revenue
0+revenue
stg_orders+0
stg_orders+1
stg_orders+2
stg_orders+99999999999999999999
1+stg_orders+1
@stg_payments
@stg_customers
@revenue+
@+stg_orders
@1+revenue
+
@
+*
*
1+
a+1+2
fqn:*
shop
shop.*
shop.staging
shop.staging.*
shop.staging.stg_*
staging
staging.*
staging.stg_customers
stg_*
stg_?rders
stg_[co]*
stg_[!co]*
stg_[c-p]*
stg_[
[]
*s
*.staging.*
*.*
*.*.*.*
marts
marts.finance
marts.fin*
marts.finance.revenue
finance
finance.revenue
mar
mart*
*art*
toolbox
toolbox.*
toolbox.staging
tool*
tool_report
dim_customers
dim_customers.v1
dim_customers.v2
dim_customers_v1
dim_customers.v*
dim_customers*
dim_customers.*
dim_*
marts.core.dim_customers
marts.core.dim_customers.v2
marts.core.dim_customers_v2
shop.marts.core.dim_customers.v3
core.dim_customers.v3
x.dim_customers.v3
x.y.z.dim_customers.v3
v1
v*
plan
plan.valpha
plan_vbeta
dotted.name
dotted
name
dotted.*
odd.dotted.name
odd.dotted
odd.staging
snake
blank
switched_off
unknown_node
customer_app
shop.customer_app
revenue_board
+revenue_board
+exposure:*
orders_history
+orders_history
explore
+explore
country_codes+
doubled
nothing_at_all
revenue_matches_customers
+revenue_matches_customers
not_null_*
unique_stg_customers_id
+unique_stg_customers_id
unique_stg_customers_id+
dim_is_right
dim_is_right*
revenue_adds_up
+revenue_adds_up
weekly
+weekly
customer_total+
tag:nightly
tag:mart
tag:staging
tag:sta*
tag:*
tag:Upper
tag:upper
tag:team:a
tag:team*
tag:from_root
tag:raw.data
tag:ingest
tag:ingest+
tag:kpi
tag:unit
tag:slow
tag:legacy
tag:a-b
tag:math
tag:board
tag:none_such
tag:hourly+1
+tag:board
@tag:hourly
group:finance
group:fin*
group:core_team
group:*
group:nobody
+group:finance
access:public
access:private
access:protected
access:pub*
access:Public
source:*
source:raw
source:raw+
source:raw.*
source:raw.customers
source:raw.orders+1
source:crm
source:crm.deals
source:*.customers
source:shop.raw.orders
source:toolbox.tools.raw_tools
source:toolbox.*
source:tool*.*.*
source:tools+
source:a.b.c.d
source:
path:models
path:models/staging
path:models/staging/
path:models/staging/stg_orders.sql
path:models/staging/stg_orders.sql/
path:models/staging/*
path:models/staging/stg_*.sql
path:models/**
path:models/**/*.sql
path:**/*.yml
path:**
path:**/finance
path:*/staging
path:models/marts/finance/_finance.yml
path:models/staging/staging.yml
path:./models/staging
path:models//staging
path:models/./staging
path:models/../models/staging
path:../models
path:.
path:..
path:
path:/models
path:/
path:mo**
path:***
path:models/***/x
path:models/nowhere
path:models/tool_report.sql
path:models/tools.yml
path:models/staging/stg_tools.sql
path:models/staging/stg_[co]*
path:models/staging/stg_?rders.sql
path:Models
path:tests
path:tests/checks
path:seeds/country_codes.csv
path:seeds
path:snapshots
path:analyses
path:functions
path:stg_orders.sql
path:dbt_project.yml
./dbt_project.yml
file:dbt_project.yml
*hooks*
shop-on-run-start-0
tag:on-run-start
resource_type:operation
path:m*
models/staging
models/staging/
models/staging/stg_orders.sql
+models/marts/finance
models/marts/finance+
models/marts/finance/*.sql+1
./models/staging
models/odd/snake.py
file:stg_orders.sql
file:stg_orders
file:stg_*
file:*.sql
file:*.csv
file:dotted.name
file:dotted
file:dotted.name.sql
file:_finance.yml
file:staging.yml
file:_finance
file:Stg_orders
file:models/staging/stg_orders.sql
stg_orders.sql
stg_orders.SQL
STG_ORDERS.sql
stg_orders.sql+
+revenue.sql
snake.py
country_codes.csv
_finance.yml
*.sql
*.csv
_revenue.SQL
dotted.name.sql
package:shop
package:this
package:toolbox
package:tool*
package:*
package:none_such
this
package:toolbox+
config.materialized:view
config.materialized:table
config.materialized:incremental
config.materialized:ephemeral
config.materialized:View
config.materialized:*
config.materialized:seed
config.enabled:true
config.enabled:True
config.enabled:TRUE
config.enabled:false
config.tags:nightly
config.tags:mart
config.group:finance
config.access:public
config.unique_key:id
config.unique_key:day
config.severity:warn
config.severity:WARN
config.severity:error
config.severity:ERROR
config.meta.owner:finance-team
config.meta.owner:Ann
config.meta.nested.level:2
config.meta.nested.flags:red
config.meta.nested.items:x
config.meta.priority:3
config.meta.critical:true
config.meta.critical:True
config.meta.none:None
config.meta.none_such:x
config.meta:x
config.persist_docs.relation:true
config.persist_docs.relation:false
config.contract.enforced:true
config.contract.enforced:false
config.contract.nothing:true
config.docs.show:false
config.docs.show:true
config.on_schema_change:append_new_columns
config.on_schema_change:ignore
config.full_refresh:None
config.full_refresh:none
config.alias:odd_alias
config.check_cols:id
config.strategy:check
config.quote_columns:None
config.nothing.at.all:x
config:view
config.:view
config.packages:x
config.schema:dbt_test__audit
config.freshness:None
config.event_time:None
config.store_failures:None
config.fail_calc:count(*)
config.pre-hook:x
config.materialized.x:y
config.meta.owner.upper:x
+config.materialized:incremental+1
test_name:unique
test_name:not_null
test_name:un*
test_name:is_positive
test_name:relationships
test_name:*
test_name:revenue_adds_up
test_name:dim_*
test_name:order_has_id
test_name:none_such
test_type:generic
test_type:schema
test_type:singular
test_type:data
test_type:unit
test_type:
test_type:dat
test_type:sing
test_type:nit
test_type:Generic
test_type:generics
test_type:none_such
resource_type:model
resource_type:test
resource_type:unit_test
resource_type:source
resource_type:seed
resource_type:snapshot
resource_type:analysis
resource_type:exposure
resource_type:metric
resource_type:semantic_model
resource_type:saved_query
resource_type:function
resource_type:macro
resource_type:rpc
resource_type:doc
resource_type:group
resource_type:models
resource_type:*
resource_type:data_test
resource_type:source+1
exposure:*
exposure:revenue_board
exposure:shop.revenue_board
exposure:toolbox.*
exposure:*.tool_board
exposure:re*
exposure:a.b.c
+exposure:tool_board
metric:*
metric:customer_total
metric:shop.customer_total
metric:toolbox.*
metric:a.b.c
+metric:customer_double
metric:customer_total+
semantic_model:*
semantic_model:customers_semantics
semantic_model:shop.*
semantic_model:a.b.c
semantic_model:customers_semantics+
saved_query:*
saved_query:weekly
saved_query:shop.weekly
saved_query:a.b.c
+saved_query:weekly
unit_test:*
unit_test:revenue_adds_up
unit_test:dim_is_right
unit_test:dim_is_right_v1
unit_test:shop.dim*
unit_test:a.b.c
version:latest
version:old
version:prerelease
version:none
version:newest
version:
version:latest+
state:modified
state:new
state:nonsense
result:error
result:none_such
source_status:fresher
unknown:x
Tag:x
tag:
group:
fqn:
exposure:
package:
file:
access:
test_name:
resource_type:
config.materialized:
:x
::
tag::x
tag:x:y
a:b:c
source:raw:x
stg_customers,tag:staging
tag:staging,config.materialized:view
+revenue,tag:staging
stg_orders+,stg_payments+
tag:staging,tag:nightly
tag:staging,tag:none_such
stg_orders,
,stg_orders
,
stg_orders,,revenue
a,b+,@c
test_type:unit,+revenue+
stg_customers stg_orders
stg_customers unknown_node
stg_customers  stg_orders
 stg_customers
stg_customers,tag:staging +customer_app
revenue,nothing_at_all stg_orders tag:none_such
unknown_one unknown_two
tag:staging,tag:none_such stg_orders
stg_customers,unknown:x
""".strip("\n").split("\n")

EXCLUSIONS = [
    (["+revenue"], ["stg_orders"]),
    (["+revenue"], ["tag:staging"]),
    (["+revenue"], ["test_type:data"]),
    (["+revenue"], ["resource_type:test", "resource_type:unit_test"]),
    (["+revenue+"], ["revenue+"]),
    (["+revenue+"], ["stg_payments+1"]),
    (["+revenue"], ["source:*"]),
    (["+revenue"], ["unknown_node"]),
    (["unknown_node"], ["unknown_other"]),
    (["stg_orders", "stg_customers"], ["not_null_*"]),
    (["stg_orders stg_customers", "revenue"], ["test_name:unique test_name:not_null"]),
    (["marts"], ["finance,tag:mart"]),
    (["marts"], ["marts.finance,config.materialized:table revenue"]),
    (["*"], ["package:toolbox"]),
    (["*"], ["*"]),
    ([], ["package:toolbox"]),
    ([], ["tag:mart", "source:*"]),
    ([], ["+revenue+"]),
    ([], ["test_type:unit"]),
    ([], ["resource_type:exposure"]),
    ([], ["stg_orders"]),
    ([], []),
    ([""], []),
    (["stg_orders"], [""]),
    (["stg_orders+"], ["orders"]),
    (["stg_orders+"], ["relationships_revenue_id__id__ref_orders_"]),
    (["@stg_orders"], ["@country_codes"]),
    (["customers revenue"], ["revenue_matches_customers"]),
    (["customers revenue"], ["customers"]),
    (["revenue orders"], []),
    (["revenue orders"], ["orders"]),
    (["revenue,+revenue_board"], ["not_null_revenue_id"]),
    (["test_type:singular"], ["revenue"]),
    (["test_type:generic"], ["stg_customers"]),
    (["stg_customers+1"], ["state:modified"]),
    (["stg_customers"], ["unknown:method"]),
    (["orders,+revenue_matches_customers revenue"], []),
    (["revenue,stg_customers+ customers"], []),
    (["stg_orders", "stg_customers"], ["relationships_stg_orders_customer_id__id__ref_stg_customers_"]),
    (["source:raw.customers stg_payments"], ["unique_stg_customers_id"]),
    (["dim_customers.v2", "dim_customers.v1"], ["version:latest"]),
    (["version:none"], ["group:finance", "path:models/odd"]),
]

INDIRECT = [
    "stg_orders",
    "stg_customers",
    "stg_orders stg_customers",
    "stg_orders,stg_customers",
    "stg_orders+1",
    "customers",
    "revenue",
    "customers revenue",
    "+customers +revenue",
    "+revenue_board",
    "revenue orders",
    "orders",
    "+orders",
    "2+orders",
    "tag:staging",
    "tag:mart",
    "tag:staging,config.materialized:view",
    "marts.finance",
    "source:raw.customers",
    "source:raw",
    "source:raw+",
    "test_type:generic",
    "test_type:singular",
    "nothing_at_all",
    "revenue_matches_customers",
    "dim_customers.v2",
    "tool_report",
    "group:finance",
    "@stg_orders",
    "path:models/staging",
    "stg_orders,tag:staging stg_customers,tag:staging",
    "customers,tag:mart revenue,tag:mart",
    "revenue,orders+,+customers",
    "revenue_adds_up",
    "unknown_node",
    "country_codes stg_customers orders",
]

SELECTIONS = [([criterion], [], "eager") for criterion in CRITERIA]
SELECTIONS += [(select, exclude, mode) for (select, exclude), mode in product(EXCLUSIONS, MODES)]
SELECTIONS += [([select], [], mode) for select, mode in product(INDIRECT, MODES[1:])]
SELECTIONS += [([], [], mode) for mode in MODES[1:]]

LISTINGS = [
    (select, types, excluded)
    for select in ([], ["+revenue_board"], ["package:toolbox"], ["blank"], ["explore"])
    for types, excluded in (
        ([], []),
        (["all"], []),
        (["default"], []),
        (["model"], []),
        (["model", "source"], []),
        (["test"], []),
        (["unit_test", "test"], []),
        (["analysis"], []),
        (["default", "analysis"], []),
        (["all"], ["test"]),
        ([], ["model", "test", "unit_test"]),
        (["model"], ["model"]),
        (["saved_query", "semantic_model", "metric", "exposure", "function"], []),
        (["nonsense"], []),
        ([], ["nonsense"]),
    )
]

from selector_files import SELECTOR_FILES  # noqa: E402,F401
