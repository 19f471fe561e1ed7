select * from read_parquet('{{ var('data') }}/region-*.parquet')
