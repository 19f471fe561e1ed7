select * from {{ ref('payments') }} {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
