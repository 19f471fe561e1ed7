/** Tests of who belongs to whom. */
@NullMarked
package dev.floe.compiler.mesh;

import org.jspecify.annotations.NullMarked;
