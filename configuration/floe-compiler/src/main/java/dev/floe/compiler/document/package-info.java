/** manifest.yaml and floe.yaml as records, and the shapes that read them. */
@NullMarked
package dev.floe.compiler.document;

import org.jspecify.annotations.NullMarked;
