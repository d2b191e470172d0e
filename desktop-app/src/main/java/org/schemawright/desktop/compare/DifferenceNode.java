package org.schemawright.desktop.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schemawright.desktop.workspace.SchemaWords;
import org.schemawright.migration.change.Difference;
import org.schemawright.migration.schema.Column;
import org.schemawright.migration.schema.DatabaseSchema;
import org.schemawright.migration.schema.Index;
import org.schemawright.migration.schema.ObjectKind;
import org.schemawright.migration.schema.ObjectRef;
import org.schemawright.migration.schema.Table;

/**
 * A line of the tree of differences: a kind, an object of that kind, or a part of that object.
 *
 * @param name what it is called
 * @param detail what differs in it, in a few words; may be empty
 * @param kind which picture it has
 * @param sort whether it comes, goes, or is another
 * @param object what to show of it: the table or view of a part; null for a kind
 * @param own the difference of the line itself; null where only what is below differs
 * @param below the lines below it
 */
record DifferenceNode(
        String name,
        String detail,
        ObjectKind kind,
        Sort sort,
        @Nullable ObjectRef object,
        @Nullable Difference own,
        List<DifferenceNode> below) {

    /** What becomes of a thing. */
    enum Sort {
        ADDED,
        CHANGED,
        REMOVED
    }

    private static final int MOST_NAMES = 4;

    /** The differences of a line and all below it. */
    List<Difference> all() {
        return Stream.concat(Stream.ofNullable(own), below.stream().flatMap(node -> node.all().stream()))
                .toList();
    }

    /** All differences by kind, object and part. */
    static List<DifferenceNode> tree(List<Difference> differences, DatabaseSchema before, DatabaseSchema after) {
        Map<ObjectRef, List<Difference>> byObject = new LinkedHashMap<>();
        for (Difference each : differences) {
            byObject.computeIfAbsent(SchemaWords.whole(each, before, after), ref -> new ArrayList<>())
                    .add(each);
        }
        Map<ObjectKind, List<DifferenceNode>> byKind = new TreeMap<>();
        byObject.forEach((object, parts) ->
                byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object(object, parts)));
        List<DifferenceNode> kinds = new ArrayList<>();
        byKind.forEach((kind, objects) -> {
            objects.sort(Comparator.comparing(DifferenceNode::name));
            String plural = kind.plural();
            kinds.add(new DifferenceNode(
                    Character.toUpperCase(plural.charAt(0)) + plural.substring(1),
                    "",
                    kind,
                    Sort.CHANGED,
                    null,
                    null,
                    List.copyOf(objects)));
        });
        return kinds;
    }

    private static DifferenceNode object(ObjectRef object, List<Difference> parts) {
        Difference own = parts.stream()
                .filter(each -> each.object().equals(object) && !SchemaWords.isComment(each))
                .findFirst()
                .orElse(null);
        List<DifferenceNode> below = parts.stream()
                .filter(each -> !each.equals(own))
                .sorted(Comparator.comparing(Difference::object))
                .map(each -> part(object, each))
                .toList();
        String part = object.part();
        return new DifferenceNode(
                object.name() + (part.isEmpty() ? "" : "(" + part + ")"),
                own == null ? "" : detail(own),
                object.kind(),
                own == null ? Sort.CHANGED : sort(own),
                object,
                own,
                below);
    }

    private static DifferenceNode part(ObjectRef object, Difference each) {
        ObjectRef ref = each.object();
        String called = ref.part().isEmpty()
                ? ref.kind() == ObjectKind.INDEX
                        ? ref.name().name()
                        : ref.kind().word()
                : ref.part();
        String name = SchemaWords.isComment(each) ? "comment on " + called : called;
        return new DifferenceNode(name, detail(each), ref.kind(), sort(each), object, each, List.of());
    }

    private static Sort sort(Difference each) {
        return each.added() ? Sort.ADDED : each.removed() ? Sort.REMOVED : Sort.CHANGED;
    }

    private static String detail(Difference each) {
        Record one = each.after() == null ? each.before() : each.after();
        if (!each.added() && !each.removed()) {
            return SchemaWords.aspects(each);
        }
        return switch (one) {
            case Column column -> column.type().words();
            case Table table -> names(table.columns().stream().map(Column::name).toList());
            case Index index ->
                names(index.parts().stream()
                        .map(part -> part.column() == null ? String.valueOf(part.expression()) : part.column())
                        .toList());
            case null, default -> "";
        };
    }

    private static String names(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
