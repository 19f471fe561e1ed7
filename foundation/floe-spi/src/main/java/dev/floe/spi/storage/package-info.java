/** Object stores, in which the files of tables lie. One implementation per technology, each in a plugin of its own. */
@NullMarked
package dev.floe.spi.storage;

import org.jspecify.annotations.NullMarked;
