# Sourced by mvnw and schemawright: leaves a JDK 25 in JAVA_HOME, or says in one sentence what to install.
# Maven itself must run on it: the formatter and Error Prone run inside Maven's own JVM.

schemawright_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

schemawright_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && schemawright_is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  schemawright_on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$schemawright_on_path" ]; then
    schemawright_on_path=$(readlink -f "$schemawright_on_path" 2>/dev/null || echo "$schemawright_on_path")
    schemawright_on_path=${schemawright_on_path%/bin/javac}
  fi
  for schemawright_jdk in "$schemawright_on_path" \
    /usr/lib/jvm/*25* /usr/java/*25* /opt/java/*25* /opt/*jdk*25* /opt/jdk* \
    "${HOME-}"/.sdkman/candidates/java/25* "${HOME-}"/.jdks/*25* "${HOME-}"/.local/share/mise/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    "/c/Program Files/Eclipse Adoptium"/jdk-25* "/c/Program Files/Java"/jdk-25*; do
    if [ -n "$schemawright_jdk" ] && schemawright_is_jdk25 "$schemawright_jdk"; then
      JAVA_HOME=$schemawright_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "Schemawright needs a JDK 25: install one (for example Temurin 25 from https://adoptium.net) or set JAVA_HOME to it." >&2
  return 1
}
