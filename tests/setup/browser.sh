#!/usr/bin/env bash
# Sees to it that the tests find a Chromium and a Chinese font: what the system has, else Debian's packages where this
# user may install them, else (the browser only) Playwright's own download. Without either the tests stop here.
set -uo pipefail
cd "$(dirname "$0")/../.."

has_browser() { .venv/bin/python -m tests.browser.chromium >/dev/null 2>&1; }
has_font() { [ "$(uname)" = Darwin ] || [ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ]; }

install_debian() {
    local as_root=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    echo "Installing with Debian's package manager: $*"
    "${as_root[@]}" apt-get update -qq </dev/null &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

wanted=()
has_browser || wanted+=(chromium)
has_font || wanted+=(fontconfig fonts-noto-cjk)
[ ${#wanted[@]} = 0 ] || install_debian "${wanted[@]}" >&2

if ! has_browser; then
    .venv/bin/python -m playwright install chromium </dev/null >&2
fi
if ! has_browser; then
    echo "The browser tests need Chromium: install the package chromium, or name one with CHROMIUM=/path/to/chromium." >&2
    exit 1
fi
if ! has_font; then
    echo "The browser tests need a Chinese font: install the package fonts-noto-cjk (and fontconfig)." >&2
    exit 1
fi
