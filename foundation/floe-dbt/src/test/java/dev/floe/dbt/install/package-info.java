/** Tests of the installation of packages. */
@NullMarked
package dev.floe.dbt.install;

import org.jspecify.annotations.NullMarked;
