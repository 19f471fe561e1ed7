/** Tests of reading projects. */
@NullMarked
package dev.floe.dbt.parse;

import org.jspecify.annotations.NullMarked;
