package dev.floe.dbt.materialize;

import dev.floe.dbt.relation.Relation;

/** The rows of a table that is there, for a materialization that is about to change them. */
public interface PresentRows {
    /** All of them are where the statements look for them. */
    PresentRows AT_HAND = new PresentRows() {
        @Override
        public void reach(Relation staging) {}

        @Override
        public String strategy(String chosen) {
            return chosen;
        }
    };

    /**
     * Called when the staging table has its rows and before any statement changes the table;
     * for each batch of a microbatch model.
     *
     * @param staging the rows that are to be added, or that say what is to be changed
     */
    void reach(Relation staging);

    /** The strategy by which the statements are made, in place of the one that the model has chosen. */
    String strategy(String chosen);
}
