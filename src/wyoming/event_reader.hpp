#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wyoming/event.hpp"

namespace storyflow::wyoming {

/// The most bytes of the parts of an event. The text of a long chapter fits into each of the first two.
inline constexpr std::size_t longest_line = std::size_t{2} << 20U;
inline constexpr std::size_t longest_data = std::size_t{2} << 20U;
inline constexpr std::size_t most_values = 10'000;  ///< of the line, and of its data
inline constexpr std::size_t longest_payload = std::size_t{1} << 20U;

/// Finds the events in bytes that come in pieces. It keeps no more than one event and what was added last.
/// Not thread-safe.
class EventReader {
  public:
    void add(std::string_view bytes) { bytes_ += bytes; }
    /// The next event; std::nullopt if it has not come as a whole. Throws `base::Error{invalid_input}` for
    /// bytes that are no event, or one beyond the limits: what follows cannot be understood then.
    [[nodiscard]] std::optional<Event> next();
    /// Whether a part of an event has come, and its rest has not.
    [[nodiscard]] bool is_within_event() const { return head_.has_value() || !bytes_.empty(); }

  private:
    struct Head {
        Event event;
        std::size_t data_length = 0;
        std::size_t payload_length = 0;
        bool has_data = false;  ///< the bytes of the data were read
    };

    [[nodiscard]] bool read_line();
    [[nodiscard]] bool read_data();
    [[nodiscard]] bool skip_payload();

    std::string bytes_;
    std::size_t searched_ = 0;  ///< of `bytes_`, without a line break
    std::optional<Head> head_;
};

}  // namespace storyflow::wyoming
