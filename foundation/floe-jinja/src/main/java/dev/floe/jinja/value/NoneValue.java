package dev.floe.jinja.value;

/** Python's {@code None}. */
public enum NoneValue implements Value {
    NONE;

    @Override
    public String typeName() {
        return "NoneType";
    }

    @Override
    public boolean isTrue() {
        return false;
    }

    @Override
    public String repr() {
        return "None";
    }

    @Override
    public String toString() {
        return repr();
    }
}
