package dev.floe.jinja.value;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code range}: numbers that are counted, not stored. */
public final class RangeValue implements Value {
    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    private RangeValue(long start, long stop, long step, int size) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.size = size;
    }

    /**
     * Counts from {@code start} to before {@code stop}.
     *
     * @throws IllegalArgumentException if {@code step} is zero or there are more than 2^31-1 numbers
     */
    public static RangeValue of(long start, long stop, long step) {
        if (step == 0) {
            throw new IllegalArgumentException("range() arg 3 must not be zero");
        }
        long distance = step > 0 ? Math.subtractExact(stop, start) : Math.subtractExact(start, stop);
        long size = distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
        return new RangeValue(start, stop, step, Math.toIntExact(size));
    }

    public int size() {
        return size;
    }

    /** The numbers at some of the indexes, from one to before another one. */
    public RangeValue slice(int from, int to, int stride) {
        long first = start + from * step;
        long last = start + to * step;
        long width = step * stride;
        long distance = width > 0 ? last - first : first - last;
        return new RangeValue(first, last, width, distance <= 0 ? 0 : (int) ((distance - 1) / Math.abs(width) + 1));
    }

    /** The numbers as a list that computes each when it is asked for. */
    public List<Value> elements() {
        return new AbstractList<>() {
            @Override
            public Value get(int index) {
                if (index < 0 || index >= size) {
                    throw new IndexOutOfBoundsException(index);
                }
                return IntValue.of(start + index * step);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    @Override
    public String typeName() {
        return "range";
    }

    @Override
    public boolean isTrue() {
        return size > 0;
    }

    @Override
    public String repr() {
        return step == 1 ? "range(" + start + ", " + stop + ")" : "range(" + start + ", " + stop + ", " + step + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RangeValue range
                && size == range.size
                && (size == 0 || (start == range.start && (size == 1 || step == range.step)));
    }

    @Override
    public int hashCode() {
        return size == 0 ? 0 : Long.hashCode(start) * 31 + size;
    }

    @Override
    public String toString() {
        return repr();
    }
}
