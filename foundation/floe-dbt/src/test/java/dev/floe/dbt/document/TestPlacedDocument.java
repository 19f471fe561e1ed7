package dev.floe.dbt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestPlacedDocument {
    private static final PlacedDocument DOCUMENT = document("""
            name: shop
            models:
              shop:
                +tags: [a, b]
            on: ~
            """);

    @Test
    void findsValuesAndKeysAndItems() {
        assertThat(DOCUMENT.place(List.of("name"))).hasToString("dbt_project.yml:1:7");
        assertThat(DOCUMENT.keyPlace(List.of("models", "shop", "+tags"))).hasToString("dbt_project.yml:4:5");
        assertThat(DOCUMENT.place(List.of("models", "shop", "+tags", "1"))).hasToString("dbt_project.yml:4:16");
    }

    @Test
    void namesTheNearestPartOfWhatIsNotThere() {
        assertThat(DOCUMENT.keyPlace(List.of("models", "other"))).hasToString("dbt_project.yml:2:1");
        assertThat(DOCUMENT.place(List.of("nothing"))).hasToString("dbt_project.yml:1:1");
        assertThat(document("").place(List.of("name"))).hasToString("dbt_project.yml:1:1");
        assertThat(document("").value()).isEmpty();
    }

    @Test
    void keepsPythonsTypesAndTheOrder() {
        assertThat(document("b: 1\na: yes\nc: 012\nd: 1.0\ne: '1'\nf:\ng: [on]\n")
                        .value()
                        .orElseThrow())
                .hasToString("{'b': 1, 'a': True, 'c': 10, 'd': 1.0, 'e': '1', 'f': None, 'g': [True]}");
    }

    private static PlacedDocument document(String text) {
        return DocumentValues.readPlaced("dbt_project.yml", text.getBytes(StandardCharsets.UTF_8));
    }
}
