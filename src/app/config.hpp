#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace storyflow::app {

/// Where to listen.
struct ListenAddress {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free port

    bool operator==(const ListenAddress&) const = default;
};

/// All settings of the program, validated. The defaults suit a private server on one machine.
struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;
    std::filesystem::path data;           ///< folder of the database, media and cached chunks
    std::optional<std::string> database;  ///< URL of PostgreSQL; std::nullopt: SQLite in `data`
    bool new_database = false;            ///< create a database although the media folder holds projects
    std::filesystem::path media;          ///< `<data>/media` by default
    std::optional<std::string> upload;    ///< server to which a worker delivers; else into `media`
    std::filesystem::path models;         ///< folder of Kokoro's files; `<data>/models` by default
    std::string models_from;  ///< folder or address to fetch missing model files from; empty: their releases
    std::optional<std::string> engine;  ///< stored in the settings at start, if given
    int workers = 1;
    std::optional<ListenAddress> metrics;  ///< where a worker serves its measures; std::nullopt: nowhere
    std::chrono::seconds lease{15};        ///< after this time the work of a dead worker goes to another one
    std::uint64_t chunk_cache = 512 * 1024 * 1024;    ///< bytes of finished chunks to cache; 0: none
    std::optional<std::filesystem::path> speech_log;  ///< file that gets a line for each spoken chunk
    std::optional<std::string> webhook;               ///< address that is notified of every task that ended
    std::string webhook_secret;                       ///< signs the notifications
    std::optional<std::string> api_key;               ///< the admin key "default"
    std::optional<std::filesystem::path> api_keys;    ///< file of further keys
    bool no_auth = false;
    std::optional<std::uint16_t> wyoming_port;  ///< of Home Assistant's protocol; std::nullopt: off
    std::string wyoming_host = "127.0.0.1";
    int client_rate = 0;                             ///< requests a second of one client; 0: no limit
    int client_requests = 0;                         ///< requests of one client at once; 0: no limit
    std::vector<std::string> trusted_proxies;        ///< addresses and networks
    std::optional<std::filesystem::path> audit_log;  ///< file that gets a line for each write
    std::vector<std::string> allow_hosts;
    std::vector<std::string> allow_origins = {"http://localhost:3000"};
    std::chrono::seconds task_retention{3600};
    std::chrono::seconds undo_retention{86'400};            ///< how long changes of stories can be undone
    std::uint64_t undo_space = std::uint64_t{1024} << 20U;  ///< bytes of replaced narrations
    std::int64_t queue_limit = 100'000;                     ///< waiting items
    std::size_t chunk_limit = 500;                          ///< code points
    std::size_t script_limit = 20'000;                      ///< code points
    std::chrono::seconds speech_timeout{60};                ///< for one chunk
    std::filesystem::path ffmpeg;     ///< the program, found in PATH; empty if the machine has none
    std::filesystem::path pdftotext;  ///< likewise
    std::string log_level = "info";
    std::string log_format = "text";

    /// Whether requests need a key.
    [[nodiscard]] bool has_keys() const { return api_key || api_keys; }

    bool operator==(const Config&) const = default;
};

/// One setting in the forms in which a user gives it: `--task-retention 60`, `STORYFLOW_TASK_RETENTION=60`,
/// `task_retention = 60`.
struct Option {
    std::string_view name;        ///< with hyphens
    std::string_view value_name;  ///< empty for a switch
    std::string_view help;
    /// Throws `base::Error{invalid_input}` with the allowed values in its message (without naming the
    /// source).
    void (*apply)(Config&, const std::string& value);
};

/// All settings; lists are comma-separated.
[[nodiscard]] std::span<const Option> config_options();

/// The sources of values, strongest first: the command line, the environment, the file.
struct ConfigSources {
    std::map<std::string, std::string> flags;  ///< by option name
    std::function<std::optional<std::string>(const std::string&)> environment;
    std::optional<std::filesystem::path> file;  ///< TOML
};

/// Reads the sources over the defaults and checks the result. Throws `base::Error{invalid_input}` naming
/// source, option and allowed values.
[[nodiscard]] Config load_config(const ConfigSources& sources);

/// A variable of the process's real environment. No other function reads the environment.
[[nodiscard]] std::optional<std::string> process_environment(const std::string& name);

}  // namespace storyflow::app
