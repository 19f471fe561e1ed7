# Finds a JDK 25 or newer, for ./floe and ./mvnw. Sourced, never run. POSIX shell; starts no process unless it has to.
#
# find_jdk sets JAVA_HOME, or says how to get a JDK and returns 3.
# FLOE_JDK_SEARCH, folders separated by colons, replaces the usual folders that JDKs are installed in.

floe_jdk_fits() { # whether a JDK 25 or newer, with a compiler, stands at $1
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r floe_line; do
        case $floe_line in
            JAVA_VERSION=*)
                floe_line=${floe_line#JAVA_VERSION=\"}
                floe_line=${floe_line%%[!0-9]*}
                [ -n "$floe_line" ] && [ "$floe_line" -ge 25 ]
                return
                ;;
        esac
    done <"$1/release"
    return 1
}

floe_jdk_among() { # takes the first that fits
    for floe_candidate in "$@"; do
        if floe_jdk_fits "$floe_candidate"; then
            JAVA_HOME=$floe_candidate
            return 0
        fi
    done
    return 1
}

floe_jdk_on_path() {
    floe_javac=$(command -v javac 2>/dev/null) || return 1
    floe_javac=$(readlink -f "$floe_javac" 2>/dev/null) || return 1
    floe_jdk_among "${floe_javac%/bin/javac}"
}

floe_jdk_in_folders() {
    if [ -n "${FLOE_JDK_SEARCH:-}" ]; then
        floe_separators=$IFS
        IFS=:
        for floe_folder in $FLOE_JDK_SEARCH; do
            IFS=$floe_separators
            floe_jdk_among "$floe_folder"/* && return 0
        done
        IFS=$floe_separators
        return 1
    fi
    # Debian and Fedora, SDKMAN, what IDEs download, macOS, Homebrew.
    floe_jdk_among \
        /usr/lib/jvm/* \
        /usr/java/* \
        /opt/java/* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

find_jdk() {
    if floe_jdk_fits "${JAVA_HOME:-}" || floe_jdk_on_path || floe_jdk_in_folders; then
        export JAVA_HOME
        return 0
    fi
    cat >&2 <<'EOT'
error[FLOE-E001]: No JDK 25 or newer found
  looked in: JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN, ~/.jdks, /Library/Java/JavaVirtualMachines, Homebrew
  help: install one, or point JAVA_HOME at it:
          Debian, Ubuntu   apt install temurin-25-jdk, or openjdk-25-jdk where the release has it
          Fedora           dnf install java-25-openjdk-devel
          macOS            brew install openjdk@25
          anywhere         sdk install java 25-tem      (SDKMAN)
EOT
    return 3
}
