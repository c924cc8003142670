#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>

namespace storyflow::store::sqlite {

/// Remembers which file a path led to when this was constructed. A file that is removed or replaced while it
/// is open can still be written, but its content is lost when the last process closes it. Safe from any
/// thread.
class FileInPlace {
  public:
    explicit FileInPlace(std::filesystem::path path);

    /// Whether the path still leads to the same file. Also true when this cannot be determined.
    [[nodiscard]] bool is_in_place() const noexcept;

  private:
    struct Number {
        dev_t device = 0;
        ino_t file = 0;
        bool operator==(const Number&) const = default;
    };
    enum class Presence { there, absent, unknown };
    Presence look(Number& found) const noexcept;

    std::filesystem::path path_;
    std::optional<Number> number_;
};

}  // namespace storyflow::store::sqlite
