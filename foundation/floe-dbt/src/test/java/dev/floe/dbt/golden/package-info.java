/** Golden tables: expressions, and what dbt answers to each. */
@NullMarked
package dev.floe.dbt.golden;

import org.jspecify.annotations.NullMarked;
