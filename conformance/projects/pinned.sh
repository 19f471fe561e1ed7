# The projects and the commits at which they are compared; read by fetch.sh, whose functions it calls.
# project <name> <owner/repository@commit> <folder> <adapter> <profile> [package=owner/repository@commit | package=local:path]...
#
# One release of a package serves all projects, also those that ask for an older one: dbt parses them as well, and what is
# compared is not what the project's authors had, but what dbt and floe make of the same files.

dbt_utils=dbt_utils=dbt-labs/dbt-utils@ef562bac8583a3dd041437d1a0ed926d356da4fd               # 1.3.3
dbt_date=dbt_date=godatadriven/dbt-date@67d5e3fab5e6a14ad862093a079898563e56de07              # 0.19.0
audit_helper=audit_helper=dbt-labs/dbt-audit-helper@acc7cad15a9a5cd0c2a928fafb888cffd135790e  # 0.12.2
codegen=codegen=dbt-labs/dbt-codegen@526cb1f0e8464d88b931e0249b4198039f15d641                 # 0.14.1
fivetran_utils=fivetran_utils=fivetran/dbt_fivetran_utils@ccf3d58a6919cfd234699ef1f1143b65e05ef9ad # 0.4.10
spark_utils=spark_utils=dbt-labs/spark-utils@34ac5cb23d77064c5194aab26dbdaba9bb26c113         # 0.3.3
trino_utils=trino_utils=starburstdata/dbt-trino-utils@248dce66d4c3563e5d776f630ef637e7bcc1cb66 # 0.6.0
expectations=dbt_expectations=metaplane/dbt-expectations@77d385655ce3318685cf6930b46d077f61de5f55 # after 0.10.9

project jaffle_shop_duckdb dbt-labs/jaffle_shop_duckdb@9b13827913b230a045b0a71736a00e2053fbcb16 . duckdb jaffle_shop
project jaffle_shop_classic dbt-labs/jaffle-shop-classic@fd7bfacae4f497ff044a6a0275268676bf1b64c3 . postgres jaffle_shop
project jaffle_shop dbt-labs/jaffle-shop@7be2c5838dbdeca8e915d4e46db70e910753d7f6 . duckdb default \
    $dbt_utils $dbt_date $audit_helper
project jaffle_semantic dbt-labs/jaffle-sl-template@c54c8fb8bea86c0c4d3d5c588d55f8de9de57ade . duckdb snowflake \
    $dbt_utils $dbt_date
project dbt_utils dbt-labs/dbt-utils@700764ce230b2fb775b5338b6bc77a72233ea34c integration_tests duckdb integration_tests \
    dbt_utils=local:..
project dbt_codegen dbt-labs/dbt-codegen@526cb1f0e8464d88b931e0249b4198039f15d641 integration_tests postgres \
    integration_tests codegen=local:.. $dbt_utils
project dbt_audit_helper dbt-labs/dbt-audit-helper@3bd0ca4e9d79b7d740ad7e77384b3d03a16cf242 integration_tests postgres \
    integration_tests audit_helper=local:.. $dbt_utils
project dbt_project_evaluator dbt-labs/dbt-project-evaluator@927abbd523b627f4f1595e2fb93ebf2244314bd6 integration_tests \
    duckdb integration_tests dbt_project_evaluator=local:.. exclude_package=local:exclude_package $dbt_utils
project dbt_expectations metaplane/dbt-expectations@77d385655ce3318685cf6930b46d077f61de5f55 integration_tests duckdb \
    integration_tests dbt_expectations=local:.. $dbt_date
project dbt_date godatadriven/dbt-date@e706de9630b228aae58a2bb0e99f34b19abb4688 integration_tests duckdb \
    integration_tests dbt_date=local:..
project elementary elementary-data/dbt-data-reliability@ccb0de3409756b7c3d2a08a6216be7ba548c18ab \
    integration_tests/dbt_project duckdb elementary_tests elementary=local:../.. $dbt_utils
project tuva tuva-health/tuva@6be34c7add402a897dd020fa51c6be586847eb41 integration_tests duckdb default \
    the_tuva_project=local:.. $dbt_utils $expectations $dbt_date \
    elementary=tuva-health/dbt-data-reliability@382c570ccf4f8733e5323ae21aa4aa9fa849fedd
project dbt_github fivetran/dbt_github@48ceaa54a3ff3474323612a1b34f3bf39dd82783 integration_tests postgres \
    integration_tests github=local:.. $fivetran_utils $spark_utils $dbt_utils
project dbt_jira fivetran/dbt_jira@b998e651b3a224235132832e6ddc2203c57edb4d integration_tests postgres \
    integration_tests jira=local:.. $fivetran_utils $spark_utils $dbt_utils
project dbt_shopify fivetran/dbt_shopify@d768d54a59fe1114939066da114b630c0c726f0b integration_tests postgres \
    integration_tests shopify=local:.. $fivetran_utils $spark_utils $dbt_utils
project nba_monte_carlo matsonj/nba-monte-carlo@6363a857bc1ba0ebaa31d6a68160949581c99169 transform duckdb \
    default $dbt_utils
project open_learning mitodl/ol-data-platform@49d7ee606c383e44cc36e832f2343fb02b01cebb src/ol_dbt duckdb open_learning \
    $codegen $expectations $dbt_utils $trino_utils $audit_helper $dbt_date
