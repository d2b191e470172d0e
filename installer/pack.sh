#!/bin/sh
# Links the runtime and packs the app image and, on Debian, the .deb. Called by the Maven build with
# JAVA_HOME, APP_VERSION, APP_JAR and RUNTIME_MODULES set; everything is written below installer/target.
set -eu
cd "$(dirname "$0")"
target=$(pwd)/target
icons=$(cd ../icons/target/classes/org/schemawright/icons && pwd)
rm -rf "$target/runtime" "$target/image" "$target/deb"

"$JAVA_HOME/bin/jlink" --module-path "$target/modules" --add-modules "$RUNTIME_MODULES" \
  --strip-debug --no-header-files --no-man-pages --compress zip-6 --include-locales en \
  --generate-cds-archive --output "$target/runtime"

"$JAVA_HOME/bin/jpackage" --type app-image --name Schemawright --app-version "$APP_VERSION" \
  --runtime-image "$target/runtime" --input "$target/lib" --main-jar "$APP_JAR" \
  --main-class org.schemawright.desktop.Launcher --icon "$icons/schemawright-512.png" \
  --java-options --enable-native-access=ALL-UNNAMED,javafx.graphics \
  --java-options --add-modules=javafx.controls,javafx.swing \
  --java-options --sun-misc-unsafe-memory-access=allow \
  --java-options -XX:+UseSerialGC \
  --vendor Schemawright --dest "$target/image"
echo "App image: $target/image/Schemawright"

command -v dpkg-deb >/dev/null 2>&1 || { echo "No .deb is built: dpkg-deb is not installed here."; exit 0; }
# Nearly all of it is compressed already: the highest level would take minutes to win a few percent.
export DPKG_DEB_COMPRESSOR_LEVEL="${DPKG_DEB_COMPRESSOR_LEVEL-1}"
command -v fakeroot >/dev/null 2>&1 || { echo "The .deb needs fakeroot: apt-get install fakeroot" >&2; exit 1; }
"$JAVA_HOME/bin/jpackage" --type deb --name Schemawright --app-version "$APP_VERSION" \
  --app-image "$target/image/Schemawright" --resource-dir src/linux --file-associations src/linux/sqlite.properties \
  --linux-package-name schemawright --linux-app-category Development --linux-menu-group "Development;Database;" \
  --linux-shortcut --linux-deb-maintainer founders@schemawright.org \
  --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libpangoft2-1.0-0, libgl1" \
  --description "See a database, edit its rows, and move its schema through migrations" \
  --vendor Schemawright --about-url https://schemawright.org --dest "$target/deb"
echo "Package: $(ls "$target"/deb/*.deb)"
