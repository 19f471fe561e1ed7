/** The compute plugin for Amazon Redshift. */
@NullMarked
package dev.floe.plugin.redshift;

import org.jspecify.annotations.NullMarked;
