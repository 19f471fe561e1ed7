package dev.floe.testing.run;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Kills a run, as {@code kill -9} does, at a point that a debugger finds: floe itself knows nothing of it. */
final class Killer {
    private static final long LONGEST_SECONDS = 120;

    private final AssembledFloe floe;

    Killer(AssembledFloe floe) {
        this.floe = floe;
    }

    /**
     * Starts a run and kills it.
     *
     * @return whether it came to the point; it has ended by itself otherwise
     */
    boolean kill(KillPoint point, String... arguments) throws IOException, InterruptedException {
        return stop(point, Process::destroyForcibly, arguments);
    }

    /** What is done to a run that is stopped at a point; it goes on if it still can. */
    @FunctionalInterface
    interface Stopped {
        void at(Process process) throws IOException, InterruptedException;
    }

    /**
     * Starts a run and stops it at a point, as a machine that sleeps does.
     *
     * @return what it came to, once it may go on
     */
    AssembledFloe.Ended letSleep(KillPoint point, Stopped meanwhile, String... arguments)
            throws IOException, InterruptedException {
        AtomicReference<Optional<AssembledFloe.Ended>> ended = new AtomicReference<>(Optional.empty());
        StringBuilder output = new StringBuilder();
        stop(point, meanwhile, output, ended, arguments);
        return ended.get().orElseThrow();
    }

    private boolean stop(KillPoint point, Stopped work, String... arguments) throws IOException, InterruptedException {
        return stop(point, work, new StringBuilder(), new AtomicReference<>(Optional.empty()), arguments);
    }

    private boolean stop(
            KillPoint point,
            Stopped work,
            StringBuilder output,
            AtomicReference<Optional<AssembledFloe.Ended>> ended,
            String... arguments)
            throws IOException, InterruptedException {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> settings = connector.defaultArguments();
        Objects.requireNonNull(settings.get("localAddress")).setValue("127.0.0.1");
        try {
            String address = connector.startListening(settings);
            Process process = floe.startJava(
                    List.of("-agentlib:jdwp=transport=dt_socket,suspend=y,address=" + address), arguments);
            Thread reader = Thread.ofVirtual().start(() -> drain(process, output));
            VirtualMachine machine = connector.accept(settings);
            connector.stopListening(settings);
            try {
                return watch(machine, process, point, work);
            } finally {
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                reader.join();
                ended.set(Optional.of(new AssembledFloe.Ended(process.exitValue(), output.toString())));
            }
        } catch (IllegalConnectorArgumentsException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A pipe that nobody reads would stop the run. */
    private static void drain(Process process, StringBuilder output) {
        try (InputStreamReader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[1 << 12];
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                output.append(some, 0, read);
            }
        } catch (IOException killed) {
            // There is nothing more to read.
        }
    }

    private static boolean watch(VirtualMachine machine, Process process, KillPoint point, Stopped work)
            throws IOException, InterruptedException {
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(point.type());
        prepared.enable();
        int left = point.occurrence();
        try {
            while (true) {
                EventSet events = machine.eventQueue().remove();
                for (Event event : events) {
                    if (event instanceof ClassPrepareEvent found) {
                        stopAt(found.referenceType(), point, machine);
                    } else if (event instanceof BreakpointEvent) {
                        left--;
                        if (left == 0) {
                            if (point.delayMillis() > 0) {
                                events.resume();
                                Thread.sleep(point.delayMillis());
                            }
                            work.at(process);
                            letGo(machine);
                            return true;
                        }
                    } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                        return false;
                    }
                }
                events.resume();
            }
        } catch (VMDisconnectedException ended) {
            return false;
        }
    }

    private static void letGo(VirtualMachine machine) {
        try {
            machine.dispose();
        } catch (VMDisconnectedException killed) {
            // There is nobody to let go.
        }
    }

    private static void stopAt(ReferenceType type, KillPoint point, VirtualMachine machine) {
        List<Method> methods = type.methodsByName(point.method());
        if (methods.isEmpty()) {
            throw new IllegalStateException(point.type() + " has no method " + point.method());
        }
        methods.forEach(method -> {
            var breakpoint = machine.eventRequestManager().createBreakpointRequest(method.location());
            breakpoint.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            breakpoint.enable();
        });
    }
}
