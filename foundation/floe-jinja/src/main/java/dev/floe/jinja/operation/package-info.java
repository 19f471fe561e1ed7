/** Python's operators on values: arithmetic, order, membership, items and slices. */
@NullMarked
package dev.floe.jinja.operation;

import org.jspecify.annotations.NullMarked;
