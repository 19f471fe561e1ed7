package dev.floe.jinja.module.datetime;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.ModuleValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;

/** Python's module {@code pytz}, without its types of errors, which templates cannot catch. */
public final class PytzModule {
    private PytzModule() {}

    public static ModuleValue create() {
        ZoneTable table = ZoneTable.load();
        Functions functions = new Functions();
        functions.add("timezone(zone)", arguments -> timezone(table, arguments.value("zone")));
        functions.add(
                "FixedOffset(offset)", arguments -> SteadyZone.ofMinutes(Fields.number(arguments.value("offset"))));
        DictValue countryNames = DictValue.empty();
        DictValue countryZones = DictValue.empty();
        table.countries().forEach((code, country) -> {
            countryNames.put(code, StringValue.of(country.name()));
            if (!country.zones().isEmpty()) {
                countryZones.put(code, ListValue.ofStrings(country.zones()));
            }
        });
        return new ModuleValue(
                "pytz",
                functions
                        .put("utc", SteadyZone.UTC)
                        .put("all_timezones", ListValue.ofStrings(table.all()))
                        .put("all_timezones_set", names(table.all()))
                        .put("common_timezones", ListValue.ofStrings(table.common()))
                        .put("common_timezones_set", names(table.common()))
                        .put("country_names", new CountryValue("pytz._CountryNameDict", countryNames))
                        .put("country_timezones", new CountryValue("pytz._CountryTimezoneDict", countryZones))
                        .members());
    }

    private static SetValue names(Iterable<String> names) {
        return SetValue.of(ListValue.ofStrings(names).elements());
    }

    private static Value timezone(ZoneTable table, Value name) {
        if (name instanceof StringValue text) {
            return table.find(unmunged(text.value())).orElseThrow(() -> unknown(name));
        }
        throw unknown(name);
    }

    /** Names may be written so that they are names of Python too. */
    private static String unmunged(String name) {
        return name.replace("_plus_", "+").replace("_minus_", "-");
    }

    /** Python's UnknownTimeZoneError, which is a KeyError. */
    private static TemplateException unknown(Value name) {
        return TemplateException.of(ErrorKind.KEY, name.repr());
    }
}
