"""selectors.yml files that the oracle is asked to read, good and bad, each with the indirect mode of the command line."""

FORMS = """
selectors:
  - name: text
    definition: "+revenue"
  - name: text_with_method
    description: What the dashboards need
    definition: "1+tag:mart+2"
  - name: at_sign
    definition: "@config.materialized:view"
  - name: a_file
    definition: stg_orders.sql
  - name: a_path
    definition: "models/staging+"
  - name: key_value
    definition:
      tag: nightly
  - name: key_value_config
    definition:
      config.materialized: incremental
  - name: full
    default: true
    definition:
      method: tag
      value: staging
      children: true
      parents: true
      children_depth: 1
      parents_depth: 1
  - name: full_unlimited
    definition:
      method: fqn
      value: stg_orders
      parents: true
      parents_depth: 0
  - name: full_text_depth
    definition: {method: fqn, value: revenue, parents: true, parents_depth: "1"}
  - name: childrens_parents
    definition: {method: fqn, value: stg_payments, childrens_parents: true}
  - name: no_parents
    definition: {method: fqn, value: revenue, parents: false, children: ""}
  - name: text_is_true
    definition: {method: fqn, value: revenue, parents: "false"}
  - name: typed_true
    definition: {method: config.enabled, value: true}
  - name: typed_false
    definition: {method: config.docs.show, value: false}
  - name: typed_number
    definition: {method: config.meta.priority, value: 3}
  - name: typed_fraction
    definition: {method: config.meta.priority, value: 3.0}
  - name: typed_null
    definition: {method: config.full_refresh, value: null}
  - name: typed_list
    definition: {method: config.unique_key, value: [id, day]}
  - name: null_of_the_unknown
    definition: {method: config.none_such, value: null}
  - name: typed_one
    definition: {method: config.meta.critical, value: 1}
  - name: severity
    definition: {config.severity: wArN}
  - name: unknown_key
    definition: {method: tag, value: staging, childen: true}
  - name: cautious
    definition: {method: fqn, value: stg_orders, indirect_selection: cautious}
  - name: buildable
    definition: {method: fqn, value: orders, indirect_selection: buildable}
  - name: no_tests
    definition: {method: fqn, value: orders, indirect_selection: empty}
  - name: eager
    definition: {method: fqn, value: orders, indirect_selection: eager}
  - name: with_exclude
    definition:
      method: tag
      value: mart
      exclude:
        - "tag:legacy"
        - method: fqn
          value: revenue
          children: true
  - name: with_one_exclude
    definition: {method: tag, value: mart, exclude: [{tag: legacy}]}
  - name: with_no_exclude
    definition: {method: tag, value: mart, exclude: []}
"""

SETS = """
version: 2
selectors:
  - name: united
    definition:
      union:
        - stg_orders
        - tag: hourly
        - method: group
          value: finance
          parents: true
  - name: intersected
    definition:
      intersection:
        - "+revenue"
        - tag: staging
  - name: united_without
    definition:
      union:
        - tag: mart
        - tag: staging
        - exclude:
            - "stg_customers+"
            - fqn: revenue
  - name: intersected_without
    definition:
      intersection:
        - "+revenue"
        - package: shop
        - exclude: ["stg_orders"]
  - name: only_exclude
    definition:
      union:
        - exclude: ["stg_orders"]
  - name: nested
    definition:
      union:
        - intersection:
            - tag: staging
            - config.materialized: view
            - exclude: [tag:nightly]
        - union:
            - "exposure:revenue_board"
            - intersection: ["+revenue", "path:models/marts"]
  - name: exclude_inside_a_part
    definition:
      union:
        - stg_customers
        - method: tag
          value: mart
          exclude: [revenue]
  - name: exclude_of_a_union
    definition:
      intersection:
        - tag: mart
        - exclude:
            - union:
                - revenue
                - orders
            - intersection: [customers, "tag:mart"]
  - name: nobody
    definition: {intersection: [revenue, orders]}
  - name: empty_union
    definition: {union: []}
  - name: empty_intersection
    definition: {intersection: []}
  - name: union_beside_exclude_in_a_part
    definition:
      union:
        - union: [revenue]
          intersection: [orders]
  - name: commas_are_no_operators
    definition: "revenue,orders"
  - name: spaces_are_no_operators
    definition: "revenue orders"
  - name: tests_cautious
    definition:
      union:
        - {method: fqn, value: revenue, indirect_selection: cautious}
        - {method: fqn, value: orders, indirect_selection: cautious}
        - {method: fqn, value: customers, indirect_selection: cautious}
  - name: tests_buildable
    definition:
      intersection:
        - {method: fqn, value: revenue, indirect_selection: buildable, parents: true}
        - {method: fqn, value: customers, indirect_selection: buildable, parents: true}
  - name: exclude_with_an_indirect_mode
    definition:
      union:
        - {method: tag, value: staging}
        - exclude:
            - {method: fqn, value: stg_customers, indirect_selection: empty}
"""

INHERITANCE = """
selectors:
  - name: base
    description: ""
    definition: {union: [stg_orders, {tag: hourly}]}
  - name: same
    definition: {method: selector, value: base}
  - name: more
    definition:
      union:
        - {method: selector, value: same}
        - revenue
        - exclude:
            - {method: selector, value: same}
  - name: operators_are_ignored
    definition: {method: selector, value: base, children: true}
  - name: value_first
    definition: {value: base, method: selector}
  - name: nested
    definition:
      intersection:
        - {method: selector, value: more}
        - {method: tag, value: mart, exclude: [{method: selector, value: base}]}
  - name: base
    definition: revenue
  - name: after
    definition: {method: selector, value: base}
"""


def one(definition):
    return "selectors:\n  - name: tried\n    definition: " + definition + "\n"


BAD = [
    one("{tag: a, value: b}"),
    one("{method: tag}"),
    one("{}"),
    one("[a, b]"),
    one("5"),
    one("null"),
    one("'unknown:x'"),
    one("{unknown: x}"),
    one("{selector: base}"),
    one("selector:base"),
    one("{method: unknown, value: x}"),
    one("{method: tag, value: x, children: true, childrens_parents: true}"),
    one("'@a+'"),
    one("{method: tag, value: x, parents_depth: many}"),
    one("{method: tag, value: x, parents: true, parents_depth: -1}"),
    one("{method: fqn, value: revenue, parents: true, parents_depth: 1.5}"),
    one("{method: fqn, value: revenue, parents: true, parents_depth: true}"),
    one("{method: tag, value: x, indirect_selection: never}"),
    one("{union: a}"),
    one("{union: [5]}"),
    one("{union: [[a]]}"),
    one("{union: [null]}"),
    one("{union: [{5: a}]}"),
    one("{union: [a], intersection: [b]}"),
    one("{union: [a], exclude: [b]}"),
    one("{union: [a, {exclude: [b]}, {exclude: [c]}]}"),
    one("{union: [a, {exclude: b}]}"),
    one("{method: tag, value: a, exclude: b}"),
    one("{exclude: [a]}"),
    one("{method: selector, value: tried}"),
    one("{method: selector, value: later}"),
    one("{method: 5, value: x}"),
    one("{method: selector}"),
    one("{union: [{union: [a], exclude: [revenue]}, orders]}"),
    one("{5: x}"),
    one("{tag: 5}"),
    one("{tag: [a]}"),
    one("{fqn: 5}"),
    one("{access: 5}"),
    one("{package: true}"),
    one("{version: 1}"),
    one("{test_type: 1}"),
    one("{resource_type: 1}"),
    one("{source: 1}"),
    one("{path: 1}"),
    one("{state: modified}"),
    one("''"),
    "selectors:\n  - name: b\n    definition: {method: selector, value: c}\n"
    "  - name: c\n    definition: {method: selector, value: b}\n",
    "selectors:\n  - definition: a\n",
    "selectors:\n  - name: a\n",
    "selectors:\n  - name: 5\n    definition: revenue\n",
    "selectors:\n  - name: a\n    definition: revenue\n    unknown: x\n",
    "selectors:\n  - name: a\n    definition: revenue\n    default: maybe\n",
    "selectors:\n  - name: a\n    definition: revenue\n    default: 'true'\n",
    "selectors:\n  - name: a\n    definition: revenue\n    default: 1\n",
    "selectors:\n  - name: a\n    definition: revenue\n    default: null\n",
    "selectors:\n  - name: a\n    definition: revenue\n    description: 5\n",
    "selectors:\n  - name: a\n    definition: revenue\n    description: null\n",
    "selectors:\n  - {name: a, definition: x, default: true}\n  - {name: b, definition: y, default: true}\n",
    "selectors:\n  - {name: a, definition: revenue, default: false}\n  - {name: b, definition: orders, default: yes}\n",
    "selectors: {name: a, definition: revenue}\n",
    "selectors: a\n",
    "selectors: []\n",
    "selectors:\n",
    "selectors: [a]\n",
    "version: 2\n",
    "version: x\nselectors: []\n",
    "version: 3\nselectors: []\n",
    "selector: []\n",
    "unknown: x\nselectors: []\n",
    "- name: a\n",
    "",
]

SELECTOR_FILES = [
    (text.lstrip("\n"), indirect)
    for text in (FORMS, SETS, INHERITANCE)
    for indirect in ("eager", "cautious", "buildable", "empty")
]
SELECTOR_FILES += [(text, "eager") for text in BAD]
