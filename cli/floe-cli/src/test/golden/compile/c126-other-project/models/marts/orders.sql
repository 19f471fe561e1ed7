select * from {{ ref('marketing', 'campaigns') }}
