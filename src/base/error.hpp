#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace storyflow::base {

/// What went wrong, in terms a caller can act on. `api/error_response.cpp` maps each kind to an HTTP status.
enum class ErrorKind {
    invalid_input,
    unauthorized,
    forbidden,
    not_found,
    conflict,
    precondition_failed,
    payload_too_large,
    unsupported_media,
    queue_full,
    unavailable,
    cancelled,
    damaged_model,  ///< a file of a model is damaged or of an unknown format: the caller did nothing wrong
    internal,
};

/// The one error type that crosses rooms. `what()` is safe to show to a user; `detail()` is for the log only.
/// Absence is not an error: functions that may find nothing return `std::optional`.
class Error : public std::runtime_error {
  public:
    Error(ErrorKind kind, const std::string& message, std::string detail = {})
        : std::runtime_error(message), kind_(kind), detail_(std::move(detail)) {}

    [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::string& detail() const noexcept { return detail_; }

  private:
    ErrorKind kind_;
    std::string detail_;
};

}  // namespace storyflow::base
