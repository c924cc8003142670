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

/// Everything a user can choose, checked. Defaults are those of a private server on this machine.
struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;
    std::filesystem::path data;           ///< database, media and kept chunks
    std::optional<std::string> database;  ///< of PostgreSQL; SQLite in `data` when not given
    bool new_database = false;            ///< begin anew although the media folder holds projects
    std::filesystem::path media;          ///< `<data>/media` when not given
    std::optional<std::string> upload;    ///< server to whose media a worker delivers; else into `media`
    std::filesystem::path models;         ///< Kokoro's files; `<data>/models` when not given
    std::optional<std::string> engine;    ///< written into the settings at start when given
    int workers = 1;
    std::chrono::seconds lease{15};                   ///< after it the work of a dead worker goes to another
    std::uint64_t chunk_cache = 512 * 1024 * 1024;    ///< bytes of finished chunks that are kept; 0: none
    std::optional<std::filesystem::path> speech_log;  ///< gets a line for each chunk that is spoken
    std::optional<std::string> webhook;               ///< is told of every task that ended
    std::string webhook_secret;                       ///< signs it
    std::optional<std::string> api_key;
    bool no_auth = false;
    std::vector<std::string> allow_hosts;
    std::vector<std::string> allow_origins = {"http://localhost:3000"};
    std::chrono::seconds task_retention{3600};
    std::int64_t queue_limit = 100'000;       ///< waiting items
    std::size_t chunk_limit = 500;            ///< code points
    std::size_t script_limit = 20'000;        ///< code points
    std::chrono::seconds speech_timeout{60};  ///< for one chunk
    std::string log_level = "info";
    std::string log_format = "text";

    bool operator==(const Config&) const = default;
};

/// One setting as a user writes it: `--task-retention 60`, `STORYFLOW_TASK_RETENTION=60`, `task_retention =
/// 60`.
struct Option {
    std::string_view name;        ///< with hyphens
    std::string_view value_name;  ///< empty for a switch
    std::string_view help;
    /// Throws `base::Error{invalid_input}` that says what is allowed (without naming the source).
    void (*apply)(Config&, const std::string& value);
};

/// All settings; lists are comma-separated.
[[nodiscard]] std::span<const Option> config_options();

/// Where values come from, strongest first: the command line, then the environment, then the file.
struct ConfigSources {
    std::map<std::string, std::string> flags;  ///< by option name
    std::function<std::optional<std::string>(const std::string&)> environment;
    std::optional<std::filesystem::path> file;  ///< TOML
};

/// Reads the sources over the defaults and checks the whole. Throws `base::Error{invalid_input}` naming
/// source, option and what is allowed.
[[nodiscard]] Config load_config(const ConfigSources& sources);

/// The real environment of the process; the only place that asks for it.
[[nodiscard]] std::optional<std::string> process_environment(const std::string& name);

}  // namespace storyflow::app
