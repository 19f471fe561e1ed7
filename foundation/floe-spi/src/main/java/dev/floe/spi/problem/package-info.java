/** What is wrong, where, and what to do about it: one vocabulary for every phase, plugin and output format. */
@NullMarked
package dev.floe.spi.problem;

import org.jspecify.annotations.NullMarked;
