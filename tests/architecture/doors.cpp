#include "tests/architecture/doors.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string_view>

namespace storyflow::architecture {

namespace {

constexpr std::string_view tests_folder = "tests/";

std::string without_front(const std::string& text, std::string_view front) {
    return text.starts_with(front) ? text.substr(front.size()) : text;
}

bool leads_to(const Door& door, const Place& to) {
    return std::ranges::any_of(door.to,
                               [&](const std::string& open) { return open == to.folder || open == to.unit; });
}

bool may_enter(const Doors& doors, const Place& from, const Place& to) {
    if (from.folder == to.folder || to.folder == "base") return true;
    return std::ranges::any_of(doors, [&](const Door& door) {
        return (door.from == from.folder || door.from == from.unit) && leads_to(door, to);
    });
}

/// "tests/http/server_test" -> "http/server"
Place tested_by(const Place& test) {
    Place tested{without_front(test.folder, tests_folder), without_front(test.unit, tests_folder)};
    constexpr std::string_view ending = "_test";
    if (tested.unit.ends_with(ending)) tested.unit.resize(tested.unit.size() - ending.size());
    return tested;
}

bool lies_in(const std::string& folder, const std::string& home) {
    return folder == home || folder.starts_with(home + "/");
}

}  // namespace

Place place_of(const std::string& path) {
    const std::filesystem::path inside = without_front(path, "src/");
    const std::string folder = inside.parent_path().generic_string();
    return {folder.empty() ? inside.stem().generic_string() : folder,
            (inside.parent_path() / inside.stem()).generic_string()};
}

bool may_include(const Doors& doors, const std::string& file, const std::string& header) {
    const Place from = place_of(file);
    const Place to = place_of(header);
    if (may_enter(doors, from, to)) return true;
    if (!from.folder.starts_with(tests_folder)) return false;
    return to.folder == "tests/support" || may_enter(doors, tested_by(from), tested_by(to));
}

std::optional<std::string> library_from_elsewhere(const std::vector<Home>& homes, const std::string& file,
                                                  const std::string& header) {
    const std::string folder = place_of(file).folder;
    for (const Home& home : homes) {
        if (!std::regex_search(header, std::regex(home.headers))) continue;
        const bool is_at_home =
            std::ranges::any_of(home.folders, [&](const std::string& open) { return lies_in(folder, open); });
        if (!is_at_home) return home.library;
    }
    return std::nullopt;
}

}  // namespace storyflow::architecture
