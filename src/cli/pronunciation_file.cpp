#include "cli/pronunciation_file.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "narration/pronunciation_check.hpp"

namespace storyflow::cli {

namespace {

constexpr std::size_t largest_file = 1024UL * 1024;

base::Error unreadable(std::string_view file_name, std::size_t line, std::string_view why) {
    return {base::ErrorKind::invalid_input, fmt::format("{}, line {}: {}", file_name, line, why)};
}

}  // namespace

std::vector<text::Pronunciation> parse_pronunciations(std::string_view content, std::string_view file_name) {
    std::vector<text::Pronunciation> pronunciations;
    for (std::size_t number = 1; !content.empty(); ++number) {
        const std::size_t end = content.find('\n');
        const auto line = base::trim(content.substr(0, end));
        content = end == std::string_view::npos ? std::string_view{} : content.substr(end + 1);
        if (line.empty() || line.front() == '#') continue;
        const std::size_t sign = line.find('=');
        if (sign == std::string_view::npos)
            throw unreadable(file_name, number, "expected `word = pronunciation`");
        const auto word = base::trim(line.substr(0, sign));
        const auto spoken_as = base::trim(line.substr(sign + 1));
        if (const auto fault = narration::fault_of_word(word)) throw unreadable(file_name, number, *fault);
        if (const auto fault = narration::fault_of_pronunciation(spoken_as))
            throw unreadable(file_name, number, *fault);
        pronunciations.push_back({std::string(word), std::string(spoken_as)});
    }
    return pronunciations;
}

std::vector<text::Pronunciation> read_pronunciation_file(const std::filesystem::path& file) {
    const std::string content = base::read_file(file, largest_file);
    if (!base::is_valid_utf8(content)) {
        throw base::Error(base::ErrorKind::invalid_input, file.string() + ": the text is not valid UTF-8");
    }
    return parse_pronunciations(content, file.string());
}

}  // namespace storyflow::cli
