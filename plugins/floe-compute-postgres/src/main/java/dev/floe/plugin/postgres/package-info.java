/** The compute plugin for PostgreSQL. */
@NullMarked
package dev.floe.plugin.postgres;

import org.jspecify.annotations.NullMarked;
