/** What rows differ from those that were expected, as people read it. */
@NullMarked
package dev.floe.dbt.difference;

import org.jspecify.annotations.NullMarked;
