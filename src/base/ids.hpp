#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::base {

/// A source of new identifiers. Implementations are safe to call from any thread.
class IdSource {
  public:
    virtual ~IdSource() = default;
    /// A new random (version 4) UUID, lower case with hyphens.
    [[nodiscard]] virtual std::string uuid() = 0;
    /// `digits` lower-case hexadecimal digits, random.
    [[nodiscard]] virtual std::string hex(std::size_t digits) = 0;
};

/// Draws from the operating system's entropy source.
class RandomIdSource final : public IdSource {
  public:
    [[nodiscard]] std::string uuid() override;
    [[nodiscard]] std::string hex(std::size_t digits) override;
};

/// Reads a UUID in any form that lenient clients send (upper case, without hyphens, in braces, with the
/// prefix `urn:uuid:`). Returns its canonical lower-case hyphenated form; std::nullopt if the text is no
/// UUID.
[[nodiscard]] std::optional<std::string> parse_uuid(std::string_view text);

}  // namespace storyflow::base
