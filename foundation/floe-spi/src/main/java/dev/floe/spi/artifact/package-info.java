/** {@link dev.floe.spi.artifact.CompiledArtifacts} and its parts: the one contract between who compiles and who runs. */
@NullMarked
package dev.floe.spi.artifact;

import org.jspecify.annotations.NullMarked;
