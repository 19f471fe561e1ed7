/** Where credentials come from: what a {@code connection_secret_ref} names, looked up when somebody needs it. */
@NullMarked
package dev.floe.spi.secret;

import org.jspecify.annotations.NullMarked;
