/** Loads the plugins of an installation, each in a class loader of its own. */
@NullMarked
package dev.floe.plugin.host;

import org.jspecify.annotations.NullMarked;
