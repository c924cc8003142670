#include "app/config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <system_error>
#include <thread>

#include "base/child_program.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "http/ip_address.hpp"
#include "outbound/address.hpp"

namespace storyflow::app {

namespace {

base::Error refused(const std::string& why) {
    return {base::ErrorKind::invalid_input, why};
}

std::int64_t whole_number(const std::string& value, std::int64_t least, std::int64_t most) {
    std::int64_t number = 0;
    const auto* const end = value.data() + value.size();
    const auto [read, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc() || read != end || number < least || number > most) {
        throw refused("\"" + value + "\" is not a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
    }
    return number;
}

bool yes_or_no(const std::string& value) {
    if (value == "true" || value == "1" || value == "yes") return true;
    if (value == "false" || value == "0" || value == "no") return false;
    throw refused("\"" + value + "\" is neither true nor false");
}

std::string one_of(const std::string& value, std::span<const std::string_view> words) {
    if (std::ranges::find(words, value) != words.end()) return value;
    std::string allowed;
    for (const auto word : words)
        allowed += (allowed.empty() ? "" : ", ") + std::string(word);
    throw refused("\"" + value + "\" is not one of " + allowed);
}

std::string not_empty(const std::string& value) {
    if (value.empty()) throw refused("must not be empty");
    return value;
}

std::vector<std::string> comma_separated(const std::string& value) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        const auto word = base::trim(std::string_view(value).substr(begin, end - begin));
        if (!word.empty()) words.emplace_back(word);
        begin = end + 1;
    }
    return words;
}

constexpr std::array<std::string_view, 4> engine_names{"auto", "kokoro", "hibari", "espeak"};
constexpr std::array<std::string_view, 5> log_levels{"debug", "info", "warn", "error", "off"};
constexpr std::array<std::string_view, 2> log_formats{"text", "json"};
constexpr std::size_t shortest_secret = 16;

std::string secret(const std::string& value) {
    if (value.size() < shortest_secret) {
        throw refused("must have at least " + std::to_string(shortest_secret) + " characters");
    }
    return value;
}

std::vector<std::string> networks(const std::string& value) {
    auto words = comma_separated(value);
    for (const auto& word : words) {
        if (!http::IpRange::parse(word))
            throw refused("\"" + word + "\" is neither an address nor a network such as 10.0.0.0/8");
    }
    return words;
}

std::string web_address(const std::string& value) {
    if (value.starts_with("http://") || value.starts_with("https://")) return value;
    throw refused("must begin with http:// or https://");
}

/// Empty means SQLite. Messages do not repeat the URL, because it may contain a password.
std::optional<std::string> database_url(const std::string& value) {
    if (value.empty()) return std::nullopt;
    if (value.starts_with("postgresql://") || value.starts_with("postgres://")) return value;
    throw refused("must begin with postgresql://");
}

std::uint16_t port_number(const std::string& value) {
    return static_cast<std::uint16_t>(whole_number(value, 0, 65535));
}

/// "9100" is on loopback, "0.0.0.0:9100" and "[::]:9100" say where.
ListenAddress listen_address(const std::string& value) {
    const std::size_t colon = value.rfind(':');
    if (colon == std::string::npos) return {.port = port_number(value)};
    std::string host = value.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {.host = not_empty(host), .port = port_number(value.substr(colon + 1))};
}

constexpr std::array options{
    Option{"host", "ADDRESS",
           "Address to listen on; beyond loopback --api-key, --api-keys or --no-auth is required",
           [](Config& c, const std::string& v) { c.host = not_empty(v); }},
    Option{"port", "N", "Port to listen on, 0 for any free one",
           [](Config& c, const std::string& v) { c.port = port_number(v); }},
    Option{"data", "DIR", "Folder of the database and the media",
           [](Config& c, const std::string& v) { c.data = not_empty(v); }},
    Option{"database", "URL",
           "postgresql://… for several servers and workers (default: SQLite in the data folder)",
           [](Config& c, const std::string& v) { c.database = database_url(v); }},
    Option{"new-database", "",
           "Begin with a new SQLite database although the media folder holds the files of projects",
           [](Config& c, const std::string& v) { c.new_database = yes_or_no(v); }},
    Option{"media", "DIR", "Folder of the media (default: media inside the data folder)",
           [](Config& c, const std::string& v) { c.media = not_empty(v); }},
    Option{"upload", "URL",
           "Server to which a worker delivers by HTTP, when it does not share the media folder; needs its "
           "--api-key",
           [](Config& c, const std::string& v) { c.upload = web_address(v); }},
    Option{"models", "DIR", "Folder of Kokoro's model files (default: models inside the data folder)",
           [](Config& c, const std::string& v) { c.models = not_empty(v); }},
    Option{"models-from", "BASE",
           "Folder or address from which the studio fetches missing model files (default: their authors' "
           "releases)",
           [](Config& c, const std::string& v) { c.models_from = not_empty(v); }},
    Option{"engine", "auto|kokoro|hibari|espeak", "Engine to speak with; serve stores it in the settings",
           [](Config& c, const std::string& v) { c.engine = one_of(v, engine_names); }},
    Option{"workers", "N",
           "Segments narrated side by side; 0 leaves it to workers elsewhere (default: number of cores)",
           [](Config& c, const std::string& v) { c.workers = static_cast<int>(whole_number(v, 0, 256)); }},
    Option{"metrics", "[HOST:]PORT",
           "Where a worker serves /metrics and /health/live; without HOST on loopback (default: nowhere)",
           [](Config& c, const std::string& v) { c.metrics = listen_address(v); }},
    Option{
        "lease", "SECONDS",
        "After so long without a sign of life a worker's segment goes to another (default: 15)",
        [](Config& c, const std::string& v) { c.lease = std::chrono::seconds(whole_number(v, 1, 3'600)); }},
    Option{"chunk-cache", "MEBIBYTES",
           "Finished chunks that are kept, so that interrupted work goes on where it was (default: 512)",
           [](Config& c, const std::string& v) {
               c.chunk_cache = static_cast<std::uint64_t>(whole_number(v, 0, 1'048'576)) * 1024 * 1024;
           }},
    Option{"speech-log", "FILE",
           "File that gets a line for each chunk that is spoken: the sum of its content",
           [](Config& c, const std::string& v) { c.speech_log = not_empty(v); }},
    Option{"webhook", "URL", "Address that is told of every task that ended; needs --webhook-secret",
           [](Config& c, const std::string& v) { c.webhook = web_address(v); }},
    Option{"webhook-secret", "KEY", "Signs what the webhook is told (HMAC-SHA256)",
           [](Config& c, const std::string& v) { c.webhook_secret = secret(v); }},
    Option{"api-key", "KEY", "Key that every request must carry as 'Authorization: Bearer KEY'",
           [](Config& c, const std::string& v) { c.api_key = secret(v); }},
    Option{"api-keys", "FILE",
           "File of named keys that may read, write or administer; 'storyflow key new' adds one",
           [](Config& c, const std::string& v) { c.api_keys = not_empty(v); }},
    Option{"no-auth", "",
           "Serve beyond loopback without a key: everyone who reaches the port may read and change all",
           [](Config& c, const std::string& v) { c.no_auth = yes_or_no(v); }},
    Option{"wyoming-port", "N",
           "Port that speaks for Home Assistant by the Wyoming protocol, 0 for any free one (default: off)",
           [](Config& c, const std::string& v) { c.wyoming_port = port_number(v); }},
    Option{"wyoming-host", "ADDRESS",
           "Address of that port. The protocol has no keys: whoever reaches it can have texts spoken "
           "(default: 127.0.0.1)",
           [](Config& c, const std::string& v) { c.wyoming_host = not_empty(v); }},
    Option{"client-rate", "N",
           "Requests a second that one client (a key, else an address) may send, on average over ten "
           "seconds; 0: any (default: 0)",
           [](Config& c, const std::string& v) {
               c.client_rate = static_cast<int>(whole_number(v, 0, 100'000));
           }},
    Option{"client-requests", "N",
           "Requests that one client may have running at once, event streams included; 0: any (default: 0)",
           [](Config& c, const std::string& v) {
               c.client_requests = static_cast<int>(whole_number(v, 0, 100'000));
           }},
    Option{"trusted-proxy", "ADDRESS,…",
           "Addresses or networks of reverse proxies, whose X-Forwarded-For and X-Forwarded-Proto are "
           "believed; needs a key or --no-auth",
           [](Config& c, const std::string& v) { c.trusted_proxies = networks(v); }},
    Option{"audit-log", "FILE", "File that gets a line for each write (default: the log)",
           [](Config& c, const std::string& v) { c.audit_log = not_empty(v); }},
    Option{"allow-host", "NAME,…", "Further host names under which the server may be addressed",
           [](Config& c, const std::string& v) { c.allow_hosts = comma_separated(v); }},
    Option{"allow-origin", "URL,…", "Web origins that may use the API (default: http://localhost:3000)",
           [](Config& c, const std::string& v) { c.allow_origins = comma_separated(v); }},
    Option{"task-retention", "SECONDS", "How long an ended task can be asked for (default: 3600)",
           [](Config& c, const std::string& v) {
               c.task_retention = std::chrono::seconds(whole_number(v, 1, 31'536'000));
           }},
    Option{"undo-retention", "SECONDS", "How long changes of stories can be undone (default: 86400)",
           [](Config& c, const std::string& v) {
               c.undo_retention = std::chrono::seconds(whole_number(v, 60, 31'536'000));
           }},
    Option{"undo-space", "MEBIBYTES", "Most room for replaced narrations, kept for an undo (default: 1024)",
           [](Config& c, const std::string& v) {
               c.undo_space = static_cast<std::uint64_t>(whole_number(v, 0, 1'048'576)) << 20U;
           }},
    Option{"queue-limit", "N", "Most segments that may wait to be narrated (default: 100000)",
           [](Config& c, const std::string& v) { c.queue_limit = whole_number(v, 1, 10'000'000); }},
    Option{"chunk-limit", "N", "Most characters spoken in one go (default: 500)",
           [](Config& c, const std::string& v) {
               c.chunk_limit = static_cast<std::size_t>(whole_number(v, 50, 5'000));
           }},
    Option{"script-limit", "N", "Most characters of one segment's narration (default: 20000)",
           [](Config& c, const std::string& v) {
               c.script_limit = static_cast<std::size_t>(whole_number(v, 100, 200'000));
           }},
    Option{"speech-timeout", "SECONDS", "Longest time an engine may take for one chunk (default: 60)",
           [](Config& c, const std::string& v) {
               c.speech_timeout = std::chrono::seconds(whole_number(v, 1, 3'600));
           }},
    Option{"log-level", "LEVEL", "debug, info, warn, error or off",
           [](Config& c, const std::string& v) { c.log_level = one_of(v, log_levels); }},
    Option{"log-format", "FORMAT", "text or json: one object a line, for programs (default: text)",
           [](Config& c, const std::string& v) { c.log_format = one_of(v, log_formats); }},
};

void apply_from(Config& config, const Option& option, const std::string& value, const std::string& source) {
    try {
        option.apply(config, value);
    } catch (const base::Error& error) {
        throw refused(source + ": " + error.what());
    }
}

std::string with_underscores(std::string_view name) {
    std::string text(name);
    std::ranges::replace(text, '-', '_');
    return text;
}

std::string environment_name(std::string_view option) {
    std::string name = "STORYFLOW_" + with_underscores(option);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return name;
}

/// A TOML value in the form in which it would be written on the command line.
std::optional<std::string> as_text(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const auto yes = node.value_exact<bool>()) return *yes ? "true" : "false";
    const auto* const list = node.as_array();
    if (list == nullptr) return std::nullopt;
    std::string joined;
    for (const auto& item : *list) {
        const auto text = item.value_exact<std::string>();
        if (!text) return std::nullopt;
        joined += (joined.empty() ? "" : ",") + *text;
    }
    return joined;
}

toml::table parse_toml(const std::filesystem::path& file) {
    try {
        return toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        throw refused(file.string() + ", line " + std::to_string(error.source().begin.line) + ": " +
                      std::string(error.description()));
    }
}

void apply_file(Config& config, const std::filesystem::path& file) {
    const auto table = parse_toml(file);
    for (const auto& [key, node] : table) {
        const std::string source = file.string() + ", line " + std::to_string(node.source().begin.line) +
                                   ", " + std::string(key.str());
        const auto* const option = std::ranges::find_if(
            options, [&](const Option& candidate) { return with_underscores(candidate.name) == key.str(); });
        if (option == options.end()) throw refused(source + ": there is no such option");
        const auto value = as_text(node);
        if (!value) throw refused(source + ": this kind of value cannot be used here");
        apply_from(config, *option, *value, source);
    }
}

void check_whole(const Config& config) {
    if (config.workers == 0 && !config.database) {
        throw refused(
            "--workers 0 leaves the narration to workers elsewhere, which need a --database to share.");
    }
    if (config.upload && !config.api_key) throw refused("--upload needs the server's --api-key.");
    if (config.webhook && config.webhook_secret.empty()) {
        throw refused("--webhook needs --webhook-secret, so that its receiver can tell who speaks.");
    }
    if (config.has_keys() || config.no_auth) return;
    if (!config.trusted_proxies.empty()) {
        throw refused(
            "--trusted-proxy says that other machines reach this server through a proxy. Give --api-key KEY "
            "or --api-keys FILE, or --no-auth if everyone there may read and change everything.");
    }
    if (config.metrics && !outbound::is_loopback(config.metrics->host)) {
        throw refused(
            "--metrics " + config.metrics->host +
            " is reachable from other machines. Give --api-key KEY or --api-keys FILE, or --no-auth if "
            "everyone there may read the measures.");
    }
    if (outbound::is_loopback(config.host)) return;
    throw refused(
        "--host " + config.host +
        " is reachable from other machines. Give --api-key KEY or --api-keys FILE, or --no-auth if everyone "
        "there may read and change everything.");
}

std::filesystem::path default_data_folder(const ConfigSources& sources) {
    if (const auto folder = sources.environment("XDG_DATA_HOME"); folder && !folder->empty()) {
        return std::filesystem::path(*folder) / "storyflow";
    }
    if (const auto home = sources.environment("HOME"); home && !home->empty()) {
        return std::filesystem::path(*home) / ".local/share/storyflow";
    }
    return "storyflow-data";
}

}  // namespace

std::span<const Option> config_options() {
    return options;
}

Config load_config(const ConfigSources& sources) {
    Config config;
    config.workers = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 256U));
    config.data = default_data_folder(sources);
    if (sources.file) apply_file(config, *sources.file);
    for (const auto& option : options) {
        const auto name = environment_name(option.name);
        if (const auto value = sources.environment(name)) apply_from(config, option, *value, name);
    }
    for (const auto& option : options) {
        const auto flag = sources.flags.find(std::string(option.name));
        if (flag != sources.flags.end()) apply_from(config, option, flag->second, "--" + flag->first);
    }
    if (config.models.empty()) config.models = config.data / "models";
    if (config.media.empty()) config.media = config.data / "media";
    const auto search_path = sources.environment("PATH").value_or("");
    config.ffmpeg = base::find_program("ffmpeg", search_path);
    config.pdftotext = base::find_program("pdftotext", search_path);
    check_whole(config);
    return config;
}

std::optional<std::string> process_environment(const std::string& name) {
    const char* const value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace storyflow::app
