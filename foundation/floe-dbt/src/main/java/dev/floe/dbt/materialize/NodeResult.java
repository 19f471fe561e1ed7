package dev.floe.dbt.materialize;

import static java.util.Objects.requireNonNull;

import dev.floe.dbt.compile.CompiledNode;
import dev.floe.dbt.relation.Relation;
import dev.floe.jinja.value.DictValue;
import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node came to.
 *
 * @param message what the database or the test says
 * @param failures how many rows, or what else its {@code fail_calc} counts, fail a test
 * @param compiled its SQL, where it could be compiled
 * @param relations what it built
 * @param problems why it failed
 * @param response what the database says of its main statement
 * @param batches what became of its batches; empty: it has none
 */
public record NodeResult(
        String uniqueId,
        NodeStatus status,
        Optional<String> message,
        OptionalLong failures,
        Optional<CompiledNode> compiled,
        List<Relation> relations,
        List<Problem> problems,
        DictValue response,
        Optional<BatchResults> batches) {
    public NodeResult {
        requireNonNull(uniqueId, "uniqueId is null");
        requireNonNull(status, "status is null");
        requireNonNull(message, "message is null");
        requireNonNull(failures, "failures is null");
        requireNonNull(compiled, "compiled is null");
        relations = List.copyOf(relations);
        problems = List.copyOf(problems);
        requireNonNull(response, "response is null");
        requireNonNull(batches, "batches is null");
    }

    static NodeResult of(String uniqueId, NodeStatus status, Optional<CompiledNode> compiled) {
        return new NodeResult(
                uniqueId,
                status,
                Optional.empty(),
                OptionalLong.empty(),
                compiled,
                List.of(),
                List.of(),
                DictValue.empty(),
                Optional.empty());
    }

    /** A node that did not run. */
    public static NodeResult skipped(String uniqueId, String reason) {
        return of(uniqueId, NodeStatus.SKIPPED, Optional.empty()).withMessage(reason);
    }

    /** A node that did not run because of problems that no other node tells of. */
    public static NodeResult skipped(String uniqueId, String reason, List<Problem> problems) {
        return skipped(uniqueId, reason).withProblems(problems);
    }

    /** A node that did not run, for a reason that needs no words. */
    public static NodeResult skipped(String uniqueId) {
        return of(uniqueId, NodeStatus.SKIPPED, Optional.empty());
    }

    /** A node that dbt takes along, and that nobody builds. */
    public static NodeResult noOperation(String uniqueId) {
        return of(uniqueId, NodeStatus.NO_OP, Optional.empty())
                .withMessage("NO-OP")
                .withFailures(0);
    }

    /** A warning that counts as a failure. */
    public NodeResult asFailure(String text) {
        return new NodeResult(
                uniqueId,
                NodeStatus.FAIL,
                Optional.of(text),
                failures,
                compiled,
                relations,
                problems,
                response,
                batches);
    }

    NodeResult withResponse(DictValue said) {
        return new NodeResult(uniqueId, status, message, failures, compiled, relations, problems, said, batches);
    }

    /** A node that could not even be compiled. */
    public static NodeResult failed(String uniqueId, FloeException failure) {
        return of(uniqueId, NodeStatus.ERROR, Optional.empty())
                .withMessage(failure.problems().getFirst().message())
                .withProblems(failure.problems());
    }

    /** A node that was compiled, and nothing else. */
    public static NodeResult compiled(CompiledNode compiled) {
        return of(compiled.uniqueId(), NodeStatus.SUCCESS, Optional.of(compiled));
    }

    /** A node that has nothing to compile. */
    public static NodeResult compiled(String uniqueId) {
        return of(uniqueId, NodeStatus.SUCCESS, Optional.empty());
    }

    /** A test that found nothing. */
    public static NodeResult passed(CompiledNode compiled) {
        return of(compiled.uniqueId(), NodeStatus.PASS, Optional.of(compiled)).withFailures(0);
    }

    /** A node that was built. */
    public static NodeResult built(CompiledNode compiled, String message) {
        return of(compiled.uniqueId(), NodeStatus.SUCCESS, Optional.of(compiled))
                .withMessage(message);
    }

    /** A microbatch model whose batches have run, or were skipped. */
    public static NodeResult ofBatches(String uniqueId, BatchResults batches, List<Problem> problems) {
        int there = batches.successful().size();
        int all = there + batches.failed().size();
        NodeStatus status = there == all ? NodeStatus.SUCCESS : NodeStatus.PARTIAL_SUCCESS;
        return new NodeResult(
                        uniqueId,
                        there == 0 && all > 0 ? NodeStatus.ERROR : status,
                        Optional.empty(),
                        OptionalLong.of(0),
                        Optional.empty(),
                        List.of(),
                        problems,
                        DictValue.empty(),
                        Optional.of(batches))
                .withBatchMessage(there, all);
    }

    private NodeResult withBatchMessage(int there, int all) {
        String word = status.text().toUpperCase(Locale.ROOT);
        return withMessage(status == NodeStatus.PARTIAL_SUCCESS ? "%s (%d/%d)".formatted(word, there, all) : word);
    }

    /** The same, of a node whose own SQL had no part in it. */
    NodeResult withoutCode() {
        return new NodeResult(
                uniqueId, status, message, failures, Optional.empty(), relations, problems, response, batches);
    }

    NodeResult withMessage(String text) {
        return new NodeResult(
                uniqueId, status, Optional.of(text), failures, compiled, relations, problems, response, batches);
    }

    NodeResult withFailures(long count) {
        return new NodeResult(
                uniqueId, status, message, OptionalLong.of(count), compiled, relations, problems, response, batches);
    }

    NodeResult withRelations(List<Relation> built) {
        return new NodeResult(uniqueId, status, message, failures, compiled, built, problems, response, batches);
    }

    NodeResult withProblems(List<Problem> found) {
        return new NodeResult(uniqueId, status, message, failures, compiled, relations, found, response, batches);
    }
}
