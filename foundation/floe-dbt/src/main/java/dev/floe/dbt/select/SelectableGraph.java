package dev.floe.dbt.select;

import java.util.Collection;

/**
 * The graph that a selection selects from. It has no cycle. A node may be disabled, as some tests in a manifest are: what
 * its configuration says about {@code enabled} decides.
 *
 * <p>An implementation gives the same answers in the same order however often it is asked.
 */
public interface SelectableGraph {
    /** All nodes, in the order in which {@link NodeSelector} is to give those that it selects. */
    Collection<? extends SelectableNode> nodes();

    /**
     * The unique ids of the nodes that depend on a node directly, tests among them. An edge that is there only to run a test
     * before the nodes downstream is not one of these.
     */
    Collection<String> children(String uniqueId);

    /** The unique ids of the nodes that a node depends on directly. */
    Collection<String> parents(String uniqueId);

    /** The name of the root project: what {@code package:this} stands for. */
    String projectName();

    /**
     * Whether the directory of the root project has a file or directory at a relative path. Also asked for paths in packages,
     * because dbt looks for what {@code path:} names in the root project only.
     */
    boolean existsInProject(String path);
}
