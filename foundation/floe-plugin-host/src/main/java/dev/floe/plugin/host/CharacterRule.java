package dev.floe.plugin.host;

import java.util.regex.Pattern;

/** The forms of the names and versions that a plugin gives. */
final class CharacterRule {
    private static final Pattern COMPUTE_NAME = Pattern.compile("[a-z0-9_-]+");
    private static final Pattern SETTING_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    /** The grammar of semver.org, version 2.0.0. */
    private static final Pattern SEMANTIC_VERSION = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
            + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");

    private CharacterRule() {}

    static boolean isComputeName(String text) {
        return COMPUTE_NAME.matcher(text).matches();
    }

    static boolean isSettingName(String text) {
        return SETTING_NAME.matcher(text).matches();
    }

    static boolean isSemanticVersion(String text) {
        return SEMANTIC_VERSION.matcher(text).matches();
    }
}
