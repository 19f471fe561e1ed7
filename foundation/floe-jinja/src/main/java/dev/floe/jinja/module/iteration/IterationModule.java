package dev.floe.jinja.module.iteration;

import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.module.member.Functions;
import dev.floe.jinja.module.member.ModuleValue;
import dev.floe.jinja.module.member.TypeValue;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.IteratorValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.TupleValue;
import dev.floe.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Python's module {@code itertools}, with the functions that dbt shows. */
public final class IterationModule {
    private static final String CHAIN = "itertools.chain";

    private IterationModule() {}

    public static ModuleValue create() {
        Functions functions = new Functions();
        functions.put(
                "chain",
                new TypeValue(
                        CHAIN,
                        (evaluation, arguments) ->
                                chain(evaluation, arguments.positional().iterator()),
                        Map.of(
                                "from_iterable",
                                FunctionValue.of(
                                        Parameters.of("from_iterable(iterable)"),
                                        (evaluation, arguments) ->
                                                chain(evaluation, evaluation.iterate(arguments.value("iterable")))))));
        add(functions, "accumulate(iterable, func=None, initial=None)", IterationModule::accumulate);
        add(
                functions,
                "combinations(iterable, r)",
                (evaluation, arguments) -> new IndexChoices(
                        evaluation,
                        IndexChoices.Kind.COMBINATIONS,
                        stored(evaluation, arguments.value("iterable")),
                        size(arguments.value("r"))));
        add(
                functions,
                "combinations_with_replacement(iterable, r)",
                (evaluation, arguments) -> new IndexChoices(
                        evaluation,
                        IndexChoices.Kind.WITH_REPLACEMENT,
                        stored(evaluation, arguments.value("iterable")),
                        size(arguments.value("r"))));
        add(functions, "permutations(iterable, r=None)", IterationModule::permutations);
        add(
                functions,
                "compress(data, selectors)",
                (evaluation, arguments) -> new Selected(
                        evaluation.iterate(arguments.value("data")), evaluation.iterate(arguments.value("selectors"))));
        add(
                functions,
                "count(start=0, step=1)",
                (evaluation, arguments) -> new Counted(
                        evaluation, arguments.value("start", IntValue.ZERO), arguments.value("step", IntValue.ONE)));
        add(
                functions,
                "cycle(iterable)",
                (evaluation, arguments) -> new Cycled(evaluation, evaluation.iterate(arguments.value("iterable"))));
        add(
                functions,
                "repeat(object, times=None)",
                (evaluation, arguments) -> new Repeated(
                        evaluation,
                        arguments.value("object"),
                        arguments.find("times").map(IterationModule::number)));
        add(functions, "starmap(function, iterable)", IterationModule::starmap);
        addOfAny(functions, "islice", Slices::slice);
        addOfAny(functions, "product", Products::product);
        addOfAny(functions, "zip_longest", Zips::zip);
        functions.addEvaluated(
                "tee(iterable, n=2)",
                (evaluation, arguments) -> TupleValue.of(SharedElements.tee(
                        evaluation.iterate(arguments.value("iterable")), arguments.number("n", 2), evaluation)));
        return new ModuleValue("itertools", functions.members());
    }

    /** What gives the elements of an iterator of this module. */
    @FunctionalInterface
    private interface BoundSource {
        Iterator<Value> elements(Evaluation evaluation, BoundArguments arguments);
    }

    /** As {@link BoundSource}, for functions that Python gives any number of arguments. */
    @FunctionalInterface
    private interface Source {
        Iterator<Value> elements(Evaluation evaluation, Arguments arguments);
    }

    private static void add(Functions functions, String signature, BoundSource source) {
        Parameters parameters = Parameters.of(signature);
        addOfAny(
                functions,
                parameters.function(),
                (evaluation, arguments) -> source.elements(evaluation, parameters.bind(arguments)));
    }

    private static void addOfAny(Functions functions, String name, Source source) {
        functions.add(new FunctionValue(
                name,
                (evaluation, arguments) ->
                        IteratorValue.named("itertools." + name, source.elements(evaluation, arguments))));
    }

    private static Value chain(Evaluation evaluation, Iterator<Value> parts) {
        return IteratorValue.named(CHAIN, new Chained(evaluation, parts));
    }

    /** All elements of a value, with a charge for each. */
    static List<Value> stored(Evaluation evaluation, Value value) {
        List<Value> elements = new ArrayList<>();
        evaluation.iterate(value).forEachRemaining(element -> {
            evaluation.chargeElements(1);
            elements.add(element);
        });
        return elements;
    }

    static int number(Value value) {
        if (value instanceof IntValue number) {
            return number.clamped();
        }
        if (value instanceof BoolValue truth) {
            return truth.isTrue() ? 1 : 0;
        }
        throw TemplateException.type("'%s' object cannot be interpreted as an integer".formatted(value.typeName()));
    }

    private static int size(Value value) {
        int size = number(value);
        if (size < 0) {
            throw TemplateException.value("r must be non-negative");
        }
        return size;
    }

    private static Iterator<Value> permutations(Evaluation evaluation, BoundArguments arguments) {
        List<Value> pool = stored(evaluation, arguments.value("iterable"));
        Value length = arguments.value("r", NoneValue.NONE);
        return new IndexChoices(
                evaluation,
                IndexChoices.Kind.PERMUTATIONS,
                pool,
                length == NoneValue.NONE ? pool.size() : size(length));
    }

    private static Iterator<Value> starmap(Evaluation evaluation, BoundArguments arguments) {
        Iterator<Value> each = evaluation.iterate(arguments.value("iterable"));
        Value function = arguments.value("function");
        return new Mapped(
                each, element -> evaluation.call(function, new Arguments(stored(evaluation, element), Map.of())));
    }

    private static Iterator<Value> accumulate(Evaluation evaluation, BoundArguments arguments) {
        Value function = arguments.value("func", NoneValue.NONE);
        Accumulated.Sum sum = function == NoneValue.NONE
                ? new Additions(evaluation)::sum
                : (total, element) -> evaluation.call(function, Arguments.of(total, element));
        return new Accumulated(
                evaluation.iterate(arguments.value("iterable")), sum, arguments.value("initial", NoneValue.NONE));
    }
}
