/** What modules are made of: names, functions and types. */
@NullMarked
package dev.floe.jinja.module.member;

import org.jspecify.annotations.NullMarked;
