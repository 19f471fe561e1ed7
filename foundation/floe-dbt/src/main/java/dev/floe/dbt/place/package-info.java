/** Where in a project's files the parts of its nodes stand. */
@NullMarked
package dev.floe.dbt.place;

import org.jspecify.annotations.NullMarked;
