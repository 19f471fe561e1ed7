/** Reads the documents that people write, and keeps file, line and column of every key and value. */
@NullMarked
package dev.floe.documents;

import org.jspecify.annotations.NullMarked;
