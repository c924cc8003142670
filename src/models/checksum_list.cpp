#include "models/checksum_list.hpp"

#include <algorithm>
#include <cstddef>

#include "base/digest.hpp"
#include "base/file.hpp"

namespace storyflow::models {

namespace {

constexpr std::size_t sum_length = 64;
constexpr std::size_t largest_list = std::size_t{1024} * 1024;

bool is_sum(std::string_view text) {
    return base::is_hexadecimal(text, sum_length);
}

/// Whether the path is relative, stays below its folder, and contains no line end and no backslash, which
/// `sha256sum` would escape.
bool is_plain_inner_path(const std::filesystem::path& path) {
    return !path.empty() && path.is_relative() && path == path.lexically_normal() && *path.begin() != ".." &&
           path.native().find_first_of("\\\n\r") == std::string::npos;
}

}  // namespace

ChecksumList ChecksumList::read(const std::filesystem::path& file) {
    ChecksumList list;
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable)) return list;
    const std::string text = base::read_file(file, largest_list);
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        list.add_line(line);
    }
    return list;
}

void ChecksumList::add_line(std::string_view line) {
    constexpr std::size_t separator = 2;  // a space, then a space or '*' (binary mode)
    if (line.size() <= sum_length + separator) return;
    const std::string_view sum = line.substr(0, sum_length);
    const std::string path(line.substr(sum_length + separator));
    if (!is_sum(sum) || line[sum_length] != ' ' || !is_plain_inner_path(path)) return;
    set(path, std::string(sum));
}

void ChecksumList::write(const std::filesystem::path& file) const {
    std::string text;
    for (const auto& [path, sum] : sums_)
        text.append(sum).append("  ").append(path).append("\n");
    base::replace_file(file, text);
}

std::optional<std::string> ChecksumList::find(const std::string& path) const {
    const auto found = sums_.find(path);
    if (found == sums_.end()) return std::nullopt;
    return found->second;
}

}  // namespace storyflow::models
