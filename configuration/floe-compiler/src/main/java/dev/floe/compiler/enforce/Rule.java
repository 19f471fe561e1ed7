package dev.floe.compiler.enforce;

import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.spi.problem.ProblemCollector;

/** A rule of the platform. */
interface Rule {
    /** A stable name, such as {@code approved-computes}. */
    String name();

    /** What it asks for, one sentence without its full stop. */
    String description();

    /**
     * Reports every violation.
     *
     * @return how many things were checked
     */
    int check(ResolvedProduct product, ProblemCollector problems);
}
