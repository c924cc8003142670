#include "cli/story_pictures.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "base/error.hpp"

namespace storyflow::cli {

namespace {

using Numbered = std::pair<std::size_t, std::filesystem::path>;

bool is_picture(const std::filesystem::directory_entry& entry) {
    constexpr std::array endings{".jpg", ".jpeg", ".png", ".webp"};
    std::string ending = entry.path().extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return entry.is_regular_file() && std::ranges::find(endings, ending) != endings.end();
}

std::optional<std::size_t> number_in(const std::filesystem::path& file) {
    const std::string name = file.stem().string();
    const auto digit = name.find_first_of("0123456789");
    if (digit == std::string::npos) return std::nullopt;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data() + digit, name.data() + name.size(), number);
    if (error != std::errc() || number == 0) return std::nullopt;
    return number;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw base::Error(base::ErrorKind::not_found, "--images: there is no folder " + folder.string());
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (is_picture(entry)) files.push_back(entry.path());
    if (files.empty()) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "--images: there is no JPEG, PNG or WebP picture in " + folder.string());
    }
    std::ranges::sort(files);
    return files;
}

std::vector<Numbered> numbered(const std::vector<std::filesystem::path>& files) {
    const bool by_name =
        std::ranges::all_of(files, [](const auto& file) { return number_in(file).has_value(); });
    std::vector<Numbered> result;
    for (std::size_t i = 0; i < files.size(); ++i)
        result.emplace_back(by_name ? *number_in(files[i]) : i + 1, files[i]);
    std::ranges::stable_sort(result, {}, &Numbered::first);
    return result;
}

}  // namespace

std::vector<std::filesystem::path> pictures_for(const std::filesystem::path& folder, std::size_t segments) {
    const auto pictures = numbered(files_of(folder));
    std::vector<std::filesystem::path> result;
    for (std::size_t segment = 1; segment <= segments; ++segment) {
        const auto behind = std::ranges::upper_bound(pictures, segment, {}, &Numbered::first);
        result.push_back(behind == pictures.begin() ? pictures.front().second : (behind - 1)->second);
    }
    return result;
}

}  // namespace storyflow::cli
