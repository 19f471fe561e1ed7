/** Runs a product: builds the tables of its nodes, tests them, and publishes all of them at once or none. */
@NullMarked
package dev.floe.runner.product;

import org.jspecify.annotations.NullMarked;
