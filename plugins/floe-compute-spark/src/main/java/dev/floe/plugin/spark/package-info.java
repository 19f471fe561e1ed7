/** The compute plugin for Apache Spark, which runs on a cluster of the company's own. */
@NullMarked
package dev.floe.plugin.spark;

import org.jspecify.annotations.NullMarked;
