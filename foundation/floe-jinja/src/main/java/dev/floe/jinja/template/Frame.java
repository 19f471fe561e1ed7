package dev.floe.jinja.template;

import dev.floe.jinja.value.Value;
import org.jspecify.annotations.Nullable;

/** The variables of one scope while it runs, and the way to those outside of it. */
final class Frame {
    final Run run;
    final Globals globals;
    private final @Nullable Frame parent;
    private final @Nullable Value[] slots;

    /** The frame of a template. */
    Frame(Run run, Globals globals, int size) {
        this.run = run;
        this.globals = globals;
        this.parent = null;
        this.slots = new Value[size];
    }

    private Frame(Run run, Frame parent, int size) {
        this.run = run;
        this.globals = parent.globals;
        this.parent = parent;
        this.slots = new Value[size];
    }

    Frame inner(int size) {
        return new Frame(run, this, size);
    }

    /** A scope inside of this one that runs in another evaluation: a macro that is called later. */
    Frame inner(Run other, int size) {
        return new Frame(other, this, size);
    }

    Frame outer(int distance) {
        Frame frame = this;
        for (int i = 0; i < distance; i++) {
            Frame next = frame.parent;
            if (next == null) {
                throw new IllegalStateException("There is no scope " + distance + " further out");
            }
            frame = next;
        }
        return frame;
    }

    @Nullable Value slot(int index) {
        return slots[index];
    }

    void assign(int index, Value value) {
        slots[index] = value;
    }
}
