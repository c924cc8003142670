# A StoryFlow server on a free port that ends with the script that started it. Sourced, never run.
# shellcheck shell=bash

api=""         # where the server listens, once it does
server_pid=""  # empty while there is none
server_log=""

stop_server() {
  [[ -n "$server_pid" ]] || return 0
  kill -TERM "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=""
}

# Cleanup of the calling script, run after the server has stopped; a script that needs it redefines the
# function.
undo_more() { :; }

# Stops the server when the script ends; if the script failed, shows the end of the server's log.
end_with_server() {
  local status=$?
  trap - EXIT
  stop_server
  if ((status > 0 && status < 128)) && [[ -s "$server_log" ]]; then
    printf 'The last lines of %s:\n' "$server_log" >&2
    tail -n 20 "$server_log" >&2
  fi
  undo_more
  exit "$status"
}

# start_server LOG OPTION…: starts the server and returns when it listens.
start_server() {
  local attempt
  server_log="$1"
  trap end_with_server EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # shellcheck disable=SC2154  # comes from support.bash
  "$program" serve --port 0 "${@:2}" >"$server_log" 2>&1 &
  server_pid=$!
  for ((attempt = 0; attempt < 300; attempt++)); do
    api="$(sed -n 's/.*StoryFlow listens on \(http:[^ ]*\).*/\1/p' "$server_log" | head -n 1)"
    [[ -z "$api" ]] || return 0
    kill -0 "$server_pid" 2>/dev/null || fail "the server ended before it listened"
    sleep 0.1
  done
  fail "the server did not listen within 30 seconds"
}
