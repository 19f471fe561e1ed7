@NullMarked
package dev.floe.dbt.column;

import org.jspecify.annotations.NullMarked;
