@NullMarked
package dev.floe.dbt.table;

import org.jspecify.annotations.NullMarked;
