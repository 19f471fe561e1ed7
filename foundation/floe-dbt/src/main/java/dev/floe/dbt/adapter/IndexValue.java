package dev.floe.dbt.adapter;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.member.Members;
import dev.floe.dbt.member.Texts;
import dev.floe.dbt.relation.RelationValue;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.ListValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An index of a relation as templates see it: it makes its own name. */
final class IndexValue implements HostValue {
    private static final Members<IndexValue> MEMBERS = Members.<IndexValue>builder()
            .attribute("columns", index -> ListValue.ofStrings(index.columns))
            .attribute("unique", index -> BoolValue.of(index.isUnique))
            .method("render(relation)", (index, _, arguments) -> index.render(arguments.value("relation")))
            .build();

    private final Adapter adapter;
    private final List<String> columns;
    private final boolean isUnique;
    private final Optional<String> method;
    private final Clock clock;

    private IndexValue(Adapter adapter, RawConfiguration index, Clock clock) {
        this.adapter = adapter;
        this.columns = index.texts("columns")
                .orElseThrow(() -> RawConfiguration.refused(
                        "Index has no 'columns': " + index.dict().repr()));
        this.isUnique = index.truth("unique");
        this.method = index.text("type");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** An index of a dict, or None of None. */
    static Value parse(Adapter adapter, Value raw, Clock clock) {
        if (raw == NoneValue.NONE) {
            return raw;
        }
        Set<String> keys =
                adapter instanceof PostgresAdapter ? Set.of("columns", "unique", "type") : Set.of("columns", "unique");
        return new IndexValue(adapter, RawConfiguration.of("Index", raw, keys), clock);
    }

    /** A name that no other index has: the time is part of it, because a database keeps the names of old indexes. */
    private Value render(Value relation) {
        if (!(relation instanceof RelationValue value)) {
            throw TemplateException.type("render() argument must be a relation, not " + relation.typeName());
        }
        List<String> parts = new ArrayList<>(columns);
        parts.add(value.relation().render());
        parts.add(BoolValue.of(isUnique).repr());
        if (adapter instanceof PostgresAdapter) {
            parts.add(method.orElse("None"));
        }
        parts.add(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        return StringValue.of(md5(String.join("_", parts)));
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has MD5", missing);
        }
    }

    @Override
    public Optional<Value> attribute(String name) {
        if (name.equals("type") && adapter instanceof PostgresAdapter) {
            return Optional.of(Texts.orNone(method));
        }
        return MEMBERS.find(this, name);
    }

    @Override
    public String typeName() {
        return adapter instanceof PostgresAdapter ? "PostgresIndexConfig" : "DuckDBIndexConfig";
    }

    @Override
    public String toString() {
        return repr();
    }
}
