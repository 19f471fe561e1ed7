package dev.floe.notifications;

import static java.util.Objects.requireNonNull;

/** Who somebody is, and what proves it. */
record Login(String username, String password) {
    Login {
        requireNonNull(username, "username is null");
        requireNonNull(password, "password is null");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
