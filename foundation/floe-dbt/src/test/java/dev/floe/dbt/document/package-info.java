/** Tests of documents as values. */
@NullMarked
package dev.floe.dbt.document;

import org.jspecify.annotations.NullMarked;
