package dev.floe.cli;

import dev.floe.dbt.project.ProjectRequest;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What a command was called with, as artifacts keep it for a later one. */
final class DbtArguments {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private DbtArguments() {}

    static DictValue of(DbtContext context) {
        OptionValues options = context.options();
        DbtFlags flags = context.flags();
        ProjectRequest request = context.parsed().language().project().request();
        DictValue arguments = DictValue.empty();
        arguments.put("which", StringValue.of(context.command()));
        arguments.put("select", ListValue.ofStrings(options.words(DbtSelection.SELECT)));
        arguments.put("exclude", ListValue.ofStrings(options.words(DbtSelection.EXCLUDE)));
        options.text(DbtSelection.SELECTOR).ifPresent(name -> arguments.put("selector", StringValue.of(name)));
        arguments.put(
                "indirect_selection",
                StringValue.of(options.text(DbtSelection.INDIRECT).orElse("eager")));
        arguments.put("resource_types", ListValue.ofStrings(options.words(DbtSelection.RESOURCE_TYPE)));
        arguments.put("exclude_resource_types", ListValue.ofStrings(options.words(DbtSelection.EXCLUDE_RESOURCE_TYPE)));
        arguments.put("vars", request.vars());
        arguments.put("full_refresh", BoolValue.of(flags.isOn(DbtCommand.FULL_REFRESH)));
        arguments.put("store_failures", BoolValue.of(flags.isOn(DbtFlags.STORE_FAILURES)));
        arguments.put("empty", BoolValue.of(flags.isOn(DbtFlags.EMPTY)));
        flags.kept(SampleOption.SAMPLE).ifPresent(text -> arguments.put("sample", StringValue.of(text)));
        BatchOptions.asked(flags).ifPresent(span -> {
            arguments.put("event_time_start", StringValue.of(TIME.format(span.start())));
            arguments.put("event_time_end", StringValue.of(TIME.format(span.end())));
        });
        arguments.put("fail_fast", BoolValue.of(flags.isOn(DbtFlags.FAIL_FAST)));
        arguments.put("warn_error", BoolValue.of(flags.isOn(DbtFlags.WARN_ERROR)));
        arguments.put("defer", BoolValue.of(flags.isOn(DbtFlags.DEFER)));
        arguments.put("favor_state", BoolValue.of(flags.isOn(DbtFlags.FAVOR_STATE)));
        flags.text(DbtFlags.STATE).ifPresent(state -> arguments.put("state", StringValue.of(state)));
        arguments.put("target", text(request.target()));
        arguments.put("profile", text(request.profile()));
        arguments.put("threads", IntValue.of(context.threads()));
        return arguments;
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    }
}
