# What the tests need on the machine, and how to get it on Debian. Read by ./test.
# A thing that is there is left as it is: the second run installs nothing.

PRIVATE_NODE="$PWD/.brygga/node"

# prepare_machine NEED ... : Rust and a C compiler always; postgres, nginx, node, java, chromium, icalendar when named.
prepare_machine() {
    require_rust || return
    packages=()
    command -v cc >/dev/null || packages+=(gcc libc6-dev)
    local need
    for need in "$@"; do "want_$need"; done
    if ((${#packages[@]} > 0)); then install_packages || return; fi
    [[ " $* " != *" node "* ]] || use_new_enough_node
}

require_rust() {
    if ! command -v cargo >/dev/null; then
        echo "./test: Rust is missing. Install the stable toolchain with rustup (rustup.rs), 1.95 or newer." >&2
        return 1
    fi
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
    rustup component add rustfmt clippy
}

want_postgres() { [[ -n $(postgres_programs) ]] || packages+=(postgresql); }

# Debian keeps it where only root looks.
want_nginx() {
    [[ ":$PATH:" == *:/usr/sbin:* ]] || export PATH="$PATH:/usr/sbin"
    command -v nginx >/dev/null || packages+=(nginx)
    command -v openssl >/dev/null || packages+=(openssl)
}

want_node() { command -v npm >/dev/null || packages+=(nodejs npm); }

want_pdftotext() { command -v pdftotext >/dev/null || packages+=(poppler-utils); }

want_icalendar() { /usr/bin/python3 -c 'import icalendar' 2>/dev/null || packages+=(python3-icalendar); }

want_java() { command -v java >/dev/null || packages+=(default-jre-headless); }

want_chromium() { command -v chromium >/dev/null || packages+=(chromium); }

install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq)
    if ! command -v apt-get >/dev/null; then
        echo "./test: please install what these Debian packages hold: ${packages[*]}" >&2
        return 1
    fi
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null || ! sudo -v; then
            echo "./test: missing, and only root can install it: apt-get install ${packages[*]}" >&2
            return 1
        fi
        apt=(sudo "${apt[@]}")
    fi
    echo "Installing ${packages[*]} ..."
    "${apt[@]}" update && "${apt[@]}" install --no-install-recommends --yes "${packages[@]}" >/dev/null
}

# Debian 12 has Node 18; the npm package `node` brings a newer one, kept inside the project.
use_new_enough_node() {
    new_enough_node && return
    export PATH="$PRIVATE_NODE/node_modules/.bin:$PATH"
    hash -r
    new_enough_node && return
    echo "Installing Node 20 into .brygga/node ..."
    mkdir -p "$PRIVATE_NODE" && npm install --prefix "$PRIVATE_NODE" --no-audit --no-fund --silent node@20 &&
        hash -r && new_enough_node && return
    echo "./test: Node 20 or newer is missing, and npm could not bring it" >&2
    return 1
}

new_enough_node() { node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null; }
