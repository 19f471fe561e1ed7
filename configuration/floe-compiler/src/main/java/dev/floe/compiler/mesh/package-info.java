/** Data Mesh: which domains and products belong to a manifest, and what they have to do with each other. */
@NullMarked
package dev.floe.compiler.mesh;

import org.jspecify.annotations.NullMarked;
