package dev.floe.compiler.validate;

import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.load.LoadedPlatform;
import dev.floe.compiler.load.LoadedProduct;
import dev.floe.spi.artifact.Schedule;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;
import java.util.Optional;

/** Checks what can be told from one document alone. */
public final class Validator {
    private Validator() {}

    public static ValidProduct validate(LoadedProduct product, ProblemCollector problems) {
        List<ValidTransform> transforms = new TransformPaths(product, problems).check();
        Optional<Schedule> schedule =
                product.document().schedule().flatMap(section -> ScheduleCheck.check(section.value(), problems));
        LoadedPlatform platform = product.platform();
        for (int i = 0; i < platform.chain().size(); i++) {
            LoadedManifest manifest = platform.chain().get(i);
            Optional<LoadedManifest> child =
                    i == 0 ? Optional.empty() : Optional.of(platform.chain().get(i - 1));
            ManifestCheck.check(manifest, child, problems);
        }
        return new ValidProduct(product, transforms, schedule);
    }
}
