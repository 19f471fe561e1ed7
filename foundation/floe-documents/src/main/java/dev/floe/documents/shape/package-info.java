/** Declares what a document may hold, once: reading, checking and the JSON Schema follow from it. */
@NullMarked
package dev.floe.documents.shape;

import org.jspecify.annotations.NullMarked;
