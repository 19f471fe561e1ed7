package dev.floe.testing;

import java.math.BigDecimal;
import java.util.Map;

/** Amounts of CPU and memory as Kubernetes writes them. */
final class KubernetesQuantity {
    /** From the reference of the resource model: decimal suffixes, a thousandth, and binary suffixes. */
    private static final Map<String, BigDecimal> FACTORS = Map.of(
            "", BigDecimal.ONE,
            "m", new BigDecimal("0.001"),
            "k", BigDecimal.TEN.pow(3),
            "M", BigDecimal.TEN.pow(6),
            "G", BigDecimal.TEN.pow(9),
            "T", BigDecimal.TEN.pow(12),
            "Ki", BigDecimal.TWO.pow(10),
            "Mi", BigDecimal.TWO.pow(20),
            "Gi", BigDecimal.TWO.pow(30),
            "Ti", BigDecimal.TWO.pow(40));

    private KubernetesQuantity() {}

    /** In cores or bytes. */
    static BigDecimal value(String quantity) {
        String digits = quantity.replaceFirst("\\D.*", "");
        BigDecimal factor = FACTORS.get(quantity.substring(digits.length()));
        if (digits.isEmpty() || factor == null) {
            throw new IllegalArgumentException("Cannot read quantity: " + quantity);
        }
        return new BigDecimal(digits).multiply(factor);
    }
}
