package dev.floe.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as a manifest writes them, such as {@code 4GB} and {@code 512MiB}. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?) ?(?:([KMGTP])(i?))?B");
    private static final String UNITS = "KMGTP";

    private ByteSize() {}

    /** The number of bytes; empty: that is no size. */
    static Optional<Long> bytes(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = matcher.group(2) == null ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        BigDecimal unit =
                BigDecimal.valueOf("i".equals(matcher.group(3)) ? 1024 : 1000).pow(power);
        return Optional.of(new BigDecimal(matcher.group(1))
                .multiply(unit)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue());
    }
}
