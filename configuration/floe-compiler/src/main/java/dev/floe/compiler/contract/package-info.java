/** Data contracts of the Open Data Contract Standard: what one says, how it is written, and how two of them differ. */
@NullMarked
package dev.floe.compiler.contract;

import org.jspecify.annotations.NullMarked;
