/** Catalogs that speak Iceberg's REST protocol, such as Apache Polaris. */
@NullMarked
package dev.floe.iceberg.rest;

import org.jspecify.annotations.NullMarked;
