/** Phase 5: checks the rules of the platform on what is in force, and weighs what the rules about the dbt project find. */
@NullMarked
package dev.floe.compiler.enforce;

import org.jspecify.annotations.NullMarked;
