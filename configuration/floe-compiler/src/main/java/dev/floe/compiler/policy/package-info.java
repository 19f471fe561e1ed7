/** Rules that platform teams write themselves, in the Common Expression Language. Nothing in it can reach beyond the project. */
@NullMarked
package dev.floe.compiler.policy;

import org.jspecify.annotations.NullMarked;
