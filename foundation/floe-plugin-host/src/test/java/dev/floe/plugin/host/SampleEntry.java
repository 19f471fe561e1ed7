package dev.floe.plugin.host;

import dev.floe.testing.PluginJar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The source of a plugin in one class, of which a test replaces what it wants to see refused. */
record SampleEntry(String className, Map<String, String> bodies) {
    /** An entry point that nothing is wrong with, and that offers one compute. */
    static SampleEntry offering(String compute) {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("Entry()", "");
        bodies.put("int apiVersion()", "return API_VERSION;");
        bodies.put("List<ComputePlugin> computes()", "return List.of(this);");
        bodies.put("String name()", "return \"" + compute + "\";");
        bodies.put("String version()", "return \"1.0.0\";");
        bodies.put("Hosting hosting()", "return Hosting.MANAGED;");
        bodies.put("List<ComputeSetting> settings()", "return List.of();");
        bodies.put("DbtTarget dbtTarget(ComputeConfiguration configuration)", "return DbtTarget.ofType(\"acme\");");
        bodies.put("List<String> requiredDbtPackages()", "return List.of(\"dbt-acme>=1.0\");");
        bodies.put(
                "ResourceRequirements resources(WorkloadSize size)",
                "return new ResourceRequirements(\"1\", \"1\", \"1Gi\", \"1Gi\");");
        return new SampleEntry("acme.Entry", bodies);
    }

    /** The same with another body for the method of this signature. */
    SampleEntry with(String signature, String body) {
        if (!bodies.containsKey(signature)) {
            throw new IllegalArgumentException("Cannot replace " + signature + ", known are " + bodies.keySet());
        }
        Map<String, String> replaced = new LinkedHashMap<>(bodies);
        replaced.put(signature, body);
        return new SampleEntry(className, replaced);
    }

    PluginJar jar() {
        String methods = bodies.entrySet().stream()
                .map(method -> "    public " + method.getKey() + " {\n        " + method.getValue() + "\n    }\n")
                .collect(Collectors.joining());
        return PluginJar.empty().withSource(className, """
                package acme;

                import dev.floe.spi.FloePlugin;
                import dev.floe.spi.compute.*;
                import java.util.*;

                public class Entry implements FloePlugin, ComputePlugin {
                """ + methods + "}\n").withEntry(className);
    }

    /** Installs the plugin under its name in a directory of plugins. */
    void installAs(String plugin, Path plugins) {
        jar().writeTo(plugins.resolve(plugin).resolve(plugin + ".jar"));
    }
}
