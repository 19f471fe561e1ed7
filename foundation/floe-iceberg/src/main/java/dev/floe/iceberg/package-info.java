/** Apache Iceberg tables on behalf of a runner: no type of Iceberg's own is in what it offers. */
@NullMarked
package dev.floe.iceberg;

import org.jspecify.annotations.NullMarked;
