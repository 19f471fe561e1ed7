package dev.floe.compiler.enforce;

import com.google.re2j.PatternSyntaxException;
import dev.floe.compiler.document.LayerSection;
import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.compiler.rule.BoundedPattern;
import dev.floe.documents.Located;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;
import java.util.List;

/** The regular expressions for names are some. */
final class NamePatternsRule implements Rule {
    @Override
    public String name() {
        return "name-patterns";
    }

    @Override
    public String description() {
        return "The regular expressions for the names of layers can be read";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        List<Located<String>> patterns = product.valid().loaded().platform().chain().stream()
                .flatMap(manifest -> manifest.document().dataArchitecture().stream())
                .flatMap(architecture -> architecture.layers().values().stream())
                .map(Located::value)
                .flatMap((LayerSection layer) -> layer.names().stream())
                .toList();
        for (Located<String> pattern : patterns) {
            try {
                BoundedPattern.compile(pattern.value());
            } catch (PatternSyntaxException none) {
                problems.add(Problem.error(
                                CompilerError.PATTERN_NOT_READABLE,
                                pattern.place(),
                                "'%s' is no regular expression: %s".formatted(pattern.value(), none.getDescription()))
                        .withHelp("write one as RE2 has them: no look-around, no back references"));
            }
        }
        return patterns.size();
    }
}
