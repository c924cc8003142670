#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/clock.hpp"

namespace storyflow::store::postgres {

/// PostgreSQL keeps text only when it is valid UTF-8 without null characters.
[[nodiscard]] bool is_storable(std::string_view text);

/// The values of one statement as PostgreSQL reads them: text, or nothing for NULL. Lists become arrays.
class Parameters {
  public:
    template <class... Values>
    explicit Parameters(const Values&... values) {
        texts_.reserve(sizeof...(values));
        (add(values), ...);
    }

    /// One pointer per value, null for NULL. Valid as long as this object.
    [[nodiscard]] std::vector<const char*> pointers() const;

  private:
    /// Throws `base::Error{invalid_input}` for text that is not storable.
    void add(std::string_view value);
    void add(const std::string& value) { add(std::string_view(value)); }
    void add(const char* value) { add(std::string_view(value)); }
    void add(std::int64_t value) { texts_.emplace_back(std::to_string(value)); }
    void add(int value) { add(std::int64_t{value}); }
    void add(bool value) { texts_.emplace_back(value ? "true" : "false"); }
    void add(double value);
    void add(base::Timestamp value) { add(std::int64_t{value.time_since_epoch().count()}); }
    template <class Value>
    void add(const std::optional<Value>& value) {
        if (value) {
            add(*value);
        } else {
            texts_.emplace_back(std::nullopt);
        }
    }
    template <class Value>
    void add(const std::vector<Value>& values) {
        std::string list = "{";
        for (const auto& value : values) {
            if (list.size() > 1) list += ',';
            list += element(Parameters(static_cast<const Value&>(value)));
        }
        texts_.emplace_back(list + '}');
    }

    /// The only value of `one` as an element of an array.
    [[nodiscard]] static std::string element(const Parameters& one);

    std::vector<std::optional<std::string>> texts_;
};

}  // namespace storyflow::store::postgres
