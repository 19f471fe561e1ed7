@NullMarked
package dev.floe.dbt.relation;

import org.jspecify.annotations.NullMarked;
