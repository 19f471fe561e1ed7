package dev.floe.documents;

import java.util.List;

/**
 * Hides credentials in lines of YAML or JSON that are shown to somebody.
 *
 * <p>It reads the lines itself instead of using a parsed tree, because the file that a code frame is shown of is often
 * broken. Where it cannot tell, it hides too much rather than too little.
 */
public final class SecretMask {
    /** What stands in the place of a credential, whatever its length. */
    public static final String MASK = "********";

    private final List<String> lines;
    private SecretLines state = new SecretLines();
    private int passed;

    private SecretMask(List<String> lines) {
        this.lines = lines;
    }

    /**
     * The mask of one file, for who shows many of its lines: as long as they are asked for from the top to the bottom, the file
     * is gone through once. For one thread.
     *
     * @param lines all lines of the file, without line ends
     */
    public static SecretMask of(List<String> lines) {
        return new SecretMask(lines);
    }

    /**
     * One line of a file as it may be shown: the value after a key that {@linkplain SecretNames#isHidden is hidden},
     * everything below such a key, and what {@linkplain SecretNames#secretInValue looks like a credential} by itself are
     * replaced. Columns before the first replacement stay as they are.
     *
     * @param index counted from 0
     */
    public String line(int index) {
        if (index < passed) {
            state = new SecretLines();
            passed = 0;
        }
        while (passed < index) {
            state.pass(lines.get(passed));
            passed++;
        }
        passed++;
        return state.show(lines.get(index));
    }

    /** {@link #line One line} of a file of which no other is shown. */
    public static String mask(List<String> lines, int index) {
        return of(lines).line(index);
    }

    /** A text that is no line of a file, such as a message, without what {@linkplain SecretNames#secretInValue looks like a credential}. */
    public static String mask(String text) {
        String shown = text;
        for (SecretForm form : SecretForm.ALL) {
            shown = form.hideIn(shown, MASK);
        }
        return shown;
    }
}
