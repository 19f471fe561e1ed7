/** Runs the real dbt as a child process: finds it or sets it up, tells it what to do, and reads what it leaves. */
@NullMarked
package dev.floe.runner.program;

import org.jspecify.annotations.NullMarked;
