package dev.floe.dbt.relation;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.member.Texts;
import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.BoundArguments;
import dev.floe.jinja.value.DictValue;
import dev.floe.jinja.value.IntValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.SetValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.util.Map;
import java.util.Optional;

/** What templates find on a relation, apart from what its class has. */
final class RelationMembers {
    private static final String PARTS = "(database=None, schema=None, identifier=None)";

    static final Members<Relation> ALL = build();

    private RelationMembers() {}

    private static Members<Relation> build() {
        Members.Builder<Relation> members = Members.builder();
        addNames(members);
        addProperties(members);
        addTypes(members);
        addChanges(members);
        addTexts(members);
        return members.build();
    }

    private static void addNames(Members.Builder<Relation> members) {
        members.attribute("path", relation -> new PathValue(relation.path()))
                .attribute("database", relation -> Texts.orNone(relation.path().database()))
                .attribute("schema", relation -> Texts.orNone(relation.path().schema()))
                .attribute(
                        "identifier", relation -> Texts.orNone(relation.path().identifier()))
                .attribute("name", relation -> Texts.orNone(relation.path().identifier()))
                .attribute("table", relation -> Texts.orNone(relation.path().identifier()));
    }

    private static void addProperties(Members.Builder<Relation> members) {
        members.attribute("type", relation -> Texts.orNone(relation.type().map(RelationType::key)))
                .attribute("quote_character", relation -> StringValue.of(relation.quoteCharacter()))
                .attribute("include_policy", relation -> new PolicyValue(relation.includePolicy()))
                .attribute("quote_policy", relation -> new PolicyValue(relation.quotePolicy()))
                .attribute("dbt_created", relation -> BoolValue.of(relation.dbtCreated()))
                .attribute(
                        "limit",
                        relation -> relation.limit().<Value>map(IntValue::of).orElse(NoneValue.NONE))
                .attribute("event_time_filter", relation -> relation.eventTimeFilter()
                        .<Value>map(EventTimeFilterValue::new)
                        .orElse(NoneValue.NONE))
                .attribute("require_alias", relation -> BoolValue.of(relation.requireAlias()))
                .attribute("catalog", relation -> Texts.orNone(relation.catalog()))
                .attribute("renameable_relations", RelationMembers::replaceable)
                .attribute("replaceable_relations", RelationMembers::replaceable)
                .attribute("can_be_renamed", relation -> BoolValue.of(relation.isReplaceable()))
                .attribute("can_be_replaced", relation -> BoolValue.of(relation.isReplaceable()));
    }

    private static Value replaceable(Relation relation) {
        return SetValue.of(relation.dialect().replaceable().stream()
                .sorted()
                .map(type -> StringValue.of(type.key()))
                .toList());
    }

    private static void addTypes(Members.Builder<Relation> members) {
        Map<String, RelationType> questions = Map.of(
                "is_table", RelationType.TABLE,
                "is_view", RelationType.VIEW,
                "is_cte", RelationType.CTE,
                "is_materialized_view", RelationType.MATERIALIZED_VIEW,
                "is_pointer", RelationType.POINTER_TABLE,
                "is_function", RelationType.FUNCTION);
        questions.forEach((name, type) -> members.attribute(name, relation -> BoolValue.of(relation.is(type))));
    }

    private static void addChanges(Members.Builder<Relation> members) {
        members.method(
                        "include" + PARTS,
                        (relation, _, arguments) ->
                                new RelationValue(relation.include(RelationComponents.answers(arguments))))
                .method(
                        "quote" + PARTS,
                        (relation, _, arguments) ->
                                new RelationValue(relation.quote(RelationComponents.answers(arguments))))
                .method("without_identifier()", (relation, _, _) -> new RelationValue(relation.withoutIdentifier()))
                .method(
                        "information_schema(view_name=None)",
                        (relation, _, arguments) -> new RelationValue(relation.informationSchema(viewName(arguments))))
                .method(
                        "information_schema_only()",
                        (relation, _, _) -> new RelationValue(relation.informationSchema(Optional.empty())))
                .method("replace_path" + PARTS, (relation, _, arguments) -> replacePath(relation, arguments))
                .openMethod("incorporate", (relation, _, arguments) -> incorporate(relation, arguments))
                .openMethod("replace", (relation, _, arguments) -> replace(relation, arguments));
    }

    private static Optional<String> viewName(BoundArguments arguments) {
        return arguments
                .find("view_name")
                .flatMap(value -> value instanceof StringValue name ? Optional.of(name.value()) : Optional.empty());
    }

    private static Value replacePath(Relation relation, BoundArguments arguments) {
        RelationPath path = relation.path();
        for (Component component : Component.ALL) {
            Optional<Value> part = arguments.find(component.key());
            if (part.isPresent()) {
                path = path.with(component, RelationProperties.text(component.key(), part.get()));
            }
        }
        return new RelationValue(relation.withPath(path));
    }

    private static Value incorporate(Relation relation, Arguments arguments) {
        requireNamed("incorporate", arguments);
        Relation zoned = relation.change()
                .eventTimeFilter(relation.eventTimeFilter()
                        .map(filter -> new EventTimeFilter(
                                filter.fieldName(),
                                filter.start().map(EventTime::inZone),
                                filter.end().map(EventTime::inZone))))
                .build();
        return new RelationValue(RelationProperties.change(zoned, arguments.named()));
    }

    private static Value replace(Relation relation, Arguments arguments) {
        requireNamed("replace", arguments);
        for (String name : arguments.named().keySet()) {
            if (!RelationFields.of(relation).contains(name)) {
                throw TemplateException.type("replace() got an unexpected keyword argument '%s'".formatted(name));
            }
        }
        return new RelationValue(RelationProperties.change(relation, arguments.named()));
    }

    static void requireNamed(String function, Arguments arguments) {
        if (!arguments.positional().isEmpty()) {
            throw TemplateException.type("%s() takes 1 positional argument but %d were given"
                    .formatted(function, arguments.positional().size() + 1));
        }
    }

    private static void addTexts(Members.Builder<Relation> members) {
        members.method("render()", (relation, _, _) -> StringValue.of(relation.render()))
                .method("render_limited()", (relation, _, _) -> StringValue.of(relation.renderLimited()))
                .method(
                        "render_event_time_filtered(rendered=None)",
                        (relation, _, arguments) -> StringValue.of(relation.renderEventTimeFiltered(
                                arguments.optionalText("rendered").orElseGet(relation::render))))
                .method(
                        "quoted(identifier)",
                        (relation, _, arguments) -> StringValue.of(
                                relation.quoted(arguments.value("identifier").toText())))
                .method("matches" + PARTS, (relation, _, arguments) -> BoolValue.of(matches(relation, arguments)))
                .method("to_dict(omit_none=False)", (relation, _, arguments) -> dict(relation, arguments))
                .method("get(key, default=None)", (relation, _, arguments) -> get(relation, arguments));
    }

    private static boolean matches(Relation relation, BoundArguments arguments) {
        RelationPath searched = RelationPath.EMPTY;
        for (Component component : Component.ALL) {
            searched = searched.with(component, arguments.optionalText(component.key()));
        }
        return RelationMatch.matches(relation, searched);
    }

    private static Value dict(Relation relation, BoundArguments arguments) {
        DictValue dict = RelationFields.dict(relation);
        if (arguments.truth("omit_none", false)) {
            dict.entries().values().removeIf(NoneValue.NONE::equals);
        }
        return dict;
    }

    private static Value get(Relation relation, BoundArguments arguments) {
        String key = arguments.text("key");
        if (key.equals("metadata")) {
            return DictValue.ofNamed(
                    Map.of("type", StringValue.of(relation.dialect().className())));
        }
        return new RelationValue(relation).attribute(key).orElse(arguments.value("default", NoneValue.NONE));
    }

    /** What dbt raises where a call makes no sense. */
    static TemplateException refused(String message) {
        return TemplateException.of(ErrorKind.RAISED, message);
    }
}
