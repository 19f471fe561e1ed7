package dev.floe.documents;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class NearestName {
    /** Nobody mistypes a name this long into another one, and the comparison is quadratic. */
    private static final int LONGEST = 100;

    private NearestName() {}

    /** The candidate that is so close to the word that it was probably meant; the first of equally close ones, by name. */
    public static Optional<String> of(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int nearest = Integer.MAX_VALUE;
        Optional<String> found = Optional.empty();
        for (String candidate : candidates.stream().sorted().toList()) {
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
            if (distance < nearest) {
                nearest = distance;
                found = Optional.of(candidate);
            }
        }
        return found;
    }

    /** How far apart two words are; {@code MAX_VALUE} where nobody would take one for the other. */
    private static int distance(String word, String candidate) {
        int longer = Math.max(word.length(), candidate.length());
        int shorter = Math.min(word.length(), candidate.length());
        int allowed = Math.max(1, longer / 3);
        if (shorter >= 3 && (candidate.startsWith(word) || word.startsWith(candidate))) {
            // An abbreviation or an ending too many; any typo within the threshold is nearer.
            return Math.min(longer - shorter, allowed + 1);
        }
        if (candidate.length() > LONGEST || longer - shorter > allowed) {
            return Integer.MAX_VALUE;
        }
        int edits = editDistance(word, candidate);
        return edits <= allowed && edits < shorter ? edits : Integer.MAX_VALUE;
    }

    /** Damerau-Levenshtein (optimal string alignment): insert, delete, replace, or swap two neighbours. */
    private static int editDistance(String left, String right) {
        int[] beforePrevious = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                boolean swapped = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (swapped) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] recycled = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = recycled;
        }
        return previous[right.length()];
    }
}
