/** The compute plugin for Databricks. */
@NullMarked
package dev.floe.plugin.databricks;

import org.jspecify.annotations.NullMarked;
