#pragma once

#include <spdlog/logger.h>

#include "app/log_output.hpp"
#include "http/exchange.hpp"

namespace storyflow::app {

/// Writes one line to the log for each request, and for each exception that ended a connection. Answers of
/// 500 and above are warnings; requests that monitoring repeats all the time (health, metrics) have the level
/// debug. Query and body are never logged: they may contain text of a story or a key. Safe from any thread.
class AccessLog final : public http::ExchangeObserver {
  public:
    /// Writes to the sinks that the program's log has at this moment.
    explicit AccessLog(LogFormat format);

    void exchange_ended(const http::Exchange& exchange) noexcept override;
    void connection_failed(std::string_view reason) noexcept override;

  private:
    LogFormat format_;
    spdlog::logger log_;
};

}  // namespace storyflow::app
