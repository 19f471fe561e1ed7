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
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Kills a run, as {@code kill -9} does, at a point that a debugger finds: floe itself knows nothing of it. */
final class Killer {
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
            Thread reader = Thread.ofVirtual().start(() -> drain(process));
            VirtualMachine machine = connector.accept(settings);
            connector.stopListening(settings);
            try {
                return watch(machine, process, point);
            } finally {
                process.destroyForcibly().waitFor();
                reader.join();
            }
        } catch (IllegalConnectorArgumentsException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A pipe that nobody reads would stop the run. */
    private static void drain(Process process) {
        try {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException killed) {
            // There is nothing more to read.
        }
    }

    private static boolean watch(VirtualMachine machine, Process process, KillPoint point) throws InterruptedException {
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
                            process.destroyForcibly();
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
