#!/bin/sh
# Builds the .deb of a build folder, looks at it with lintian, installs, runs and removes it: check.sh BUILD FOLDER; 77 where a tool or a right is missing.
set -eu
for tool in cpack dpkg-deb dpkg-shlibdeps lintian gzip; do
  command -v "$tool" > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
rm -rf "$2" && mkdir -p "$2"
(cd "$1" && cpack -G DEB -B "$2") > "$2/log" 2>&1 || { cat "$2/log"; exit 1; }
package=$(find "$2" -maxdepth 1 -name '*.deb')
lintian --fail-on error "$package" 2>/dev/null

dpkg-deb -x "$package" "$2/root"
"$2/root/usr/bin/dekctl" --version
for file in share/man/man1/dekctl-lint.1.gz share/bash-completion/completions/dekctl share/zsh/vendor-completions/_dekctl \
  share/fish/vendor_completions.d/dekctl.fish share/doc/dekctl/rules.md; do
  [ -s "$2/root/usr/$file" ] || { echo "the package lacks usr/$file"; exit 1; }
done
command -v man > /dev/null && MANWIDTH=80 man --warnings -l "$2/root/usr/share/man/man1/dekctl-lint.1.gz" > /dev/null

[ "$(id -u)" -eq 0 ] || { echo "the package is built and clean; installing it needs root"; exit 77; }
[ ! -e /usr/bin/dekctl ] || { echo "skipped: dekctl is installed here already"; exit 77; }
dpkg -i "$package" > /dev/null
trap 'dpkg -P dekctl > /dev/null' EXIT
/usr/bin/dekctl --version
/usr/bin/dekctl explain KRP003 > /dev/null
trap - EXIT
dpkg -P dekctl > /dev/null
[ ! -e /usr/bin/dekctl ] && [ ! -e /usr/share/doc/dekctl ]
echo "installed, run and removed"
