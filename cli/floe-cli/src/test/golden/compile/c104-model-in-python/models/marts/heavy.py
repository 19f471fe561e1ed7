def model(dbt, session):
    dbt.config(materialized="table", compute="spark")
    return dbt.ref("orders")
