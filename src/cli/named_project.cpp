#include "cli/named_project.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/utf8.hpp"

namespace storyflow::cli {

namespace {

constexpr std::int64_t most_found = 100;

base::Error wrong(const std::string& sentence) {
    return {base::ErrorKind::invalid_input, "PROJECT: " + sentence};
}

std::vector<story::Project> with_title(const std::vector<story::ProjectSummary>& found,
                                       const std::string& title) {
    std::vector<story::Project> projects;
    for (const auto& one : found) {
        if (base::case_folded(one.project.title) == base::case_folded(title)) projects.push_back(one.project);
    }
    return projects;
}

std::string choice_of(const std::vector<story::ProjectSummary>& found) {
    constexpr std::size_t most_shown = 10;
    std::string lines;
    for (std::size_t i = 0; i < std::min(found.size(), most_shown); ++i)
        lines += fmt::format("\n  {}  {}", found[i].project.id, found[i].project.title);
    return lines;
}

}  // namespace

story::Project named_project(story::ProjectStore& projects, const std::string& name) {
    if (const auto id = base::parse_uuid(name)) {
        if (const auto found = projects.find(*id)) return found->project;
        throw wrong("there is no project with this id");
    }
    const auto title = std::string(base::trim(name));
    const auto page = projects.list({.search = title, .order = story::ProjectOrder::title}, 0, most_found);
    const auto exact = with_title(page.projects, title);
    if (exact.size() == 1) return exact.front();
    if (exact.empty() && page.projects.size() == 1) return page.projects.front().project;
    if (page.projects.empty()) throw wrong("there is no project with this title");
    throw wrong(fmt::format("the title \"{}\" is that of several; name one by its id:{}", title,
                            choice_of(page.projects)));
}

}  // namespace storyflow::cli
