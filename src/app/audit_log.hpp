#pragma once

#include <spdlog/logger.h>

#include <filesystem>
#include <optional>

#include "app/key_changes.hpp"
#include "app/line_file.hpp"
#include "app/log_output.hpp"
#include "base/clock.hpp"
#include "http/exchange.hpp"

namespace storyflow::app {

struct AuditLogOptions {
    std::optional<std::filesystem::path> file{};  ///< gets one JSON object a line; std::nullopt: the log
    LogFormat format = LogFormat::text;           ///< of the log
    bool needs_keys = false;                      ///< whether requests need a key
};

/// Records each write, one line: when, the name of the key, the client's address, method, route, the id of
/// the thing that was changed, status and request id; never a text, a query or a key. A write without a valid
/// key to a server that needs one is not recorded: it changed nothing, and strangers must not be able to fill
/// the disk. Records also which keys the key file gains and loses, by their names. Safe from any thread.
class AuditLog final : public http::ExchangeObserver {
  public:
    /// Borrows `clock`. Throws `base::Error{unavailable}` if the file cannot be written.
    AuditLog(const AuditLogOptions& options, const base::Clock& clock);

    void exchange_ended(const http::Exchange& exchange) noexcept override;
    void connection_failed(std::string_view) noexcept override {}
    void key_changed(const KeyChange& change) noexcept;

  private:
    struct Line {
        std::string_view message;  ///< of a log whose lines are JSON
        std::string fields;        ///< members of a JSON object
        std::string text;
    };
    void record(const Line& line);

    const base::Clock& clock_;
    const LogFormat format_;
    const bool needs_keys_;
    std::optional<LineFile> file_;
    spdlog::logger log_;
};

}  // namespace storyflow::app
