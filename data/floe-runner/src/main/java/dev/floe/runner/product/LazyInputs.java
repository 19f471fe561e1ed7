package dev.floe.runner.product;

import static java.util.Objects.requireNonNull;

/** Shows a step's inputs to the engine when it is first asked something; a step that asks nothing costs nothing. */
final class LazyInputs {
    private final Runnable showing;
    private boolean isDone;

    LazyInputs(Runnable showing) {
        this.showing = requireNonNull(showing, "showing is null");
    }

    void show() {
        if (!isDone) {
            isDone = true;
            showing.run();
        }
    }
}
