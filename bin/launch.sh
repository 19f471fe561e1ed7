# Starts floe out of an assembled directory. Sourced by ./floe and by bin/floe of the distribution, after jdk.sh.
# POSIX shell; every process that it does not start is time that the user does not wait.

floe_choose_jdk() { # the user's JAVA_HOME, else the one that made the start-up cache of $1, else any
    floe_jdk_fits "${JAVA_HOME:-}" && return 0
    if [ -z "${FLOE_JDK_SEARCH:-}" ] && [ -r "$1/lib/floe.aot.jdk" ] && IFS= read -r floe_cached <"$1/lib/floe.aot.jdk"; then
        floe_jdk_among "$floe_cached" && return 0
    fi
    find_jdk
}

floe_cache_fits() { # whether the start-up cache of $1 was made by this JDK; the JVM itself checks the jars
    [ -r "$1/lib/floe.aot" ] && [ -r "$1/lib/floe.aot.jdk" ] || return 1
    IFS= read -r floe_cached <"$1/lib/floe.aot.jdk" || return 1
    [ "$floe_cached" = "$JAVA_HOME" ] && ! [ "$JAVA_HOME/release" -nt "$1/lib/floe.aot" ]
}

floe_launch() { # runs the floe at $1 with the other arguments, in place of this process
    floe_home=$1
    shift
    floe_terminals=
    if [ -t 1 ]; then floe_terminals=out; fi
    if [ -t 2 ]; then floe_terminals=$floe_terminals,err; fi
    floe_cache=
    if floe_cache_fits "$floe_home"; then floe_cache=-XX:AOTCache=$floe_home/lib/floe.aot; fi
    # A short command: no profile, no second compiler, one thread that collects. The log says nothing about a cache that
    # does not fit, which is slower and nothing else.
    floe_collector=-XX:+UseSerialGC
    case "${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-}" in
        *-XX:+Use*GC*) floe_collector= ;; # the user's own; the JVM refuses two
    esac
    exec "$JAVA_HOME/bin/java" ${floe_cache:+"$floe_cache"} -Xlog:disable -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow \
        $floe_collector -XX:TieredStopAtLevel=1 \
        "-Dfloe.home=$floe_home" "-Dfloe.terminals=$floe_terminals" \
        -cp "$floe_home/lib/floe-cli.jar" dev.floe.cli.Floe "$@"
}
