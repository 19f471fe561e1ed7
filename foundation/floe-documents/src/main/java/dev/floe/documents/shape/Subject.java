package dev.floe.documents.shape;

import dev.floe.documents.DocumentNode;
import dev.floe.documents.Quoted;
import dev.floe.documents.SecretNames;
import dev.floe.spi.problem.Place;
import java.util.Optional;

/** What a message calls the value that it is about, and whether it may show it. */
public final class Subject {
    private static final Subject DOCUMENT = new Subject("The document", "", Optional.empty(), Secrecy.OPEN);

    private enum Secrecy {
        OPEN,
        HIDDEN
    }

    private final String name;
    private final String suffix;
    private final Optional<Place> label;
    private final Secrecy secrecy;

    private Subject(String name, String suffix, Optional<Place> label, Secrecy secrecy) {
        this.name = name;
        this.suffix = suffix;
        this.label = label;
        this.secrecy = secrecy;
    }

    /** The root of a document. */
    public static Subject document() {
        return DOCUMENT;
    }

    /** The value of a key of this mapping. What stands below a key that looks like a credential's is not shown. */
    public Subject key(DocumentNode.Entry entry) {
        String quoted = Quoted.name(entry.key());
        Secrecy below = SecretNames.isHidden(entry.key()) ? Secrecy.HIDDEN : secrecy;
        return new Subject(quoted, " in " + quoted, Optional.of(entry.keyPlace()), below);
    }

    /** An item of this list. */
    public Subject item() {
        return part("An item");
    }

    /** A key of this mapping itself, rather than its value. */
    public Subject keyOfMap() {
        return part("A key");
    }

    /** As a message begins: {@code 'transforms'}, {@code An item of 'tags'}, {@code The document}. */
    public String name() {
        return name;
    }

    /** As a message ends: {@code " in 'platform'"}; empty for the document. */
    String suffix() {
        return suffix;
    }

    /** Of the key that introduces the value. */
    Optional<Place> label() {
        return label;
    }

    /** {@code ", but is 'x'"}; empty where the value is long, or might be a credential. */
    String butIs(String value) {
        return secrecy == Secrecy.OPEN && Quoted.isShowable(value) ? ", but is " + Quoted.name(value) : "";
    }

    /** What might have been meant by a value, from the choices that there are. */
    boolean mayBeShown(String value) {
        return secrecy == Secrecy.OPEN && Quoted.isShowable(value);
    }

    private Subject part(String what) {
        String of = label.isPresent() || !suffix.isEmpty() ? suffix.replaceFirst("^ in ", " of ") : " of the document";
        return new Subject(what + of, suffix, Optional.empty(), secrecy);
    }
}
