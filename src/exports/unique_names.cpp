#include "exports/unique_names.hpp"

#include <fmt/format.h>

#include "base/download_name.hpp"
#include "base/utf8.hpp"

namespace storyflow::exports {

std::string UniqueNames::take(std::string_view title, std::string_view extension) {
    std::string name = base::download_name(title, extension);
    const auto stem = name.substr(0, name.size() - extension.size());
    for (int number = 2; !taken_.insert(base::case_folded(name)).second; ++number)
        name = fmt::format("{} ({}){}", stem, number, extension);
    return name;
}

}  // namespace storyflow::exports
