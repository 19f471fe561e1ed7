{{ config(materialized='incremental') }} select {% if is_incremental() %} 'a longer text than before'::varchar(40) {% else %} 'short'::varchar(5) {% endif %} as word
