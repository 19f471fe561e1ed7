package dev.floe.dbt.select;

/**
 * Which relatives a criterion adds to what it matches.
 *
 * @param parents how many steps to go to parents; none for 0
 * @param children how many steps to go to children; none for 0
 */
public record GraphOperators(ChildrensParents childrensParents, int parents, int children) {
    /** As many steps as there are. */
    public static final int ALL = Integer.MAX_VALUE;

    public static final GraphOperators NONE = new GraphOperators(ChildrensParents.NOT_ADDED, 0, 0);

    /** Whether all descendants, and all ancestors of those, are added: what {@code @} asks for. */
    public enum ChildrensParents {
        ADDED,
        NOT_ADDED
    }

    public GraphOperators {
        if (parents < 0 || children < 0) {
            throw new IllegalArgumentException("Cannot go %d and %d steps".formatted(parents, children));
        }
    }
}
