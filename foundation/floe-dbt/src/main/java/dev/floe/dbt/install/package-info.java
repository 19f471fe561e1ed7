/** Installs the packages that a dbt project names, and writes package-lock.yml. */
@NullMarked
package dev.floe.dbt.install;

import org.jspecify.annotations.NullMarked;
