/** The files that set a dbt project up: dbt_project.yml, profiles.yml, and the packages beside them. */
@NullMarked
package dev.floe.dbt.project;

import org.jspecify.annotations.NullMarked;
