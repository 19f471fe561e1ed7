/** Reads and writes JSON. */
@NullMarked
package dev.floe.documents.json;

import org.jspecify.annotations.NullMarked;
