/** What an earlier run has left, and how a project has changed since. */
@NullMarked
package dev.floe.dbt.state;

import org.jspecify.annotations.NullMarked;
