package dev.floe.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestCronExpression {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 6 * * *",
                "*/15 0-23/2 1,15 JAN-jun MON-FRI",
                "59 23 31 12 7",
                "0 0 29 2 *",
                "0 0 30 2 MON",
                "5/10 * * * *",
                "0\t6 *  * 0",
                "0 6 31 1,4 *"
            })
    void acceptsWhatCrontabDoes(String expression) {
        assertThat(CronExpression.faultOf(expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 * * * *|has 6 fields, not 5",
                "60 6 * * *|has '60' for its minute, which is 0 to 59",
                "0 24 * * *|has '24' for its hour, which is 0 to 23",
                "0 6 0 * *|has '0' for its day of month, which is 1 to 31",
                "0 6 * 13 *|has '13' for its month, which is 1 to 12",
                "0 6 * * 8|has '8' for its day of week, which is 0 to 7",
                "0 6 * * MO|has 'MO' for its day of week, which is 0 to 7",
                "0 6 1, * *|has '' for its day of month, which is 1 to 31",
                "0 6 1-2-3 * *|has '1-2-3' for its day of month, which is 1 to 31",
                "0 6 5-1 * *|has the range '5-1' in its day of month, which ends before it begins",
                "*/x 6 * * *|has the step 'x' in its minute; a step is 1 to 59",
                "0 0 31 4,6 *|never comes: no such month has such a day",
                "-1 6 * * *|has '-1' for its minute, which is 0 to 59"
            })
    void saysWhatIsWrong(String expression, String problem) {
        assertThat(CronExpression.faultOf(expression))
                .map(CronExpression.Fault::why)
                .contains(problem);
    }
}
