a * {{ var('two', 2) }}
