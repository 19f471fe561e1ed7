package dev.floe.testing.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes a project that keeps all rules but where a violation is planted, and notes where that is. */
final class PlantedProject {
    private final Path directory;
    private final Style style;
    private final Random random;
    private final Set<String> planted = new TreeSet<>();

    PlantedProject(Path directory, Style style, long seed) {
        this.directory = directory;
        this.style = style;
        this.random = new Random(seed);
    }

    /** The violations as {@code FLOE-C116 models/gold/gold_t1.yml:3}. */
    Set<String> planted() {
        return planted;
    }

    /**
     * Writes it.
     *
     * @param size how many models each layer has
     * @param plants what to plant, one after the other, in the models behind the first of each layer
     */
    PlantedProject write(int size, List<Plant> plants) throws IOException {
        write("manifest.yaml", style.manifest());
        write("dbt_project.yml", "name: planted\nversion: '1.0.0'\nprofile: planted\n");
        StringBuilder floe = new StringBuilder("name: planted\ntransforms:\n");
        for (String layer : style.layers()) {
            floe.append("  - {type: dbt, path: models/%s, layer: %s}\n".formatted(layer, layer));
        }
        floe.append("  - {type: dbt, path: snapshots, layer: %s}\n"
                .formatted(style.layers().getLast()));
        write("floe.yaml", floe.toString());
        write("dbt_packages/marketing/dbt_project.yml", "name: marketing\nversion: '1.0.0'\n");
        write("dbt_packages/marketing/models/campaigns.sql", "select 1 as id, 2 as amount\n");
        List<Plant> waiting = new ArrayList<>(plants);
        for (int layer = 0; layer < style.layers().size(); layer++) {
            for (int index = 0; index < size; index++) {
                int ofLayer = layer;
                Optional<Plant> plant = index == 0
                        ? Optional.empty()
                        : waiting.stream()
                                .filter(each -> each.fits(style, ofLayer))
                                .min(Comparator.comparingLong(this::layersThatFit));
                plant.ifPresent(waiting::remove);
                PlantedModel.of(this, style, layer, index, plant, random).write();
            }
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("There was no room for " + waiting);
        }
        return this;
    }

    /** Those that fit in few layers come first, so that there is room for them. */
    private long layersThatFit(Plant plant) {
        return Stream.of(0, 1, 2).filter(layer -> plant.fits(style, layer)).count();
    }

    void plant(Plant plant, String path, int line) {
        planted.add(plant.code() + " " + path + ":" + line);
    }

    void write(TextFile file) throws IOException {
        write(file.path(), file.text());
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    /** All plants that there are for a style, several times over. */
    static List<Plant> all(Style style, int times) {
        return Stream.generate(() -> Stream.of(Plant.values())
                        .filter(plant -> Stream.of(0, 1, 2).anyMatch(layer -> plant.fits(style, layer))))
                .limit(times)
                .flatMap(each -> each)
                .toList();
    }
}
