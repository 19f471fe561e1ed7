/** The modules of Python that dbt gives to templates. */
@NullMarked
package dev.floe.jinja.module;

import org.jspecify.annotations.NullMarked;
