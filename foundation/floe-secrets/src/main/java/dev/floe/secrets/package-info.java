/** The places for secrets that floe brings itself, and what keeps secrets out of everything that is written. */
@NullMarked
package dev.floe.secrets;

import org.jspecify.annotations.NullMarked;
