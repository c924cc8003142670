#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/coercion.hpp"

namespace storyflow::api {

/// Reads the fields of a request body by name. An absent field is std::nullopt. A wrong value is std::nullopt
/// too and is recorded, so that `check` can report all of them together. Borrows the body; not thread-safe.
class FieldReader {
  public:
    explicit FieldReader(const boost::json::object& fields) : fields_(fields) {}

    std::optional<std::string> text(std::string_view name, const TextRule& rule = {});
    std::optional<std::int64_t> integer(std::string_view name, const IntegerRule& rule = {});
    std::optional<double> number(std::string_view name);
    std::optional<bool> boolean(std::string_view name);
    std::optional<std::string> choice(std::string_view name, std::span<const std::string_view> choices);

    /// Records an error if the field is absent.
    void require(std::string_view name);
    void reject(std::string_view name, std::string_view message);
    /// Records the errors of the field's elements, by index.
    void reject(std::string_view name, boost::json::object errors);
    /// The field as it was sent, which may be null; a null pointer if it is absent.
    [[nodiscard]] const boost::json::value* find(std::string_view name) const {
        return fields_.if_contains(name);
    }

    /// Throws `ApiError` (400) with all recorded errors, in the order in which the fields were read.
    void check() const;

  private:
    template <typename T, typename Coerce>
    std::optional<T> read(std::string_view name, const Coerce& coerce);

    const boost::json::object& fields_;
    boost::json::object errors_;
};

}  // namespace storyflow::api
