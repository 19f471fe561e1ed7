/** Reads every file of a dbt project, renders what has to be rendered, and knows every resource in the end. */
@NullMarked
package dev.floe.dbt.parse;

import org.jspecify.annotations.NullMarked;
