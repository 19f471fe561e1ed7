/** What can be wrong with a dbt project. */
@NullMarked
package dev.floe.dbt.error;

import org.jspecify.annotations.NullMarked;
