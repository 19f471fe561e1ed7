package dev.floe.plugin.duckdb;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process may use of the machine, or of the container that it runs in.
 *
 * @param processors how many
 * @param memory bytes of all of it
 * @param heap bytes that Java may take of the memory
 */
record Machine(int processors, long memory, long heap) {
    static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                Runtime.getRuntime().maxMemory());
    }

    /**
     * Bytes for an engine beside Java's heap: four fifths of what the heap leaves, since an engine and Java itself need some
     * beyond what they count. A heap that leaves next to nothing is seldom filled, so a quarter of all is the least.
     */
    long memoryForEngine() {
        return Math.max((memory - heap) / 5 * 4, memory / 4);
    }
}
