package dev.floe.testing;

import dev.floe.spi.FloePlugin;
import dev.floe.spi.compute.ComputePlugin;
import java.util.List;

/** What a plugin's test class says so that a contract suite can judge one of its computes. */
interface ComputeContract {
    /** A new instance, made as the host makes it. */
    FloePlugin plugin();

    /** The compute to judge. A plugin that offers several has one test class for each. */
    default ComputePlugin compute() {
        List<ComputePlugin> computes = plugin().computes();
        if (computes.size() != 1) {
            throw new IllegalStateException(
                    "Cannot choose one of " + computes.size() + " computes: override compute()");
        }
        return computes.getFirst();
    }
}
