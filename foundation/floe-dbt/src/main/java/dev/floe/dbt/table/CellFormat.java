package dev.floe.dbt.table;

import dev.floe.jinja.value.DecimalValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How the cells of one column are written where a table prints itself. */
sealed interface CellFormat {

    String text(Value cell);

    static CellFormat of(ColumnType type, List<Value> cells, int mostPlaces) {
        if (type != ColumnType.NUMBER) {
            return new AsItIs();
        }
        int places = places(cells);
        return places > mostPlaces ? new Grouped(mostPlaces, "…") : new Grouped(places, "");
    }

    /** The digits after the point that the cells need, of the 28 that a number has. */
    static int places(List<Value> cells) {
        int whole = 1;
        int places = 0;
        for (Value cell : cells) {
            if (cell instanceof DecimalValue number) {
                BigDecimal normal = number.value().stripTrailingZeros();
                whole = Math.max(whole, normal.precision() - normal.scale());
                places = Math.max(places, normal.scale());
            }
        }
        return whole + places > 28 ? 28 - whole : places;
    }

    /** Cells that print as they are. */
    record AsItIs() implements CellFormat {
        @Override
        public String text(Value cell) {
            return cell == NoneValue.NONE ? "" : cell.toText();
        }
    }

    /**
     * Numbers with commas between the groups of digits.
     *
     * @param places how many digits stand after the point
     * @param more what follows where digits are cut off
     */
    record Grouped(int places, String more) implements CellFormat {
        @Override
        public String text(Value cell) {
            if (!(cell instanceof DecimalValue number)) {
                return cell == NoneValue.NONE ? "" : cell.toText();
            }
            BigDecimal rounded = number.value().setScale(Math.max(0, places), RoundingMode.HALF_EVEN);
            String plain = rounded.abs().toPlainString();
            int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
            StringBuilder text = new StringBuilder(plain);
            for (int i = point - 3; i > 0; i -= 3) {
                text.insert(i, ',');
            }
            return (number.value().signum() < 0 ? "-" : "") + text + more;
        }
    }
}
