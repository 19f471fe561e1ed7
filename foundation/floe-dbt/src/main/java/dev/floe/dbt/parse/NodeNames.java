package dev.floe.dbt.parse;

import dev.floe.dbt.macro.ScopeValue;
import dev.floe.dbt.relation.Relation;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.FunctionValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Parameters;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that belong to one node while it is parsed: {@code ref}, {@code source} and {@code config} note what they are
 * called with, and stand for the node itself.
 */
final class NodeNames {
    private NodeNames() {}

    static Map<String, Value> of(ParseContext context, Node node) {
        Map<String, Value> names = new HashMap<>();
        HostValue self = new LazySelf(node);
        FunctionValue ref = new FunctionValue("ref", (evaluation, arguments) -> ref(node, self, arguments));
        FunctionValue source = new FunctionValue("source", (evaluation, arguments) -> source(node, self, arguments));
        CallableValue config = new ConfigFunction(node);
        names.put("ref", ref);
        names.put("source", source);
        names.put("config", config);
        names.put(
                "metric",
                new FunctionValue(
                        "metric", (evaluation, arguments) -> named("metric", node.metrics(), self, arguments)));
        names.put(
                "function",
                new FunctionValue(
                        "function", (evaluation, arguments) -> named("function", node.functions(), self, arguments)));
        DictValue builtins = DictValue.empty();
        builtins.put("ref", ref);
        builtins.put("source", source);
        builtins.put("config", config);
        names.put("builtins", builtins);
        names.put("this", self);
        names.put("model", node.fields());
        names.put("database", node.fields().find("database").orElse(NoneValue.NONE));
        names.put("schema", node.fields().find("schema").orElse(NoneValue.NONE));
        names.put("context", new ScopeValue(context));
        return names;
    }

    private static Value ref(Node node, Value self, Arguments arguments) {
        List<Value> names = arguments.positional();
        if (names.isEmpty() || names.size() > 2 || !names.stream().allMatch(StringValue.class::isInstance)) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "ref() takes at most two arguments, the name of a model, or a package and a name, and got "
                            + names.size());
        }
        Value version =
                arguments.named().getOrDefault("version", arguments.named().getOrDefault("v", NoneValue.NONE));
        Value packageName = names.size() == 2 ? names.getFirst() : NoneValue.NONE;
        node.references().add(new Node.Reference(names.getLast().toText(), packageName, version));
        return self;
    }

    private static Value source(Node node, Value self, Arguments arguments) {
        if (arguments.positional().size() != 2) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "source() takes exactly two arguments, the name of a source and of its table, and got "
                            + arguments.positional().size());
        }
        node.sources().add(arguments.positional().stream().map(Value::toText).toList());
        return self;
    }

    private static Value named(String kind, List<List<String>> seen, Value self, Arguments arguments) {
        List<Value> names = arguments.positional();
        if (names.isEmpty() || names.size() > 2) {
            throw TemplateException.of(
                    ErrorKind.RAISED,
                    "%s() takes at most two arguments, the name of a %s, or a package and a name, and got %d"
                            .formatted(kind, kind, names.size()));
        }
        seen.add(names.stream().map(Value::toText).toList());
        return self;
    }

    /** The node's own relation, which is made when somebody asks for it. */
    private record LazySelf(Node node) implements HostValue {
        private RelationValue relation() {
            return new RelationValue(Relations.of(node));
        }

        @Override
        public Optional<Value> attribute(String name) {
            return relation().attribute(name);
        }

        @Override
        public Optional<Value> item(Evaluation evaluation, Value key) {
            return relation().item(evaluation, key);
        }

        @Override
        public boolean isMapping() {
            return true;
        }

        @Override
        public String typeName() {
            return relation().typeName();
        }

        @Override
        public String repr() {
            return relation().repr();
        }

        @Override
        public String toText() {
            Relation relation = relation().relation();
            return new RelationValue(relation).toText();
        }
    }

    /** {@code config(...)} and {@code config.get(...)}: at parse, the latter know nothing yet. */
    private record ConfigFunction(Node node) implements CallableValue {
        private static final Parameters SET = Parameters.of("set(name, value)");
        private static final Parameters GET = Parameters.of("get(name, default=None, validator=None)");

        @Override
        public String name() {
            return "config";
        }

        @Override
        public Value call(Evaluation evaluation, Arguments arguments) {
            node.calls().add(arguments);
            return StringValue.EMPTY;
        }

        @Override
        public Optional<Value> attribute(String name) {
            return switch (name) {
                case "get", "require", "meta_get", "meta_require" ->
                    Optional.of(FunctionValue.of(GET, (evaluation, arguments) -> StringValue.EMPTY));
                case "set" ->
                    Optional.of(FunctionValue.of(SET, (evaluation, arguments) -> {
                        DictValue named = DictValue.empty();
                        named.put(arguments.text("name"), arguments.value("value"));
                        node.calls().add(new Arguments(List.of(named), Map.of()));
                        return StringValue.EMPTY;
                    }));
                case "persist_relation_docs", "persist_column_docs" ->
                    Optional.of(new FunctionValue(name, (evaluation, arguments) -> BoolValue.FALSE));
                case "model" -> Optional.of(node.fields());
                default -> Optional.empty();
            };
        }

        @Override
        public String typeName() {
            return "ParseConfigObject";
        }
    }
}
