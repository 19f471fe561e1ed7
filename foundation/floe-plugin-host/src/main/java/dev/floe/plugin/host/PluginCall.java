package dev.floe.plugin.host;

import dev.floe.spi.problem.FloeException;
import dev.floe.spi.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls into foreign code: whatever it throws, and a null where the plugin API promises a value, becomes a problem that names
 * the plugin.
 */
record PluginCall(String plugin) {
    /**
     * The answer of one method.
     *
     * @param method as in the plugin API, such as {@code ComputePlugin.name()}
     * @throws FloeException with {@link PluginError#CONTRACT_BROKEN}, and what the plugin threw as its cause
     */
    <T> T answer(String method, Supplier<? extends @Nullable T> call) {
        @Nullable T answer;
        try {
            answer = call.get();
        } catch (FloeException refused) {
            // A mistake of the user's that the plugin found, with a code and a place of its own.
            throw refused;
        } catch (Throwable thrown) {
            throw new FloeException(brokenContract(method + " threw " + description(thrown)), survivable(thrown));
        }
        if (answer == null) {
            throw new FloeException(brokenContract(method + " returned null"));
        }
        return answer;
    }

    /** The answer of a method that promises a list, which is copied. */
    <T> List<T> answerList(String method, Supplier<? extends @Nullable List<T>> call) {
        List<T> answers = answer(method, () -> {
            List<T> list = call.get();
            return list == null ? null : new ArrayList<>(list);
        });
        if (answers.contains(null)) {
            throw new FloeException(brokenContract(method + " returned a list with null in it"));
        }
        return List.copyOf(answers);
    }

    Problem brokenContract(String fact) {
        return Problem.error(
                        PluginError.CONTRACT_BROKEN,
                        "Plugin '%s' breaks the contract of the plugin API: %s".formatted(plugin, fact))
                .withHelp("report this to the author of the plugin, or remove its directory");
    }

    Problem loadFailure(Throwable thrown) {
        return Problem.error(
                        PluginError.LOAD_FAILURE,
                        "Plugin '%s' cannot be loaded: %s".formatted(plugin, description(rootOf(survivable(thrown)))))
                .withHelp("install the plugin again, or report this to its author");
    }

    /** Rethrows what says that this JVM is done for, whoever was running when it happened. */
    private static Throwable survivable(Throwable thrown) {
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        return thrown;
    }

    /** What the plugin threw, without the layers that ServiceLoader and class initialisation put around it. */
    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root instanceof ServiceConfigurationError || root instanceof ExceptionInInitializerError) {
            Throwable cause = root.getCause();
            if (cause == null) {
                return root;
            }
            root = cause;
        }
        return root;
    }

    private static String description(Throwable thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClass().getName();
        return message == null ? type : type + ": " + message;
    }
}
