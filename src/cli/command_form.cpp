#include "cli/command_form.hpp"

#include <algorithm>
#include <array>

namespace storyflow::cli {

namespace {

constexpr std::array<std::string_view, 5> names_of_files{"FILE", "IMAGE", "STORY", "OUTPUT", "BACKUP"};

}  // namespace

ValueKind value_kind(const OptionForm& option) {
    const auto& name = option.value_name;
    if (name.empty()) return ValueKind::none;
    if (name.find('|') != std::string::npos) return ValueKind::words;
    if (name == "DIR") return ValueKind::folder;
    return std::ranges::find(names_of_files, name) != names_of_files.end() ? ValueKind::file
                                                                           : ValueKind::other;
}

std::vector<std::string> value_words(const OptionForm& option) {
    std::vector<std::string> words;
    const std::string_view name = option.value_name;
    for (std::size_t begin = 0; begin <= name.size();) {
        const auto end = std::min(name.find('|', begin), name.size());
        words.emplace_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

}  // namespace storyflow::cli
