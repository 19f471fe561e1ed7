/** The attributes and methods of the values that floe adds to templates, by name. */
@NullMarked
package dev.floe.dbt.member;

import org.jspecify.annotations.NullMarked;
