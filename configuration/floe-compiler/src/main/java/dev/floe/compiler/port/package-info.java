/** The ports of products: what is promised of the tables that are offered, and whether promises of others will do. */
@NullMarked
package dev.floe.compiler.port;

import org.jspecify.annotations.NullMarked;
