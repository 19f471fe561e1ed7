package dev.floe.compiler.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.floe.compiler.rule.BoundedPattern;
import dev.floe.spi.artifact.Policy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the expressions of policies, and evaluates them within their budgets. For one thread. */
final class PolicyLanguage {
    private static final CelOptions OPTIONS = CelOptions.current()
            .comprehensionMaxIterations(10_000)
            .maxExpressionCodePointSize(4_096)
            .maxParseRecursionDepth(50)
            .maxRegexProgramSize(50_000)
            .build();

    /** To read a regular expression takes as long as this many steps. */
    private static final long COST_OF_PATTERN = 2_000;

    private final Map<Policy.Over, CelCompiler> compilers = new EnumMap<>(Policy.Over.class);
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final CelRuntime runtime;
    private PolicyBudget budget = new PolicyBudget();

    @SuppressWarnings("Immutable") // The functions keep compiled patterns and charge a budget, for one thread.
    PolicyLanguage() {
        CelStandardFunctions functions = CelStandardFunctions.newBuilder()
                .excludeFunctions(CelStandardFunctions.StandardFunction.MATCHES)
                .build();
        runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardFunctions(functions)
                .addFunctionBindings(
                        CelFunctionBinding.from("matches", String.class, String.class, this::matches),
                        CelFunctionBinding.from("matches_string", String.class, String.class, this::matches))
                .build();
    }

    /** Begins an evaluation, which the budget pays for. */
    void begin(PolicyBudget payer) {
        budget = payer;
        payer.begin();
    }

    private boolean matches(String text, String pattern) throws CelEvaluationException {
        try {
            Pattern known = patterns.get(pattern);
            if (known == null) {
                budget.charge(COST_OF_PATTERN);
                known = BoundedPattern.compile(pattern);
                patterns.put(pattern, known);
            }
            return known.matcher(text).find();
        } catch (PatternSyntaxException none) {
            throw new CelEvaluationException("'%s' is no regular expression: %s"
                    .formatted(
                            pattern.length() > 80 ? pattern.substring(0, 80) + "..." : pattern, none.getDescription()));
        }
    }

    /** What is wrong with an expression, in the order of its places; nothing, if it can be evaluated. */
    List<PolicyIssue> check(Policy.Over over, String expression) {
        return compiler(over).compile(expression).getErrors().stream()
                .map(issue -> new PolicyIssue(
                        Math.max(1, issue.getSourceLocation().getLine()),
                        Math.max(0, issue.getSourceLocation().getColumn()),
                        issue.getMessage()))
                .toList();
    }

    /**
     * Makes a program of an expression that {@link #check} lets pass.
     *
     * @throws IllegalStateException if it does not
     */
    CelRuntime.Program program(Policy.Over over, String expression) {
        try {
            CelValidationResult result = compiler(over).compile(expression);
            CelAbstractSyntaxTree tree = result.getAst();
            return runtime.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException unchecked) {
            throw new IllegalStateException("A policy was not checked", unchecked);
        }
    }

    private CelCompiler compiler(Policy.Over over) {
        return compilers.computeIfAbsent(over, PolicyLanguage::newCompiler);
    }

    private static CelCompiler newCompiler(Policy.Over over) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(PolicyTypes.provider())
                .setResultType(SimpleType.BOOL);
        switch (over) {
            case NODES -> builder.addVar("node", PolicyTypes.node());
            case COLUMNS -> builder.addVar("node", PolicyTypes.node()).addVar("column", PolicyTypes.column());
            case EDGES -> builder.addVar("child", PolicyTypes.node()).addVar("parent", PolicyTypes.node());
        }
        return builder.build();
    }
}
