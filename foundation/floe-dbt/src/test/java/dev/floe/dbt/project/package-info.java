/** Tests of the files that set a dbt project up. */
@NullMarked
package dev.floe.dbt.project;

import org.jspecify.annotations.NullMarked;
