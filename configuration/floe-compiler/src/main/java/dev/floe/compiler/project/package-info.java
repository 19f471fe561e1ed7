/** Phase 4: parses the product's dbt project, and lays the layers of the platform over its nodes. */
@NullMarked
package dev.floe.compiler.project;

import org.jspecify.annotations.NullMarked;
