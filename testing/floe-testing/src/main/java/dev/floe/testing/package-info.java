/** Contract suites that every plugin extends. */
@NullMarked
package dev.floe.testing;

import org.jspecify.annotations.NullMarked;
