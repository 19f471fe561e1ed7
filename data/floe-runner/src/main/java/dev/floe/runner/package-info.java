/** Runs what has been compiled. Nothing here sees the compiler, a command line or an environment variable. */
@NullMarked
package dev.floe.runner;

import org.jspecify.annotations.NullMarked;
