package dev.floe.documents;

/** Puts what stands in a document between quotes in a message, so that it can neither flood nor steer a terminal. */
public final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    /** A name, cut at 60 characters, with {@code ?} for what cannot be seen. */
    public static String name(String name) {
        StringBuilder shown = new StringBuilder("'");
        name.codePoints()
                .limit(LONGEST)
                .map(character -> isShown(character) ? character : '?')
                .forEach(shown::appendCodePoint);
        if (name.codePoints().limit(LONGEST + 1L).count() > LONGEST) {
            shown.append("...");
        }
        return shown.append('\'').toString();
    }

    /** Whether a value may stand in a message: short, visible, and not what a credential looks like. */
    public static boolean isShowable(String value) {
        return value.length() <= LONGEST
                && value.codePoints().allMatch(Quoted::isShown)
                && SecretNames.secretInValue(value).isEmpty();
    }

    private static boolean isShown(int character) {
        return !CharacterRules.isRefused(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
    }
}
