/**
 * Compiles a platform's manifests and a product's floe.yaml into CompiledArtifacts, or into everything that is wrong with them.
 *
 * <p>The packages below are the phases, and each takes the type that the one before returns: {@code load}, {@code validate},
 * {@code resolve}, {@code project}, {@code enforce}, {@code generate}. The rules about dbt projects stand in {@code rule} and
 * {@code policy}.
 */
@NullMarked
package dev.floe.compiler;

import org.jspecify.annotations.NullMarked;
