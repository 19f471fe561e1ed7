package dev.floe.cli;

import dev.floe.cli.report.ReportFormat;

/** The forms in which every command can give its result. */
enum OutputForm {
    TEXT(ReportFormat.TEXT),
    JSON(ReportFormat.JSON);

    private final ReportFormat format;

    OutputForm(ReportFormat format) {
        this.format = format;
    }

    ReportFormat format() {
        return format;
    }
}
