package dev.floe.jinja.value;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What {@code dict.keys()}, {@code .values()} and {@code .items()} give: a view that follows its dict.
 *
 * @param kind which of the three
 * @param dict the dict that is looked at
 */
public record DictViewValue(Kind kind, DictValue dict) implements Value {
    /** Which part of the entries a view shows. */
    public enum Kind {
        KEYS("dict_keys"),
        VALUES("dict_values"),
        ITEMS("dict_items");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }
    }

    public DictViewValue {
        requireNonNull(kind, "kind is null");
        requireNonNull(dict, "dict is null");
    }

    /** What the view shows now. */
    public Collection<Value> elements() {
        return switch (kind) {
            case KEYS -> dict.entries().keySet();
            case VALUES -> dict.entries().values();
            case ITEMS -> items();
        };
    }

    private List<Value> items() {
        List<Value> items = new ArrayList<>(dict.entries().size());
        for (Map.Entry<Value, Value> entry : dict.entries().entrySet()) {
            items.add(TupleValue.of(entry.getKey(), entry.getValue()));
        }
        return items;
    }

    @Override
    public String typeName() {
        return kind.typeName;
    }

    @Override
    public boolean isTrue() {
        return dict.isTrue();
    }

    @Override
    public String repr() {
        return ContainerText.sequence(this, elements(), kind.typeName + "([", "])");
    }

    @Override
    public String toString() {
        return repr();
    }
}
