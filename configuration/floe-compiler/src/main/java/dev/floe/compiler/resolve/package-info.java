/** Phase 3: works out what is in force: the effective platform, and the compute and layer of everything. */
@NullMarked
package dev.floe.compiler.resolve;

import org.jspecify.annotations.NullMarked;
