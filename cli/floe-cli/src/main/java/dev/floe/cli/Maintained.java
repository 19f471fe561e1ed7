package dev.floe.cli;

import dev.floe.cli.report.Findings;
import dev.floe.cli.report.JsonObject;
import dev.floe.iceberg.maintain.Cleaning;
import dev.floe.spi.value.PropertyValue;
import java.util.List;
import java.util.Map;

/**
 * What {@code floe maintain} tells.
 *
 * @param age that files have to have that no table knows, as the user says it
 * @param isApplied whether it was done
 */
record Maintained(List<Compacted> compacted, List<Cleaning> cleanings, String age, boolean isApplied) {
    Maintained {
        compacted = List.copyOf(compacted);
        cleanings = List.copyOf(cleanings);
    }

    CommandResult result() {
        return new CommandResult(this::text, this::json, Findings.NONE);
    }

    private Map<String, PropertyValue> json() {
        return new JsonObject()
                .withEach("compactions", compacted, each -> new JsonObject()
                        .with("name", each.table().toString())
                        .with("files_before", each.filesBefore())
                        .with("files_after", each.filesAfter())
                        .value())
                .withEach("tables", cleanings, cleaning -> new JsonObject()
                        .with("name", cleaning.table().toString())
                        .with("expired_snapshots", cleaning.expired())
                        .with("removed_files", cleaning.orphans().size())
                        .with("removed_bytes", cleaning.bytes())
                        .with("young_files", cleaning.young())
                        .value())
                .with("applied", PropertyValue.of(isApplied))
                .value()
                .values();
    }

    private String text() {
        if (compacted.isEmpty() && cleanings.stream().allMatch(Cleaning::isEmpty)) {
            return "There is nothing to tidy\n" + youngText();
        }
        return compactionText()
                + cleaningText()
                + youngText()
                + (isApplied ? "Done\n" : "Nothing was changed: 'floe maintain --apply' does it\n");
    }

    private String youngText() {
        int young = cleanings.stream().mapToInt(Cleaning::young).sum();
        return young == 0
                ? ""
                : "Files that no table knows and that are younger than %s, so that another program may be about to publish them: %d left\n"
                        .formatted(age, young);
    }

    private String compactionText() {
        if (compacted.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable().row("TABLE", "DATA FILES", isApplied ? "NOW" : "THEN, ABOUT");
        compacted.forEach(each -> table.row(
                each.table().toString(), Integer.toString(each.filesBefore()), Integer.toString(each.filesAfter())));
        return table.render();
    }

    private String cleaningText() {
        List<Cleaning> wanted =
                cleanings.stream().filter(cleaning -> !cleaning.isEmpty()).toList();
        if (wanted.isEmpty()) {
            return "";
        }
        TextTable table =
                new TextTable().row("TABLE", isApplied ? "EXPIRED SNAPSHOTS" : "SNAPSHOTS TO EXPIRE", "FILES", "SIZE");
        wanted.forEach(cleaning -> table.row(
                cleaning.table().toString(),
                Integer.toString(cleaning.expired()),
                Integer.toString(cleaning.orphans().size()),
                RunSummary.size(cleaning.bytes())));
        return table.render();
    }
}
