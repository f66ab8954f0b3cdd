#!/bin/sh
# Installs what tests need beside Python: a browser with an Arabic font and a PostgreSQL server, from Debian, and the
# accessibility checker axe-core (MPL-2.0, run in the tests' browser only), from npm into node_modules/. Only where missing.
# Where it may not install, it says so and ends well: the tests that need the tool are skipped with that reason.
set -u
cd "$(dirname "$0")/.."
AXE="axe-core@4.14.1"

from_debian() {
    missing=""
    command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
    command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
    fc-list ":lang=ar" family 2>/dev/null | grep -q . || missing="$missing fontconfig fonts-noto-core"
    [ -f node_modules/axe-core/axe.min.js ] || command -v npm >/dev/null 2>&1 || missing="$missing npm"

    if [ -z "$missing" ]; then
        echo "Test tools: chromium, an Arabic font and postgresql are there, nothing to install."
        return
    fi
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "Test tools:$missing missing, and there is no apt-get to install them with; their tests will be skipped."
        return
    fi
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            echo "Test tools:$missing missing, and this user may not install them; their tests will be skipped."
            return
        fi
        as_root="sudo -n"
    fi

    echo "Test tools: installing$missing with apt-get (no recommended extras)."
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get -qq update >/dev/null 2>&1
    # A cluster of its own is not wanted: tests start a server in a folder of theirs.
    case "$missing" in *postgresql*)
        $as_root mkdir -p /etc/postgresql-common/createcluster.d
        echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.d/furat.conf >/dev/null
        ;;
    esac
    # shellcheck disable=SC2086  # the names are words
    if $as_root apt-get -qq install --yes --no-install-recommends $missing >/dev/null 2>&1; then
        echo "Test tools: installed$missing."
    else
        echo "Test tools: apt-get could not install$missing; their tests will be skipped."
    fi
}

from_npm() {
    if [ -f node_modules/axe-core/axe.min.js ]; then
        echo "Test tools: axe-core is there."
    elif npm install --no-save --no-package-lock --no-audit --no-fund --silent "$AXE" >/dev/null 2>&1; then
        echo "Test tools: installed $AXE into node_modules/."
    else
        echo "Test tools: npm could not install $AXE; its tests will be skipped."
    fi
}

from_debian
from_npm
