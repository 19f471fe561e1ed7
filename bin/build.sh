# Builds floe for ./floe, which sources this where there is something to build. POSIX shell.
#
# Two that start at once do not collide: the second waits, and finds the work done.

state=$root/target/floe-build
lock=$state/lock
log=$state/build.log

build() {
    if ! mkdir -p "$state" 2>/dev/null || ! [ -w "$state" ]; then
        read_only
        return
    fi
    take_lock
    trap 'release_lock' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if sources_changed; then
        run_maven
    elif ! floe_cache_fits "$home"; then
        renew_cache
    fi
    release_lock
    trap - EXIT INT TERM HUP
}

read_only() {
    # Without a start-up cache floe is slower, and nothing else.
    if ! sources_changed; then return 0; fi
    cat >&2 <<EOT
error[FLOE-E006]: Checkout '$root' cannot be written, and floe has to be built in it
  help: make it writable, or build it as its owner: ./mvnw -Pfast -pl distribution -am package
EOT
    exit 3
}

take_lock() {
    waiting=
    until mkdir "$lock" 2>/dev/null; do
        owner=
        if [ -r "$lock/pid" ]; then IFS= read -r owner <"$lock/pid" || true; fi
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            # Its process is gone. Only one of those who wait can move it away.
            if mv "$lock" "$lock.$$" 2>/dev/null; then rm -rf "$lock.$$"; fi
            continue
        fi
        if [ -z "$waiting" ]; then
            echo "floe: waiting for another build${owner:+ (process $owner)}" >&2
            waiting=yes
        fi
        sleep 1
    done
    echo $$ >"$lock/pid"
}

release_lock() {
    rm -rf "$lock"
}

run_maven() {
    if [ -e "$home/built" ]; then
        echo "floe: sources have changed, building" >&2
    else
        echo "floe: building on first use, which takes about a minute" >&2
    fi
    # A pipe keeps Maven in the foreground, where Ctrl-C reaches it; its status goes through a file.
    {
        status=0
        "$root/mvnw" -B -f "$root/pom.xml" -Dstyle.color=never -Pfast -pl distribution -am package 2>&1 || status=$?
        echo "$status" >"$state/status"
    } | show_progress
    IFS= read -r status <"$state/status"
    if [ "$status" -eq 130 ] || [ "$status" -eq 143 ]; then exit "$status"; fi
    if [ "$status" -ne 0 ]; then
        # What is wrong, without Maven's advice to those who run it themselves.
        grep -e '^\[ERROR\]' -e '^\[WARNING\].*\.java:' -e '^error\[' -e '^  help:' "$log" |
            grep -v -e '\[Help 1\]' -e 'Re-run Maven' -e 'stack trace' -e 'For more information' -e 'After correcting' \
                -e 'mvn <args>' -e '^\[ERROR\] *$' | sed '/Failed to execute goal/q' | head -n 20 >&2 || true
        cat >&2 <<EOT
error[FLOE-E005]: floe cannot be built
  help: the whole log is in '$log'
EOT
        exit 3
    fi
}

show_progress() { # copies its input to the log, and names each module as it is built where somebody looks
    if [ -t 2 ]; then clear='\r\033[K'; else clear=; fi
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $clear$line in
            '\r'*'[INFO] Building floe'*']')
                step=${line##*[}
                module=${line#*Building }
                printf "$clear  [%s] %s" "${step%]}" "${module%% *}" >&2
                ;;
        esac
    done >"$log"
    # shellcheck disable=SC2059 # the format is a constant of this function
    printf "$clear" >&2
}

renew_cache() {
    sh "$root/distribution/start-up-cache.sh" "$home" "$root/distribution/src/training" >"$log" 2>&1 || true
}
