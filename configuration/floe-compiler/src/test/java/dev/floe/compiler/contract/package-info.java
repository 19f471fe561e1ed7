@NullMarked
package dev.floe.compiler.contract;

import org.jspecify.annotations.NullMarked;
