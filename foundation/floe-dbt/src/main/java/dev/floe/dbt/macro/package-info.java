/** The macros of a project, and how templates find and call them. */
@NullMarked
package dev.floe.dbt.macro;

import org.jspecify.annotations.NullMarked;
