package dev.floe.testing.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A small product with a table of each kind, all of whose rows come from its seeds and none from the clock. */
final class CatalogProduct {
    private CatalogProduct() {}

    /** @param manifest empty: none */
    static StoredProduct create(Path directory, String manifest) throws IOException {
        StoredProduct product = StoredProduct.empty(directory);
        product.write("floe.yaml", """
                name: orders
                transforms:
                  - {type: dbt, path: seeds/, layer: bronze}
                  - {type: dbt, path: models/bronze/, layer: bronze}
                  - {type: dbt, path: models/gold/, layer: gold}
                  - {type: dbt, path: snapshots/, layer: gold}
                """ + (manifest.isEmpty() ? "" : "platform: {ref: manifest.yaml}\n"));
        if (!manifest.isEmpty()) {
            product.write("manifest.yaml", manifest);
        }
        product.write("dbt_project.yml", "name: orders\nversion: 1.0.0\nprofile: orders\n");
        product.write("models/bronze/parts.sql", """
                {{ config(materialized='table', partition_by=['region', 'month(changed_at)']) }}
                select id, region, amount::decimal(9, 2) as amount, changed_at::timestamp as changed_at,
                  case when id % 2 = 0 then 'even' end as note
                from {{ ref('raw_orders') }}
                """);
        product.write("models/gold/latest.sql", """
                {{ config(materialized='incremental', unique_key='id') }}
                select * from {{ ref('parts') }}
                {% if is_incremental() %} where changed_at > (select max(changed_at) from {{ this }}) {% endif %}
                """);
        product.write("models/gold/by_region.sql", """
                {{ config(materialized='table') }}
                select region, sum(amount) as amount, count(*) as orders from {{ ref('latest') }} group by all
                """);
        product.write("snapshots/history.sql", """
                {% snapshot history %}
                {{ config(unique_key='id', strategy='timestamp', updated_at='changed_at') }}
                select * from {{ ref('parts') }}
                {% endsnapshot %}
                """);
        product.write("seeds/raw_orders.csv", """
                id,region,amount,changed_at
                1,north,10.50,2026-09-01 08:00:00
                2,south,20.25,2026-09-15 09:30:00
                3,north,5.00,2026-10-01 10:00:00
                4,,7.75,2026-10-02 11:00:00
                """);
        return product;
    }

    /** Changes an order, and has one more and one less. */
    static void change(StoredProduct product) throws IOException {
        product.write("seeds/raw_orders.csv", """
                id,region,amount,changed_at
                1,north,10.50,2026-09-01 08:00:00
                2,west,21.00,2026-11-01 12:00:00
                3,north,5.00,2026-10-01 10:00:00
                5,south,99.99,2026-11-02 13:00:00
                """);
    }
}
