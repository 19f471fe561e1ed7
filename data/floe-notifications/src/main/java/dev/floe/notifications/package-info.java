/** Tells people and machines what a run has found. */
@NullMarked
package dev.floe.notifications;

import org.jspecify.annotations.NullMarked;
