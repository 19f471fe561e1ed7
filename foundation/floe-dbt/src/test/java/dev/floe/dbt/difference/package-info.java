/** Tests of what rows differ from those that were expected. */
@NullMarked
package dev.floe.dbt.difference;

import org.jspecify.annotations.NullMarked;
