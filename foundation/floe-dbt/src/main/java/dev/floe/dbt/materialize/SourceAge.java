package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.adapter.NodeRelation;
import dev.floe.dbt.compile.NodeTemplates;
import dev.floe.dbt.compile.ProjectCompiler;
import dev.floe.dbt.document.Fields;
import dev.floe.dbt.error.DbtError;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.dbt.table.AgateTableValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/** Asks a database how old the rows of a source are. */
public final class SourceAge {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd[[ ]['T']HH:mm:ss[.SSSSSS][XXX]]");

    /** What the age of a source means. */
    public enum Status {
        PASS,
        WARN,
        ERROR
    }

    /**
     * What was found.
     *
     * @param loaded when the newest row was loaded
     * @param asked when that was asked
     * @param response what the database said
     */
    public record Found(Status status, Instant loaded, Instant asked, DictValue response) {
        public Found {
            requireNonNull(status, "status is null");
            requireNonNull(loaded, "loaded is null");
            requireNonNull(asked, "asked is null");
            requireNonNull(response, "response is null");
        }

        public Duration age() {
            return Duration.between(loaded, asked);
        }
    }

    private SourceAge() {}

    /** Whether a source says how old it may be, and where its age stands. */
    public static boolean isKnown(DictValue source) {
        DictValue limits = Fields.dict(source, "freshness");
        boolean hasLimit = isLimit(limits, "warn_after") || isLimit(limits, "error_after");
        return hasLimit
                && (Fields.text(source, "loaded_at_field").isPresent()
                        || Fields.text(source, "loaded_at_query").isPresent());
    }

    private static boolean isLimit(DictValue limits, String key) {
        return Fields.find(Fields.dict(limits, key), "count").isPresent();
    }

    /**
     * Asks with the session that this thread has.
     *
     * @throws dev.floe.spi.problem.FloeException if the database refuses, or has no rows
     */
    public static Found of(ProjectCompiler compiler, DictValue source) {
        String file = Fields.text(source, "original_file_path", "");
        try {
            return ask(compiler.operation(), compiler, source);
        } catch (TemplateException failure) {
            throw DbtError.of(failure, file);
        }
    }

    private static Found ask(NodeTemplates templates, ProjectCompiler compiler, DictValue source) {
        DictValue limits = Fields.dict(source, "freshness");
        Value relation = new RelationValue(
                NodeRelation.ofSource(compiler.adapter(), source).build());
        Optional<String> query = Fields.text(source, "loaded_at_query");
        Value result = query.isPresent()
                ? templates.call("collect_freshness_custom_sql", relation, StringValue.of(query.get()))
                : templates.call(
                        "collect_freshness",
                        relation,
                        StringValue.of(Fields.text(source, "loaded_at_field", "")),
                        limits.find("filter").orElse(NoneValue.NONE));
        if (!(templates.attribute(result, "table") instanceof AgateTableValue answer)
                || answer.table().rows().size() != 1) {
            throw TemplateException.of(ErrorKind.RAISED, "The question for the age of a source has no answer");
        }
        List<Value> row = answer.table().rows().getFirst();
        if (row.getFirst() == NoneValue.NONE) {
            throw TemplateException.of(ErrorKind.RAISED, "The source has no rows, and so no age");
        }
        Instant loaded = instant(row.getFirst());
        Instant asked = instant(row.get(1));
        Duration age = Duration.between(loaded, asked);
        DictValue response = DictValue.empty();
        response.put(
                "_message",
                StringValue.of(templates.attribute(result, "response").toText()));
        return new Found(
                exceeds(age, limits, "error_after")
                        ? Status.ERROR
                        : exceeds(age, limits, "warn_after") ? Status.WARN : Status.PASS,
                loaded,
                asked,
                response);
    }

    /** What has no zone is taken for UTC, as dbt does. */
    private static Instant instant(Value value) {
        try {
            TemporalAccessor time =
                    TIME.parseBest(value.toText(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case OffsetDateTime zoned -> zoned.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case LocalDate date -> date.atStartOfDay().toInstant(ZoneOffset.UTC);
                default -> throw new IllegalStateException("No such time was asked for");
            };
        } catch (DateTimeException noTime) {
            throw new TemplateException(
                    ErrorKind.RAISED, "The age of a source must be a time, not '" + value.toText() + "'", noTime);
        }
    }

    private static boolean exceeds(Duration age, DictValue limits, String key) {
        DictValue limit = Fields.dict(limits, key);
        return Fields.text(limit, "count")
                .map(count -> unit(Fields.text(limit, "period", "day")).multipliedBy(Long.parseLong(count)))
                .filter(most -> age.compareTo(most) > 0)
                .isPresent();
    }

    private static Duration unit(String period) {
        return switch (period) {
            case "minute" -> Duration.ofMinutes(1);
            case "hour" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
