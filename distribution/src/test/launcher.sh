#!/bin/sh
# Proves that ./floe starts wherever and however it is called, and says what is missing where it cannot.
# usage: launcher.sh <root of the sources, built>
set -eu

root=$(CDPATH='' cd -- "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
version='floe [0-9]*.[0-9]*.[0-9]* (Java *)'
passed=0

# run <directory> <command...>: leaves what it printed in $output and $errors, and its exit code in $code
run() {
    directory=$1
    shift
    code=0
    (cd "$directory" && "$@" >"$work/output" 2>"$work/errors") || code=$?
    output=$(cat "$work/output")
    errors=$(cat "$work/errors")
}

fail() {
    echo "launcher test '$name' failed: $1" >&2
    echo "exit code $code, output:" >&2
    echo "$output" >&2
    echo "errors:" >&2
    echo "$errors" >&2
    exit 1
}

expect() { # an exit code, and patterns of the whole output and of the errors
    [ "$code" -eq "$1" ] || fail "exit code is not $1"
    # shellcheck disable=SC2254 # patterns are meant
    case $output in $2) ;; *) fail "output is not '$2'" ;; esac
    # shellcheck disable=SC2254
    case $errors in $3) ;; *) fail "errors are not '$3'" ;; esac
    passed=$((passed + 1))
}

fake_jdk() { # a directory and a version: looks like a JDK, and must never run
    mkdir -p "$1/bin"
    printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
    printf '#!/bin/sh\necho "the wrong java has been run" >&2\nexit 99\n' | tee "$1/bin/java" >"$1/bin/javac"
    chmod +x "$1/bin/java" "$1/bin/javac"
}

copy() { # a checkout with a build, and with a Maven that does what $2 says
    mkdir -p "$1/distribution/target" "$1/cli/src"
    cp -Rp "$root/floe" "$root/bin" "$root/pom.xml" "$1/"
    cp -Rp "$root/distribution/target/floe" "$1/distribution/target/floe"
    printf '#!/bin/sh\n%s\n' "$2" >"$1/mvnw"
    chmod +x "$1/mvnw"
    touch "$1/distribution/target/floe/built"
}

change() { # makes a source of the copy newer than its build
    touch -d 2020-01-01T00:00:00Z "$1/distribution/target/floe/built"
    touch "$1/cli/src/Changed.java"
}

fake_jdk "$work/jdk 17" 17.0.15
fake_jdk "$work/jre" 25.0.1
rm "$work/jre/bin/javac"

name='from the directory of the checkout'
run "$root" ./floe version
expect 0 "$version" ''

name='from another directory, by a relative path'
run "$root/distribution" ../floe version
expect 0 "$version" ''

name='by the shell'
run "$root" sh floe version
expect 0 "$version" ''

name='through a link to a link'
ln -s "$root/floe" "$work/first"
mkdir "$work/links"
ln -s ../first "$work/links/second"
run "$work/links" ./second version
expect 0 "$version" ''

name='with an older java in PATH and no JAVA_HOME'
run "$root" env -u JAVA_HOME "PATH=$work/jdk 17/bin:$PATH" ./floe version
expect 0 "$version" ''

name='with a JAVA_HOME that is too old'
run "$root" env "JAVA_HOME=$work/jdk 17" ./floe version
expect 0 "$version" ''

name='with a JAVA_HOME that has no compiler'
run "$root" env "JAVA_HOME=$work/jre" ./floe version
expect 0 "$version" ''

name='with a JAVA_HOME that is not there'
run "$root" env "JAVA_HOME=$work/nowhere" ./floe version
expect 0 "$version" ''

name='with no JDK at all'
mkdir "$work/tools" "$work/home"
for tool in sh cat find readlink; do ln -s "$(command -v $tool)" "$work/tools/$tool"; done
run "$root" env -i "PATH=$work/tools" "HOME=$work/home" FLOE_JDK_SEARCH=/nonexistent ./floe version
expect 3 '' 'error\[FLOE-E001\]: No JDK 25 or newer found*apt install temurin-25-jdk*'

name='with a JDK that only FLOE_JDK_SEARCH knows'
java_home=$(sed -n 1p "$root/distribution/target/floe/lib/floe.aot.jdk" 2>/dev/null || true)
if [ -n "$java_home" ]; then
    mkdir "$work/jdks"
    ln -s "$java_home" "$work/jdks/z"
    fake_jdk "$work/jdks/a" 21.0.2
    copy "$work/searched" 'exit 1'
    run "$work/searched" env -i "PATH=$work/tools:/usr/bin:/bin" "HOME=$work/home" \
        "FLOE_JDK_SEARCH=$work/none:$work/jdks" ./floe version
    expect 0 "$version" ''
fi

name='in a directory with spaces'
copy "$work/a checkout" 'exit 1'
run "$work" "$work/a checkout/floe" version
expect 0 "$version" ''

name='as an installed directory'
run "$work" "$work/a checkout/distribution/target/floe/bin/floe" version
expect 0 "$version" ''

name='with a start-up cache that is damaged'
echo garbage >"$work/a checkout/distribution/target/floe/lib/floe.aot"
run "$work/a checkout" ./floe version
expect 0 "$version" ''

name='with a start-up cache that does not fit the jars'
copy "$work/touched" 'exit 1'
touch "$work/touched/distribution/target/floe/lib/"*.jar
run "$work/touched" ./floe version
expect 0 "$version" ''

name='with a collector that the user chose'
run "$root" env JAVA_TOOL_OPTIONS=-XX:+UseParallelGC ./floe version
expect 0 "$version" 'Picked up JAVA_TOOL_OPTIONS: -XX:+UseParallelGC'

name='builds where a source has changed'
copy "$work/changed" 'echo "[INFO] Building floe-cli 1 [1/2]"; touch distribution/target/floe/built'
change "$work/changed"
run "$work/changed" ./floe version
expect 0 "$version" 'floe: sources have changed, building'
run "$work/changed" ./floe version
expect 0 "$version" ''

name='notices a source that was deleted'
touch -d 2020-01-01T00:00:00Z "$work/changed/distribution/target/floe/built"
find "$work/changed" -name pom.xml -o -path '*/bin*' -o -name Changed.java | while IFS= read -r file; do
    touch -h -d 2019-01-01T00:00:00Z "$file"
done
rm "$work/changed/cli/src/Changed.java"
run "$work/changed" ./floe version
expect 0 "$version" 'floe: sources have changed, building'

name='says that it cannot be built'
copy "$work/failing" 'echo "[ERROR] Something: is wrong"; echo "[ERROR] -> [Help 1]"; exit 1'
change "$work/failing"
run "$work/failing" ./floe version
expect 3 '' "floe: sources have changed, building
\\[ERROR\\] Something: is wrong
error\\[FLOE-E005\\]: floe cannot be built
  help: the whole log is in '$work/failing/target/floe-build/build.log'"

name='says that it must not write'
copy "$work/guarded" 'exit 1'
change "$work/guarded"
echo "no directory" >"$work/guarded/target"
run "$work/guarded" ./floe version
expect 3 '' "error\\[FLOE-E006\\]: Checkout '$work/guarded' cannot be written*"

name='takes over the lock of a process that is gone'
copy "$work/stale" 'touch distribution/target/floe/built'
change "$work/stale"
mkdir -p "$work/stale/target/floe-build/lock"
(exit 0) &
wait $!
echo $! >"$work/stale/target/floe-build/lock/pid"
run "$work/stale" ./floe version
expect 0 "$version" 'floe: sources have changed, building'

name='builds once for two that start together'
copy "$work/twice" 'echo built >>builds; sleep 2; touch distribution/target/floe/built'
change "$work/twice"
(cd "$work/twice" && ./floe version >other 2>&1) &
run "$work/twice" ./floe version
wait
expect 0 "$version" 'floe: *'
[ "$(wc -l <"$work/twice/builds")" -eq 1 ] || fail "built more than once"
case $(cat "$work/twice/other") in *'floe '[0-9]*) ;; *) fail "the other one printed '$(cat "$work/twice/other")'" ;; esac

echo "launcher: $passed tests passed"
