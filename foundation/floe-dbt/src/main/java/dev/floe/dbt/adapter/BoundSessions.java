package dev.floe.dbt.adapter;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Gives each thread the session that it works with at the moment. */
public final class BoundSessions implements SessionSource {
    private final Map<Thread, AdapterSession> bound = new ConcurrentHashMap<>();

    /** Does work with which templates of this thread reach this session. */
    public <T> T with(AdapterSession session, Supplier<T> work) {
        bound.put(Thread.currentThread(), session);
        try {
            return work.get();
        } finally {
            bound.remove(Thread.currentThread());
        }
    }

    @Override
    public AdapterSession session() {
        AdapterSession session = bound.get(Thread.currentThread());
        if (session == null) {
            throw TemplateException.of(ErrorKind.RAISED, "This asks the database while no connection to it is open");
        }
        return session;
    }
}
