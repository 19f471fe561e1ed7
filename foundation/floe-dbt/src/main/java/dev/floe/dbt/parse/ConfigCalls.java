package dev.floe.dbt.parse;

import dev.floe.dbt.document.Fields;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;

/** What the {@code config()} calls of one file said, one after the other. */
final class ConfigCalls {
    private final DictValue all = DictValue.empty();

    DictValue all() {
        return all;
    }

    void add(Arguments arguments) {
        DictValue options;
        if (arguments.positional().size() == 1 && arguments.named().isEmpty()) {
            if (!(arguments.positional().getFirst() instanceof DictValue dict)) {
                throw TemplateException.of(ErrorKind.RAISED, "config() takes a dict or names with values");
            }
            options = dict;
        } else if (arguments.positional().isEmpty()) {
            options = DictValue.ofNamed(arguments.named());
        } else {
            throw TemplateException.of(
                    ErrorKind.RAISED, "Invalid inline model config: config() takes one dict, or names with values");
        }
        renamed(options).entries().forEach((key, value) -> add(key.toText(), value));
    }

    private static DictValue renamed(DictValue options) {
        DictValue renamed = DictValue.empty();
        options.entries().forEach((key, value) -> {
            String name = key.toText();
            if (name.equals("pre_hook") || name.equals("post_hook")) {
                String hyphenated = name.replace('_', '-');
                if (options.find(hyphenated).isPresent()) {
                    throw TemplateException.of(
                            ErrorKind.RAISED,
                            "Invalid config, has conflicting keys \"" + name + "\" and \"" + hyphenated + "\"");
                }
                renamed.put(hyphenated, value);
            } else {
                renamed.put(name, value);
            }
        });
        return renamed;
    }

    private void add(String key, Value value) {
        ConfigMerge merge = ConfigMerge.of(key);
        Value present = all.find(key).orElse(NoneValue.NONE);
        if (merge == ConfigMerge.APPEND && all.find(key).isPresent()) {
            ListValue joined = ListValue.of(Fields.elements(present));
            joined.elements().addAll(Fields.elements(value));
            all.put(key, joined);
        } else if (present instanceof DictValue dict
                && value instanceof DictValue more
                && merge == ConfigMerge.UPDATE) {
            dict.entries().putAll(more.entries());
        } else {
            all.put(key, value);
        }
    }
}
