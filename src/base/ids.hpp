#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace storyflow::base {

/// Where new identifiers come from. Implementations are safe to call from any thread.
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

/// Reads a UUID as lenient clients write it (upper case, without hyphens, in braces, `urn:uuid:` prefix) and
/// returns its canonical lower-case hyphenated form, or nothing when it is none.
[[nodiscard]] std::optional<std::string> parse_uuid(std::string_view text);

}  // namespace storyflow::base
