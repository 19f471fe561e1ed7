/** Reads and writes {@link dev.floe.spi.artifact.CompiledArtifacts} and the files that go with them. */
@NullMarked
package dev.floe.documents.artifact;

import org.jspecify.annotations.NullMarked;
