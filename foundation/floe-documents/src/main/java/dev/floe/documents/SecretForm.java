package dev.floe.documents;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of text that only a credential has.
 *
 * <p>The patterns follow what the issuers publish: RFC 3986 section 3.2.1 (userinfo), RFC 7468 (PEM), AWS IAM "Unique
 * identifiers" (AKIA, ASIA), GitHub "About authentication: token formats", Slack "Token types", RFC 7519 (JSON Web Token),
 * Google Cloud API keys, Databricks personal access tokens, GitLab "Token prefixes". Each begins at what cannot occur inside
 * its own run, or takes its run as a whole, so that a search is linear.
 *
 * @param pattern the group {@code secret} is the part to hide
 */
record SecretForm(String description, Pattern pattern) {
    static final List<SecretForm> ALL = List.of(
            // A slash belongs to the password, though it ought to be encoded: people paste passwords as they are.
            // Behind
            // a colon and digits alone it begins the path after a port.
            form(
                    "a URL with a password",
                    "://[^\\s/?#@:'\"]*+:(?!\\{\\{|\\$\\{|[0-9]{1,5}[/?#])(?<secret>[^\\s@'\"]{1,200}+)@"),
            form("a private key", "-----BEGIN (?:[A-Z0-9]+ )?(?:[A-Z]+ )?PRIVATE KEY-----(?<secret>.*+)"),
            form("an AWS access key id", "(?<![A-Za-z0-9])(?<secret>(?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9])"),
            form(
                    "a GitHub token",
                    "(?<![A-Za-z0-9_])(?<secret>gh[pousr]_[A-Za-z0-9]{30,255}+|github_pat_[A-Za-z0-9_]{30,255}+)"),
            form("a GitLab token", "(?<![A-Za-z0-9_-])(?<secret>glpat-[A-Za-z0-9_-]{20,255}+)"),
            form("a Slack token", "(?<![A-Za-z0-9-])(?<secret>xox[abeoprs]-[A-Za-z0-9-]{10,255}+)"),
            form("a Google API key", "(?<![A-Za-z0-9_-])(?<secret>AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])"),
            form("a Databricks token", "(?<![A-Za-z0-9])(?<secret>dapi[a-f0-9]{32})(?![A-Za-z0-9])"),
            form(
                    "a JSON Web Token",
                    "(?<![A-Za-z0-9_-])(?<secret>eyJ[A-Za-z0-9_-]{8,8192}+\\.eyJ[A-Za-z0-9_-]{8,8192}+\\.[A-Za-z0-9_-]*+)"),
            form(
                    "a connection string with a credential",
                    "(?i)(?<![A-Za-z0-9_])(?:password|passwd|pwd|accountkey|sharedaccesskey|secret|access_token)"
                            + "=(?!\\{\\{|\\$\\{)(?<secret>[^\\s;&,'\"{}\\[\\]]++)"));

    private static SecretForm form(String description, String pattern) {
        return new SecretForm(description, Pattern.compile(pattern));
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The text with what it must not show replaced. */
    String hideIn(String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder shown = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            MatchResult found = matcher.toMatchResult();
            shown.append(text, end, found.start("secret"))
                    .append(found.group("secret").isEmpty() ? "" : replacement);
            end = found.end("secret");
        }
        return shown.append(text, end, text.length()).toString();
    }
}
