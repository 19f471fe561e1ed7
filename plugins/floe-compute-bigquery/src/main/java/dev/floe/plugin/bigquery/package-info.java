/** The compute plugin for Google BigQuery. */
@NullMarked
package dev.floe.plugin.bigquery;

import org.jspecify.annotations.NullMarked;
