package dev.floe.documents;

/**
 * How much one document may hold, so that no input takes more than a moment or more memory than there is.
 *
 * @param bytes of the file
 * @param depth of mappings and lists within each other
 * @param nodes keys, values, mappings and lists, counted as often as an alias repeats them
 */
public record DocumentLimits(int bytes, int depth, int nodes) {
    /**
     * For what people write. 8 MiB and 64 levels are the mission's. 200,000 nodes is the size that was measured to read in
     * well under a second with less than 100 MB, and about ten times the largest hand-written manifest one can think of.
     */
    public static final DocumentLimits STANDARD = new DocumentLimits(8 * 1024 * 1024, 64, 200_000);

    public DocumentLimits {
        if (bytes < 1 || depth < 1 || nodes < 1) {
            throw new IllegalArgumentException("Cannot limit to %d, %d, %d".formatted(bytes, depth, nodes));
        }
    }
}
