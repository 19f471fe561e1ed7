/** Adapters: how one kind of database differs from others, and what templates may ask of it. */
@NullMarked
package dev.floe.dbt.adapter;

import org.jspecify.annotations.NullMarked;
