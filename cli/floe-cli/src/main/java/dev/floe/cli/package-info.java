/** The command line of floe: the only module that prints, reads the environment, or ends a process. */
@NullMarked
package dev.floe.cli;

import org.jspecify.annotations.NullMarked;
