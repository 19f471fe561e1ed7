select {{ function('double') }}(1), {{ function('shop', 'cents') }}(2) from {{ ref('o') }}
