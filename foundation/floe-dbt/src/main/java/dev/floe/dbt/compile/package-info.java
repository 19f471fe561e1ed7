/** From nodes of a manifest to the SQL that they stand for: templates rendered with everything a run knows. */
@NullMarked
package dev.floe.dbt.compile;

import org.jspecify.annotations.NullMarked;
