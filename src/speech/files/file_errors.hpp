#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

/// Errors of the readers of model files: functions that read bytes describe the fault, functions that read
/// files prepend the file's name. The folder goes to the log only, because messages also reach clients on
/// other machines.
namespace storyflow::speech {

/// Makes text from a file fit for a message: at most 80 characters of printable ASCII, '?' for others.
[[nodiscard]] std::string shown(std::string_view text);

[[nodiscard]] inline base::Error bad_data(const std::string& what) {
    return {base::ErrorKind::damaged_model, what};
}

[[nodiscard]] base::Error about_file(const std::filesystem::path& file, const base::Error& error);

template <class Read>
auto reading(const std::filesystem::path& file, Read&& read) {
    try {
        return std::forward<Read>(read)();
    } catch (const base::Error& error) {
        throw about_file(file, error);
    }
}

}  // namespace storyflow::speech
