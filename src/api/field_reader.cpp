#include "api/field_reader.hpp"

#include <utility>
#include <variant>

#include "api/api_error.hpp"

namespace storyflow::api {

template <typename T, typename Coerce>
std::optional<T> FieldReader::read(std::string_view name, const Coerce& coerce) {
    const auto* value = find(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_null()) {
        reject(name, "This field may not be null.");
        return std::nullopt;
    }
    Coerced<T> coerced = coerce(*value);
    if (const auto* rejection = std::get_if<Rejection>(&coerced)) {
        reject(name, rejection->message);
        return std::nullopt;
    }
    return std::get<T>(std::move(coerced));
}

std::optional<std::string> FieldReader::text(std::string_view name, const TextRule& rule) {
    return read<std::string>(name, [&](const auto& value) { return coerce_text(value, rule); });
}

std::optional<std::int64_t> FieldReader::integer(std::string_view name, const IntegerRule& rule) {
    return read<std::int64_t>(name, [&](const auto& value) { return coerce_integer(value, rule); });
}

std::optional<double> FieldReader::number(std::string_view name) {
    return read<double>(name, [](const auto& value) { return coerce_float(value); });
}

std::optional<bool> FieldReader::boolean(std::string_view name) {
    return read<bool>(name, [](const auto& value) { return coerce_boolean(value); });
}

std::optional<std::string> FieldReader::choice(std::string_view name,
                                               std::span<const std::string_view> choices) {
    return read<std::string>(name, [&](const auto& value) { return coerce_choice(value, choices); });
}

void FieldReader::require(std::string_view name) {
    if (find(name) == nullptr) reject(name, "This field is required.");
}

void FieldReader::reject(std::string_view name, std::string_view message) {
    errors_[name] = boost::json::array{message};
}

void FieldReader::reject(std::string_view name, boost::json::object errors) {
    errors_[name] = std::move(errors);
}

void FieldReader::check() const {
    if (!errors_.empty()) throw ApiError(base::ErrorKind::invalid_input, errors_);
}

}  // namespace storyflow::api
