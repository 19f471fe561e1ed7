/** What users rely on when things go wrong around floe, tried on the assembled program. */
@NullMarked
package dev.floe.testing.run;

import org.jspecify.annotations.NullMarked;
