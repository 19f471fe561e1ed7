package dev.floe.compiler.contract;

import dev.floe.compiler.contract.Change.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares two contracts of one port. */
public final class ContractChanges {
    /** The service levels that are better when they are shorter; of others, longer is better. */
    private static final List<String> SHORTER_IS_BETTER =
            List.of("latency", "frequency", "timeToDetect", "timeToRepair");

    private final Contract before;
    private final Contract after;
    private final List<Change> changes = new ArrayList<>();

    private ContractChanges(Contract before, Contract after) {
        this.before = before;
        this.after = after;
    }

    /** All differences, the weightiest first; versions are not compared. */
    public static List<Change> between(Contract before, Contract after) {
        ContractChanges comparison = new ContractChanges(before, after);
        comparison.compare();
        return comparison.changes.stream()
                .sorted((left, right) -> right.level().compareTo(left.level()))
                .toList();
    }

    /** The weightiest level among changes; empty where there is none. */
    public static Optional<ChangeLevel> level(List<Change> changes) {
        return changes.stream().map(Change::level).max(ChangeLevel::compareTo);
    }

    private void compare() {
        if (!before.table().physicalName().equals(after.table().physicalName())) {
            add(
                    Kind.TABLE_MOVED,
                    "table '%s' is '%s' now"
                            .formatted(
                                    before.table().physicalName(), after.table().physicalName()));
        }
        changes.addAll(ColumnChanges.between(before.table(), after.table()));
        compareQuality();
        compareServers();
        compareService();
        compareWords();
    }

    private void compareQuality() {
        changes.addAll(QualityChanges.between(
                "the table",
                Optional.empty(),
                before.table().quality(),
                after.table().quality()));
    }

    private void compareServers() {
        Map<String, ContractServer> old = new LinkedHashMap<>();
        before.servers().forEach(server -> old.put(server.name(), server));
        for (ContractServer server : after.servers()) {
            ContractServer previous = old.remove(server.name());
            if (previous == null) {
                add(Kind.SERVER_ADDED, "server '%s' is new".formatted(server.name()));
            } else if (!previous.details().equals(server.details())) {
                add(Kind.SERVER_MOVED, "server '%s' is another one".formatted(server.name()));
            }
        }
        old.keySet().forEach(name -> add(Kind.SERVER_MOVED, "server '%s' is gone".formatted(name)));
    }

    private void compareService() {
        Map<String, ServiceLevel> old = new LinkedHashMap<>();
        before.service().forEach(level -> old.put(level.property(), level));
        for (ServiceLevel level : after.service()) {
            ServiceLevel previous = old.remove(level.property());
            if (previous == null) {
                add(Kind.SERVICE_TIGHTENED, "%s of %s is promised".formatted(level.property(), level.shown()));
            } else if (!previous.body().equals(level.body())) {
                add(
                        isLooser(previous, level) ? Kind.SERVICE_LOOSENED : Kind.SERVICE_TIGHTENED,
                        "%s is %s instead of %s".formatted(level.property(), level.shown(), previous.shown()));
            }
        }
        old.values()
                .forEach(level -> add(
                        Kind.SERVICE_LOOSENED,
                        "%s of %s is no longer promised".formatted(level.property(), level.shown())));
    }

    /** What cannot be compared as a span of time may be worse. */
    private static boolean isLooser(ServiceLevel before, ServiceLevel after) {
        Optional<BigDecimal> old = before.seconds();
        Optional<BigDecimal> now = after.seconds();
        if (old.isEmpty() || now.isEmpty()) {
            return true;
        }
        int compared = now.get().compareTo(old.get());
        return SHORTER_IS_BETTER.contains(after.property()) ? compared > 0 : compared < 0;
    }

    private void compareWords() {
        word("the description", before.description(), after.description());
        word(
                "the description of the table",
                before.table().description(),
                after.table().description());
        word("the domain", before.domain(), after.domain());
        word("the team", before.team(), after.team());
        if (!before.table().name().equals(after.table().name())) {
            add(
                    Kind.WORDS_CHANGED,
                    "the model is called '%s'".formatted(after.table().name()));
        }
    }

    private void word(String what, Optional<String> old, Optional<String> now) {
        if (!old.equals(now)) {
            add(Kind.WORDS_CHANGED, what + " differs");
        }
    }

    private void add(Kind kind, String message) {
        changes.add(new Change(kind, Optional.empty(), message));
    }
}
