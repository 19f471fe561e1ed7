package dev.floe.compiler.enforce;

import dev.floe.compiler.error.CompilerError;
import dev.floe.compiler.load.LoadedManifest;
import dev.floe.compiler.resolve.ResolvedProduct;
import dev.floe.documents.DocumentNode;
import dev.floe.documents.DocumentNode.Entry;
import dev.floe.documents.DocumentNode.Mapping;
import dev.floe.documents.DocumentNode.Nothing;
import dev.floe.documents.DocumentNode.Scalar;
import dev.floe.documents.DocumentNode.Sequence;
import dev.floe.documents.SecretNames;
import dev.floe.spi.problem.Place;
import dev.floe.spi.problem.Problem;
import dev.floe.spi.problem.ProblemCollector;

/** No document holds a credential: neither under a key that is for one, nor a value that looks like one. */
final class NoCredentialsRule implements Rule {
    private static final String HELP = "put it into a secret, and name the secret by connection_secret_ref";

    @Override
    public String name() {
        return "no-credentials";
    }

    @Override
    public String description() {
        return "No document holds a credential";
    }

    @Override
    public int check(ResolvedProduct product, ProblemCollector problems) {
        Scan scan = new Scan(problems);
        product.valid().loaded().root().ifPresent(root -> scan.visit(root, false));
        for (LoadedManifest manifest : product.valid().loaded().platform().chain()) {
            scan.visit(manifest.root(), false);
        }
        return scan.checked;
    }

    /** One walk over the documents. */
    private static final class Scan {
        private final ProblemCollector problems;
        private int checked;

        Scan(ProblemCollector problems) {
            this.problems = problems;
        }

        /** @param inConfig below a {@code config} key, where keys are free, so that their names tell what they hold */
        void visit(DocumentNode node, boolean inConfig) {
            switch (node) {
                case Mapping mapping -> mapping.entries().forEach(entry -> visit(entry, inConfig));
                case Sequence sequence -> sequence.items().forEach(item -> visit(item, inConfig));
                case Scalar scalar -> visit(scalar);
                case Nothing ignored -> {
                    // Nothing holds no credential.
                }
            }
        }

        private void visit(Entry entry, boolean inConfig) {
            if (inConfig && SecretNames.looksSecret(entry.key()) && !(entry.value() instanceof Nothing)) {
                checked++;
                report(entry.keyPlace(), "Key '%s' holds a credential".formatted(entry.key()));
                return;
            }
            visit(entry.value(), inConfig || entry.key().equals("config"));
        }

        private void visit(Scalar scalar) {
            checked++;
            SecretNames.secretInValue(scalar.text())
                    .ifPresent(kind -> report(scalar.place(), "The value looks like %s".formatted(kind)));
        }

        private void report(Place place, String message) {
            problems.add(Problem.error(CompilerError.CREDENTIAL_IN_DOCUMENT, place, message)
                    .withHelp(HELP));
        }
    }
}
