{{ config(volatility='deterministic', alias='to_cents') }}
{{ function('double') }}(a) * 50
