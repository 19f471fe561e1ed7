package dev.floe.jinja.template;

import static java.util.Objects.requireNonNull;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.filter.Filters;
import dev.floe.jinja.syntax.Source;
import dev.floe.jinja.syntax.Syntax;
import dev.floe.jinja.syntax.TemplateParser;
import dev.floe.jinja.test.Tests;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles templates, and starts the evaluations that render them. Immutable: one engine serves any number of threads.
 */
public final class TemplateEngine {
    private final Syntax syntax;
    private final Budget budget;
    private final Map<String, Evaluation.Filter> filters;
    private final Map<String, Evaluation.Filter> tests;
    private final Map<String, Value> globals;

    private TemplateEngine(Syntax syntax, Budget budget, Map<String, Evaluation.Filter> filters) {
        this.syntax = requireNonNull(syntax, "syntax is null");
        this.budget = requireNonNull(budget, "budget is null");
        this.filters = Map.copyOf(filters);
        this.tests = Tests.all();
        this.globals = StandardGlobals.all();
    }

    /** Jinja2 as it comes, with its sandbox's limits, {@code do} and loop controls. */
    public static TemplateEngine jinja() {
        return new TemplateEngine(Syntax.JINJA, Budget.STANDARD, Filters.all());
    }

    /** Jinja2 as dbt sets it up: with its blocks and filters. */
    public static TemplateEngine dbt() {
        Map<String, Evaluation.Filter> filters = new HashMap<>(Filters.all());
        filters.putAll(MarkedValue.filters());
        filters.put("is_list", DbtFilters.isList());
        return new TemplateEngine(Syntax.DBT, Budget.STANDARD, filters);
    }

    public TemplateEngine withBudget(Budget other) {
        return new TemplateEngine(syntax, other, filters);
    }

    /**
     * Compiles a template.
     *
     * @param name how errors call it, usually a file's path
     * @throws TemplateException of kind SYNTAX, with its place, where it is none
     */
    public Template compile(String name, String text) {
        return compile(name, text, 1);
    }

    /**
     * Compiles a template that is a part of a file.
     *
     * @param firstLine the line of the file on which it begins, from 1
     * @throws TemplateException of kind SYNTAX, with its place in the file, where it is none
     */
    public Template compile(String name, String text, int firstLine) {
        return Template.compile(TemplateParser.parse(new Source(name, text, firstLine), syntax));
    }

    /** Starts an evaluation that makes text. */
    public Evaluation start(UndefinedValue.Use undefinedUse) {
        return new Run(this, undefinedUse, Run.Rendering.TEXT, budget);
    }

    /** Starts an evaluation that keeps the types of values. */
    public Evaluation startNative(UndefinedValue.Use undefinedUse) {
        return new Run(this, undefinedUse, Run.Rendering.NATIVE, budget);
    }

    Optional<Evaluation.Filter> filter(String name) {
        return Optional.ofNullable(filters.get(name));
    }

    Optional<Evaluation.Filter> test(String name) {
        return Optional.ofNullable(tests.get(name));
    }

    Optional<Value> global(String name) {
        return Optional.ofNullable(globals.get(name));
    }
}
