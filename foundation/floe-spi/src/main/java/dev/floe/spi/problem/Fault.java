package dev.floe.spi.problem;

/** Whose fault a problem is. */
public enum Fault {
    /** A step or a test failed. */
    EXECUTION(1),
    /** A document, a flag or a policy violation: the user can mend it in a file or on the command line. */
    INPUT(2),
    /** A service, a credential, a disk, an installation. */
    ENVIRONMENT(3),
    /** Another run was in the way. */
    CONFLICT(4);

    private final int exitCode;

    Fault(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with such a problem. */
    public int exitCode() {
        return exitCode;
    }
}
