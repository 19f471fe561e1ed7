package dev.floe.compiler.document;

import dev.floe.documents.Located;
import java.util.Optional;

/** {@code schedule} of a product. */
public record ScheduleSection(Optional<Located<String>> cron, Optional<Located<String>> timezone) {}
