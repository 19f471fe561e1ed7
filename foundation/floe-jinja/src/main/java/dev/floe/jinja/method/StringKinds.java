package dev.floe.jinja.method;

import dev.floe.jinja.value.BoolValue;
import dev.floe.jinja.value.StringValue;
import java.util.function.IntPredicate;

/** The methods of {@code str} that ask what kind of characters it has. */
final class StringKinds {
    /** Ideographs that Unicode gives a numeric value, of which Java does not know. */
    private static final String NUMERIC_IDEOGRAPHS = "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零"
            + "\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd\ud840\udc01\ud840\udc64\ud840\udce2\ud840"
            + "\udd21\ud842\udd2a\ud842\udd83\ud842\udd8c\ud842\udd9c\ud842\udeea\ud842\udefd\ud842"
            + "\udf19\ud848\udf90\ud84a\udd98\ud84e\udf1b\ud858\ude6d\ud87e\udc90";

    /** Pairs of the first and last of those digits that are no decimal digits: superscripts, circled ones and such. */
    private static final int[] OTHER_DIGITS = {
        0xb2, 0xb3, 0xb9, 0xb9, 0x1369, 0x1371, 0x19da, 0x19da, 0x2070, 0x2070, 0x2074, 0x2079, 0x2080, 0x2089, 0x2460,
        0x2468, 0x2474, 0x247c, 0x2488, 0x2490, 0x24ea, 0x24ea, 0x24f5, 0x24fd, 0x24ff, 0x24ff, 0x2776, 0x277e, 0x2780,
        0x2788, 0x278a, 0x2792, 0x10a40, 0x10a43, 0x10e60, 0x10e68, 0x11052, 0x1105a, 0x1f100, 0x1f10a
    };

    private StringKinds() {}

    static void addTo(MethodTable<StringValue> table) {
        with(table, "isalpha()", Character::isLetter);
        with(table, "isalnum()", point -> Character.isLetter(point) || isNumeric(point));
        with(table, "isdigit()", StringKinds::isDigit);
        with(table, "isdecimal()", Character::isDigit);
        with(table, "isnumeric()", StringKinds::isNumeric);
        with(table, "isspace()", Whitespace::isSpace);
        table.with("isascii()", (evaluation, text, arguments) -> {
                    evaluation.chargeSteps(text.value().length() / 64);
                    return BoolValue.of(text.value().chars().allMatch(character -> character < 128));
                })
                .with("isprintable()", (evaluation, text, arguments) -> {
                    evaluation.chargeText(text.value().length());
                    return BoolValue.of(
                            !text.repr().replace("\\\\", "").replace("\\'", "").contains("\\"));
                })
                .with("isidentifier()", (evaluation, text, arguments) -> BoolValue.of(isIdentifier(text.value())));
    }

    /** A method that is true where all characters are so, and there are some. */
    private static void with(MethodTable<StringValue> table, String signature, IntPredicate isSo) {
        table.with(signature, (evaluation, text, arguments) -> {
            evaluation.chargeSteps(text.value().length() / 64);
            return BoolValue.of(text.isTrue() && text.value().codePoints().allMatch(isSo));
        });
    }

    private static boolean isDigit(int point) {
        for (int i = 0; i < OTHER_DIGITS.length; i += 2) {
            if (point >= OTHER_DIGITS[i] && point <= OTHER_DIGITS[i + 1]) {
                return true;
            }
        }
        return Character.isDigit(point);
    }

    private static boolean isNumeric(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> NUMERIC_IDEOGRAPHS.indexOf(point) >= 0;
        };
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && (text.charAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
                && text.codePoints()
                        .allMatch(point ->
                                Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point));
    }
}
