/** Translates the types of tables to and from Apache Iceberg's, and gives fields their ids. */
@NullMarked
package dev.floe.iceberg.schema;

import org.jspecify.annotations.NullMarked;
