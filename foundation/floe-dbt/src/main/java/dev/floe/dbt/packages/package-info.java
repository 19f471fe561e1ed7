/** The packages that a dbt project names: packages.yml, dependencies.yml, package-lock.yml. */
@NullMarked
package dev.floe.dbt.packages;

import org.jspecify.annotations.NullMarked;
