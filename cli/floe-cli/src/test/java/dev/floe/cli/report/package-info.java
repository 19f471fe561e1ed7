@NullMarked
package dev.floe.cli.report;

import org.jspecify.annotations.NullMarked;
