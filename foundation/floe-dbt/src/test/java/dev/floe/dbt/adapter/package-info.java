@NullMarked
package dev.floe.dbt.adapter;

import org.jspecify.annotations.NullMarked;
