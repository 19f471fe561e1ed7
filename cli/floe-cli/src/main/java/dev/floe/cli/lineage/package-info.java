/** How lineage is shown: as text, as JSON, as a diagram, as a page. */
@NullMarked
package dev.floe.cli.lineage;

import org.jspecify.annotations.NullMarked;
