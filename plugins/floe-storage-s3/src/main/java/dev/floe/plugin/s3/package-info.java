/** S3, and stores that speak its protocol. */
@NullMarked
package dev.floe.plugin.s3;

import org.jspecify.annotations.NullMarked;
