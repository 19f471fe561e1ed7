package dev.floe.jinja.template;

import dev.floe.jinja.error.ErrorKind;
import dev.floe.jinja.error.TemplateException;
import dev.floe.jinja.method.Methods;
import dev.floe.jinja.operation.Indexing;
import dev.floe.jinja.operation.SafeAttributes;
import dev.floe.jinja.operation.Sequences;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.CallableValue;
import dev.floe.jinja.value.Evaluation;
import dev.floe.jinja.value.HostValue;
import dev.floe.jinja.value.NoneValue;
import dev.floe.jinja.value.StringValue;
import dev.floe.jinja.value.UndefinedValue;
import dev.floe.jinja.value.Value;
import java.util.Iterator;
import java.util.Optional;

/** One evaluation: its budgets, and the rules by which it looks up attributes, items and names. */
final class Run implements Evaluation {
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

    private final TemplateEngine engine;
    private final UndefinedValue.Use undefinedUse;
    private final Rendering rendering;
    private final Budget budget;
    private final long deadline;
    private long steps;
    private long nextLook = STEPS_BETWEEN_LOOKS_AT_THE_CLOCK;
    private long text;
    private long elements;
    private int depth;

    /** What becomes of the values that a template prints. */
    enum Rendering {
        TEXT,
        NATIVE
    }

    Run(TemplateEngine engine, UndefinedValue.Use undefinedUse, Rendering rendering, Budget budget) {
        this.engine = engine;
        this.undefinedUse = undefinedUse;
        this.rendering = rendering;
        this.budget = budget;
        this.deadline = System.nanoTime() + budget.time().toNanos();
    }

    Rendering rendering() {
        return rendering;
    }

    @Override
    public void chargeSteps(long count) {
        steps += count;
        if (steps > nextLook) {
            lookAtTheClock();
        }
    }

    private void lookAtTheClock() {
        if (steps > budget.steps()) {
            throw exceeded("takes more than " + budget.steps() + " steps");
        }
        if (System.nanoTime() - deadline > 0) {
            throw exceeded("takes longer than " + budget.time().toSeconds() + " s");
        }
        nextLook = Math.min(steps + STEPS_BETWEEN_LOOKS_AT_THE_CLOCK, budget.steps());
    }

    @Override
    public void chargeText(long characters) {
        if (characters > budget.textLength()) {
            throw exceeded("builds a text of more than " + budget.textLength() + " characters");
        }
        text += characters;
        if (text > budget.totalText()) {
            throw exceeded("builds more than " + budget.totalText() + " characters of text");
        }
    }

    void chargeAppended(int characters, int before) {
        if ((long) characters + before > budget.textLength()) {
            throw exceeded("builds a text of more than " + budget.textLength() + " characters");
        }
        chargeText(characters);
    }

    @Override
    public void chargeElements(long count) {
        if (count > budget.collectionSize()) {
            throw exceeded("builds a collection of more than " + budget.collectionSize() + " elements");
        }
        elements += count;
        if (elements > budget.totalElements()) {
            throw exceeded("builds collections of more than " + budget.totalElements() + " elements");
        }
    }

    void enterMacro() {
        if (++depth > budget.depth()) {
            depth = 0;
            throw exceeded("calls macros more than " + budget.depth() + " deep");
        }
    }

    void leaveMacro() {
        depth--;
    }

    private static TemplateException exceeded(String what) {
        return new TemplateException(ErrorKind.BUDGET, "The template " + what);
    }

    @Override
    public Value call(Value callee, Arguments arguments) {
        chargeSteps(1);
        return switch (callee) {
            case CallableValue callable -> callable.call(this, arguments);
            case UndefinedValue undefined -> usedUndefined(undefined);
            default -> throw TemplateException.type("'" + callee.typeName() + "' object is not callable");
        };
    }

    private static Value usedUndefined(UndefinedValue undefined) {
        if (undefined.use() == UndefinedValue.Use.GIVES_ITSELF) {
            return undefined;
        }
        throw new TemplateException(ErrorKind.UNDEFINED, undefined.message());
    }

    @Override
    public Value attribute(Value value, String name) {
        if (value instanceof UndefinedValue undefined) {
            return usedUndefined(undefined);
        }
        return attributeOnly(value, name)
                .or(() -> Indexing.item(this, value, StringValue.of(name)))
                .orElseGet(() -> missing("'" + described(value) + "' has no attribute '" + name + "'"));
    }

    private Optional<Value> attributeOnly(Value value, String name) {
        SafeAttributes.require(value, name);
        return value instanceof HostValue host ? host.attribute(name) : Methods.find(value, name);
    }

    @Override
    public Value item(Value value, Value key) {
        if (value instanceof UndefinedValue undefined) {
            return usedUndefined(undefined);
        }
        Optional<Value> item = Indexing.item(this, value, key);
        if (item.isPresent()) {
            return item.get();
        }
        if (key instanceof StringValue name) {
            return attributeOnly(value, name.value())
                    .orElseGet(() -> missing("'" + described(value) + "' has no attribute " + name.repr()));
        }
        return missing(described(value) + " has no element " + key.repr());
    }

    private static String described(Value value) {
        return value == NoneValue.NONE ? "None" : value.typeName() + " object";
    }

    private Value missing(String message) {
        return new UndefinedValue(message, undefinedUse);
    }

    /** What a name is that is found nowhere. */
    UndefinedValue undefinedName(String name) {
        return new UndefinedValue("'" + name + "' is undefined", undefinedUse);
    }

    /** A name that no scope of the template has. */
    Value global(Globals globals, String name) {
        return globals.find(name).or(() -> engine.global(name)).orElseGet(() -> undefinedName(name));
    }

    @Override
    public Iterator<Value> iterate(Value value) {
        Iterator<Value> elementsOfValue = Sequences.iterate(value);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elementsOfValue.hasNext();
            }

            @Override
            public Value next() {
                chargeSteps(1);
                return elementsOfValue.next();
            }
        };
    }

    @Override
    public Optional<Filter> filter(String name) {
        return engine.filter(name);
    }

    @Override
    public Optional<Filter> test(String name) {
        return engine.test(name);
    }

    @Override
    public UndefinedValue.Use undefinedUse() {
        return undefinedUse;
    }
}
