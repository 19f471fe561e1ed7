select
    l.*,
    o.o_orderdate as ordered_on, o.o_orderpriority as priority, o.o_clerk as clerk,
    c.c_name as customer, c.c_mktsegment as segment, cn.n_name as customer_nation, cr.r_name as customer_region,
    s.s_name as supplier, sn.n_name as supplier_nation, sr.r_name as supplier_region,
    p.p_name as part, p.p_brand as brand, p.p_type as type,
    l.l_extendedprice * (1 - l.l_discount) as net_price,
    l.l_extendedprice * (1 - l.l_discount) * (1 + l.l_tax) as charge,
    l.l_quantity * ps.ps_supplycost as supply_cost,
    l.l_receiptdate > l.l_commitdate as is_late,
    cn.n_nationkey = sn.n_nationkey as is_domestic,
    sum(l.l_extendedprice) over (partition by o.o_orderkey) as order_price,
    o.o_totalprice - sum(l.l_extendedprice) over (partition by o.o_orderkey) as difference
from lineitem as l
join orders as o on o.o_orderkey = l.l_orderkey
join customer as c on c.c_custkey = o.o_custkey
join nation as cn on cn.n_nationkey = c.c_nationkey
join region as cr on cr.r_regionkey = cn.n_regionkey
join supplier as s on s.s_suppkey = l.l_suppkey
join nation as sn on sn.n_nationkey = s.s_nationkey
join region as sr on sr.r_regionkey = sn.n_regionkey
join part as p on p.p_partkey = l.l_partkey
join partsupp as ps on ps.ps_partkey = l.l_partkey and ps.ps_suppkey = l.l_suppkey
