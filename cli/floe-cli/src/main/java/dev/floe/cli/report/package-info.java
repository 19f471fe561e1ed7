/** What a command found, in each of the formats that people and machines read. */
@NullMarked
package dev.floe.cli.report;

import org.jspecify.annotations.NullMarked;
