package dev.floe.compiler.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;

/** The regular expressions for names, each compiled once; they take linear time, whatever they and the names are. */
final class NamePatterns {
    private final Map<String, Pattern> compiled = new HashMap<>();

    /** Whether the whole of a name matches. A pattern that is none was reported by the rule for manifests, and lets all pass. */
    boolean matches(String pattern, String name) {
        try {
            return compiled.computeIfAbsent(pattern, Pattern::compile).matches(name);
        } catch (PatternSyntaxException reportedBefore) {
            return true;
        }
    }
}
