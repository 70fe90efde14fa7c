# A PostgreSQL for one run of ./test: a temporary folder, a socket and a loopback port of its own,
# gone afterwards. Read by ./test; needs tests/support/machine.sh.

# Starts it and exports BRYGGA_TEST_POSTGRES, the address of its database `postgres`, as a superuser
# (the tests create and drop databases).
start_postgres() {
    local programs password attempt
    programs=$(postgres_programs)
    postgres_home=$(mktemp -d /tmp/brygga-pg.XXXXXX) || return # short: a socket's path has 107 bytes at most
    postgres_log="$postgres_home/log"
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    echo "$password" >"$postgres_home/password"
    ((EUID == 0)) && chown -R "$(postgres_owner)" "$postgres_home"
    # The password goes in clear over loopback: a hashed exchange would cost each of the many
    # connections some milliseconds, and there is nobody in between.
    as_postgres "$programs/initdb" --pgdata="$postgres_home/data" --username=brygga --pwfile="$postgres_home/password" \
        --auth-local=trust --auth-host=password --encoding=UTF8 --locale=C.UTF-8 >"$logs/initdb.log" 2>&1 ||
        { cat "$logs/initdb.log"; return 1; }
    for attempt in 1 2 3 4 5; do
        postgres_port=$(free_port)
        as_postgres "$programs/pg_ctl" --pgdata="$postgres_home/data" --log="$postgres_log" --wait --silent \
            --options="$(postgres_options)" start >"$logs/pg_ctl.log" 2>&1 || continue
        export BRYGGA_TEST_POSTGRES="postgres://brygga:$password@127.0.0.1:$postgres_port/postgres"
        return
    done
    cat "$logs/pg_ctl.log" "$postgres_log"
    return 1
}

stop_postgres() {
    [[ -n ${postgres_home:-} ]] || return 0
    as_postgres "$(postgres_programs)/pg_ctl" --pgdata="$postgres_home/data" --mode=immediate --silent stop >/dev/null 2>&1
    rm -rf "$postgres_home"
    postgres_home=""
}

# The newest installed version's folder; Debian keeps the server's programs out of the PATH.
postgres_programs() {
    local initdb
    initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
    [[ -x $initdb ]] || initdb=$(command -v initdb) || return 0
    dirname "$initdb"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if ((EUID != 0)); then "$@"; return; fi
    (cd / && setpriv --reuid="$(postgres_owner)" --regid="$(id -g "$(postgres_owner)")" --clear-groups "$@")
}

postgres_owner() { id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody; }

free_port() {
    local port
    while :; do
        port=$((42000 + RANDOM % 7000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# Durability stays as PostgreSQL ships it (fsync, full_page_writes and synchronous_commit on): the program
# refuses to start on a server that may forget what it acknowledged. 200 connections, because the tests
# run several instances at once, each with pools of its own.
postgres_options() {
    local settings=(
        "port=$postgres_port" "listen_addresses=127.0.0.1" "unix_socket_directories=$postgres_home"
        "max_connections=200" "max_wal_size=2GB" "checkpoint_timeout=30min" "log_min_messages=warning"
    )
    printf -- '-c %s ' "${settings[@]}"
}
