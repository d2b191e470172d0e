#!/bin/bash
# Installs the .deb, starts the program on a virtual display with a file, has it picture its tour without a display, and
# removes it. Needs root and apt. PICTURE=FILE keeps a screenshot (needs ImageMagick).
set -euo pipefail
cd "$(dirname "$0")"
deb=$(ls target/deb/*.deb)
work=$(mktemp -d)
fail() { echo "FAILED: $*" >&2; exit 1; }
cleanup() {
  [ -z "${app-}" ] || kill "$app" 2>/dev/null || true
  [ -z "${xvfb-}" ] || kill "$xvfb" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq xvfb xdotool sqlite3 xdg-utils >/dev/null
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$(pwd)/$deb" >/dev/null
dpkg-query -W -f='${Status}' schemawright | grep -q 'install ok installed' || fail "the package is not configured"

entry=$(find /usr/share/applications -name 'schemawright-*.desktop' | head -n 1)
[ -n "$entry" ] || fail "there is no menu entry"
grep -q '%f' "$entry" || fail "a double-clicked file would not be passed on"
grep -lsq 'vnd.sqlite3' /usr/share/mime/packages/schemawright-*.xml ||
  fail "the file type is not registered"

sqlite3 "$work/shop.sqlite" "create table customer(id integer primary key, name text); insert into customer(name) values ('Ada');"
sqlite3 "$work/shop.db" "create table other(id integer primary key);"
export DISPLAY=:87 HOME="$work"
Xvfb "$DISPLAY" -screen 0 1440x900x24 -noreset >/dev/null 2>&1 &
xvfb=$!
for _ in $(seq 50); do xdotool getmouselocation >/dev/null 2>&1 && break; sleep 0.2; done
# What a double click runs: the menu entry's own command with the file in the place of %f.
command=$(sed -n 's/^Exec=//p' "$entry" | head -n 1)
eval "exec ${command//%f/\"$work/shop.sqlite\"}" >"$work/out" 2>&1 &
app=$!
for _ in $(seq 150); do
  xdotool search --name 'shop.sqlite' >/dev/null 2>&1 && break
  kill -0 "$app" 2>/dev/null || { cat "$work/out" >&2; fail "the program ended by itself"; }
  sleep 0.2
done
xdotool search --name 'shop.sqlite' >/dev/null 2>&1 || { cat "$work/out" >&2; fail "no window named after the file"; }
[ -z "${PICTURE-}" ] || { sleep 4; import -window root "$PICTURE"; }
kill "$app"
wait "$app" 2>/dev/null || true
app=
[ ! -s "$work/out" ] || { cat "$work/out" >&2; fail "the program chatters"; }

# The tour goes through everything the program can do, so it finds what the linked Java lacks.
env -u DISPLAY timeout 300 /opt/schemawright/bin/Schemawright tour "$work/pictures" >"$work/out" 2>&1 ||
  { cat "$work/out" >&2; fail "the tour stopped"; }
[ "$(wc -l <"$work/out")" -eq 1 ] || { cat "$work/out" >&2; fail "the tour chatters"; }
env -u DISPLAY /opt/schemawright/bin/Schemawright "$work/shop.sqlite" >"$work/out" 2>&1 &&
  fail "a window is said to have opened without a display"
grep -q '^No window can be opened here' "$work/out" || { cat "$work/out" >&2; fail "it does not say why no window opens"; }

DEBIAN_FRONTEND=noninteractive apt-get remove -y -qq schemawright >/dev/null
[ ! -e /opt/schemawright ] || fail "the program's folder is left behind"
[ ! -e "$entry" ] || fail "the menu entry is left behind"
! ls /usr/share/mime/packages/schemawright-*.xml >/dev/null 2>&1 || fail "the file type is left behind"
echo "Installed, opened shop.sqlite from its menu entry, pictured the tour, removed."
