package dev.floe.cli.report;

import dev.floe.spi.value.PropertyValue;
import java.util.Locale;
import java.util.Map;

/** The formats in which problems can be had. */
public enum ReportFormat {
    /** For people, on standard error, with the result on standard output. */
    TEXT,
    /** One object: the problems, and the members of the result. */
    JSON,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** JUnit's XML, for test reports. */
    JUNIT,
    /** Workflow commands of GitHub Actions, which become annotations. */
    GITHUB;

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The whole report.
     *
     * @param members of the result, which only {@link #JSON} has room for
     */
    public String render(Findings findings, Map<String, PropertyValue> members) {
        return switch (this) {
            case TEXT -> TextReport.render(findings, Paint.NONE);
            case JSON -> JsonReport.render(findings, members);
            case SARIF -> SarifReport.render(findings);
            case JUNIT -> JunitReport.render(findings);
            case GITHUB -> GithubReport.render(findings);
        };
    }
}
