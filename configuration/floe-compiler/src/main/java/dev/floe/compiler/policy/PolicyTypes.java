package dev.floe.compiler.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types that policies see. All values of them are plain maps, lists, texts, numbers and booleans. */
public final class PolicyTypes {
    private static final CelType META = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private PolicyTypes() {}

    /** The fields of a test. */
    public static Map<String, CelType> testFields() {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put("name", SimpleType.STRING);
        fields.put("column", SimpleType.STRING);
        fields.put("severity", SimpleType.STRING);
        return fields;
    }

    /** The fields of a column. */
    public static Map<String, CelType> columnFields() {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put("name", SimpleType.STRING);
        fields.put("description", SimpleType.STRING);
        fields.put("data_type", SimpleType.STRING);
        fields.put("tags", TEXTS);
        fields.put("meta", META);
        fields.put("tests", TEXTS);
        return fields;
    }

    /** The fields of a node. */
    public static Map<String, CelType> nodeFields() {
        Map<String, CelType> fields = new LinkedHashMap<>();
        fields.put("id", SimpleType.STRING);
        fields.put("name", SimpleType.STRING);
        fields.put("type", SimpleType.STRING);
        fields.put("project", SimpleType.STRING);
        fields.put("path", SimpleType.STRING);
        fields.put("layer", SimpleType.STRING);
        fields.put("description", SimpleType.STRING);
        fields.put("materialized", SimpleType.STRING);
        fields.put("schema", SimpleType.STRING);
        fields.put("access", SimpleType.STRING);
        fields.put("group", SimpleType.STRING);
        fields.put("owner", SimpleType.STRING);
        fields.put("code", SimpleType.STRING);
        fields.put("tags", TEXTS);
        fields.put("meta", META);
        fields.put("config", META);
        fields.put("columns", ListType.create(struct("Column", columnFields())));
        fields.put("tests", ListType.create(struct("Test", testFields())));
        return fields;
    }

    static StructType node() {
        return struct("Node", nodeFields());
    }

    static StructType column() {
        return struct("Column", columnFields());
    }

    static CelTypeProvider provider() {
        return new Provider(ImmutableList.of(node(), column(), struct("Test", testFields())));
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    private record Provider(ImmutableList<CelType> all) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return all;
        }

        @Override
        public Optional<CelType> findType(String name) {
            return all.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
