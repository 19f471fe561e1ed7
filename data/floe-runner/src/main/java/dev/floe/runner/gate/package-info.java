/** Measures the new rows of tables before they are published, and compares them with the thresholds of the platform. */
@NullMarked
package dev.floe.runner.gate;

import org.jspecify.annotations.NullMarked;
