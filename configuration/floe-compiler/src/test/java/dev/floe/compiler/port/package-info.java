@NullMarked
package dev.floe.compiler.port;

import org.jspecify.annotations.NullMarked;
