/** The compute plugin for Snowflake. */
@NullMarked
package dev.floe.plugin.snowflake;

import org.jspecify.annotations.NullMarked;
