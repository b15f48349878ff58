# Sourced by ./ringfence and ./mvnw. Sets RINGFENCE_JDK to the home of a JDK 25, or prints how to get one and fails.
# Reads each JDK's `release` file instead of starting it, so that looking costs next to nothing.

ringfence_is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r ringfence_line; do
        case $ringfence_line in
            'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

ringfence_find_jdk() {
    RINGFENCE_JDK=
    for ringfence_home in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_25_HOME:-}" "${JAVA_HOME_25_X64:-}" \
        "${JAVA_HOME_25_ARM64:-}" \
        /usr/lib/jvm/* "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/root}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$ringfence_home" ] && ringfence_is_jdk_25 "$ringfence_home"; then
            RINGFENCE_JDK=$ringfence_home
            return 0
        fi
    done
    ringfence_javac=$(command -v javac 2>/dev/null) || ringfence_javac=
    if [ -n "$ringfence_javac" ]; then
        ringfence_javac=$(readlink -f "$ringfence_javac" 2>/dev/null || printf '%s' "$ringfence_javac")
        ringfence_home=$(dirname "$(dirname "$ringfence_javac")")
        if ringfence_is_jdk_25 "$ringfence_home"; then
            RINGFENCE_JDK=$ringfence_home
            return 0
        fi
    fi
    echo 'Ringfence needs JDK 25; install e.g. Temurin 25 and set JAVA_HOME or put it under /usr/lib/jvm' >&2
    return 1
}
