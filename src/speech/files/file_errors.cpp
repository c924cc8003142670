#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

constexpr std::size_t longest_shown = 80;

}  // namespace

std::string shown(std::string_view text) {
    std::string printable(text.substr(0, longest_shown));
    for (char& c : printable) {
        if (c < ' ' || c > '~') c = '?';
    }
    if (text.size() > longest_shown) printable += "...";
    return printable;
}

base::Error about_file(const std::filesystem::path& file, const base::Error& error) {
    return {error.kind(), shown(file.filename().string()) + ": " + error.what(), file.string()};
}

}  // namespace storyflow::speech
