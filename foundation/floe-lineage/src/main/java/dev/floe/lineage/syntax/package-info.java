/** Queries as far as lineage looks at them: what they read, what they give, and what decides on rows. */
@NullMarked
package dev.floe.lineage.syntax;

import org.jspecify.annotations.NullMarked;
