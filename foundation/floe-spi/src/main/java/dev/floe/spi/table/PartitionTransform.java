package dev.floe.spi.table;

/** What a partition is made of a column's values by, as Apache Iceberg's table specification names it. Null stays null. */
public sealed interface PartitionTransform {
    /** A transform without parameters. */
    enum Plain implements PartitionTransform {
        IDENTITY,
        /** Years since 1970; of a date or a timestamp, in UTC. */
        YEAR,
        /** Months since January 1970; of a date or a timestamp, in UTC. */
        MONTH,
        /** Days since 1970-01-01; of a date or a timestamp, in UTC. */
        DAY,
        /** Hours since 1970-01-01 00:00; of a timestamp, in UTC. */
        HOUR
    }

    /**
     * The 32 bits of Murmur3 without their sign, modulo a number.
     *
     * @param count how many buckets there are
     */
    record Bucket(int count) implements PartitionTransform {
        public Bucket {
            if (count < 1) {
                throw new IllegalArgumentException("Number of buckets is not positive: " + count);
            }
        }
    }

    /**
     * The largest multiple of a width that is not above a number; the first code points of a text; the first bytes of a binary.
     *
     * @param width for a decimal in units of its last digit
     */
    record Truncate(int width) implements PartitionTransform {
        public Truncate {
            if (width < 1) {
                throw new IllegalArgumentException("Width to truncate to is not positive: " + width);
            }
        }
    }
}
