package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.spi.compute.ResourceRequirements;
import dev.floe.spi.compute.WorkloadSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pod that drives a compute asks for, and which Python packages stand in it. */
public abstract class AbstractComputeResourcesContract implements ComputeContract {
    /** The part of PEP 508 that a dbt adapter needs: a name, extras, version clauses. */
    private static final String DBT_REQUIREMENT = "dbt-[a-z0-9]+(-[a-z0-9]+)*(\\[[A-Za-z0-9_-]+(,[A-Za-z0-9_-]+)*])?"
            + "((==|>=|<=|~=|!=|<|>)\\d+(\\.\\d+)*(\\.\\*)?(,(?=[<>=~!])|$))*";

    @ParameterizedTest
    @EnumSource
    void givesKubernetesQuantities(WorkloadSize size) {
        ResourceRequirements resources = compute().resources(size);
        assertThat(List.of(resources.cpuRequest(), resources.cpuLimit()))
                .allSatisfy(text -> assertThat(text).matches("[1-9]\\d*m?"));
        assertThat(List.of(resources.memoryRequest(), resources.memoryLimit()))
                .allSatisfy(text -> assertThat(text).matches("[1-9]\\d*(Ki|Mi|Gi|Ti|k|M|G|T)"));
    }

    @ParameterizedTest
    @EnumSource
    void limitsToNoLessThanItRequests(WorkloadSize size) {
        ResourceRequirements resources = compute().resources(size);
        assertThat(KubernetesQuantity.value(resources.cpuLimit()))
                .isGreaterThanOrEqualTo(KubernetesQuantity.value(resources.cpuRequest()));
        assertThat(KubernetesQuantity.value(resources.memoryLimit()))
                .isGreaterThanOrEqualTo(KubernetesQuantity.value(resources.memoryRequest()));
    }

    @Test
    void neverAsksForLessWhenTheWorkloadGrows() {
        assertThat(amounts(ResourceRequirements::cpuRequest)).isSorted();
        assertThat(amounts(ResourceRequirements::cpuLimit)).isSorted();
        assertThat(amounts(ResourceRequirements::memoryRequest)).isSorted();
        assertThat(amounts(ResourceRequirements::memoryLimit)).isSorted();
    }

    @Test
    void requiresDbtAdaptersByValidRequirements() {
        assertThat(compute().requiredDbtPackages())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(requirement -> assertThat(requirement).matches(DBT_REQUIREMENT));
    }

    private List<BigDecimal> amounts(Function<ResourceRequirements, String> part) {
        return List.of(WorkloadSize.SMALL, WorkloadSize.MEDIUM, WorkloadSize.LARGE).stream()
                .map(size -> KubernetesQuantity.value(part.apply(compute().resources(size))))
                .toList();
    }
}
