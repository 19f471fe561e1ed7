package dev.floe.jinja.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.value.UndefinedValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestRenderedText {
    private final TemplateEngine engine = TemplateEngine.dbt();

    private RenderedText render(String template) {
        return engine.compile("m.sql", template, 3)
                .renderTraced(Globals.of(Map.of()), engine.start(UndefinedValue.Use.FAILS));
    }

    /** The line and column that a part of the text comes from. */
    private static String place(RenderedText text, String part) {
        return text.position(text.text().indexOf(part))
                .map(position -> position.line() + ":" + position.column())
                .orElseThrow();
    }

    @Test
    void knowsWhereItsTextStandsInTheTemplate() {
        RenderedText text = render("{# why #}\nselect a,\n  bb\nfrom t");
        assertThat(place(text, "select")).isEqualTo("4:1");
        assertThat(place(text, "bb")).isEqualTo("5:3");
        assertThat(place(text, "from")).isEqualTo("6:1");
    }

    @Test
    void printedValuesComeFromTheirExpressions() {
        RenderedText text = render("{% set name = 'orders' %}\nselect 1 from {{ name }} where {{ 'x' }}{{ 2 }}");
        assertThat(place(text, "ders")).isEqualTo("4:15");
        assertThat(place(text, "where")).isEqualTo("4:26");
        assertThat(place(text, "2")).isEqualTo("4:41");
    }

    @Test
    void textOfLoopsComesFromTheirBodies() {
        RenderedText text = render("select\n{%- for c in ['a', 'b'] %}\n  {{ c }} as n{{ c }}\n{%- endfor %} from t");
        assertThat(place(text, "b as")).isEqualTo("5:3");
        assertThat(place(text, "as nb")).isEqualTo("5:11");
        assertThat(place(text, "from")).isEqualTo("6:15");
    }

    @Test
    void tagsThatTakeBlanksAwayDoNotShiftPlaces() {
        RenderedText text = render("a  {%- if true -%}\n\n   b\n{%- endif -%}   \n c");
        assertThat(text.text()).isEqualTo("abc");
        assertThat(place(text, "b")).isEqualTo("5:4");
        assertThat(place(text, "c")).isEqualTo("7:2");
    }

    @Test
    void whatComesFromNoTemplateHasNoPlace() {
        assertThat(RenderedText.ofNothing("select 1").position(0)).isEmpty();
    }
}
