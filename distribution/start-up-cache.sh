#!/bin/sh
# Makes the start-up cache of an assembled floe where it is missing or does not fit the jars and the JDK any more.
# usage: JAVA_HOME=... start-up-cache.sh <assembled directory> <directory of training products>
#
# The cache is an optimisation without meaning: where it cannot be made, the build goes on and floe starts slower.
set -eu

home=$1
training=$2
cache=$home/lib/floe.aot

stamp() { # what the cache depends on
    echo "$JAVA_HOME"
    cat "$JAVA_HOME/release"
    cksum "$home"/lib/*.jar
}

if [ -r "$cache" ] && [ -r "$cache.stamp" ] && [ "$(stamp)" = "$(cat "$cache.stamp")" ] &&
    [ -z "$(find "$home/lib" -name '*.jar' -newer "$cache")" ]; then
    exit 0
fi

rm -f "$cache" "$cache.stamp" "$cache.jdk"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cp -R "$training" "$work/training" # as runs leave tables beside the products
for number in 0 1 2 3 4; do
    mkdir "$work/training/floe-$number"
    cp -R "$home/plugin" "$work/training/floe-$number/plugin"
done

# The same flags as bin/launch.sh.
if ! "$JAVA_HOME/bin/java" "-XX:AOTCacheOutput=$work/floe.aot" -Xlog:disable \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow "-Dfloe.home=$home" \
    -cp "$home/lib/floe-cli.jar" dev.floe.cli.StartUpTraining "$work/training" "$work/written" >"$work/log" 2>&1 ||
    ! [ -s "$work/floe.aot" ]; then
    echo "floe starts without its cache, which could not be made:"
    tail -n 20 "$work/log"
    exit 0
fi
mv "$work/floe.aot" "$cache"
stamp >"$cache.stamp"
echo "$JAVA_HOME" >"$cache.jdk"
