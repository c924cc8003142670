#include "narration/pronunciation_check.hpp"

#include <fmt/format.h>

#include <cstddef>

#include "base/utf8.hpp"
#include "speech/phonemes.hpp"
#include "text/pronunciation.hpp"

namespace storyflow::narration {

namespace {

std::optional<std::string> fault_of_line(std::string_view line, std::size_t longest) {
    if (base::code_point_count(line) > longest) {
        return fmt::format("Ensure this field has no more than {} characters.", longest);
    }
    if (!base::is_single_line(line)) return "Line breaks and control characters are not allowed.";
    return std::nullopt;
}

bool has_bracket(std::string_view line) {
    return line.find_first_of("()[]{}") != std::string_view::npos;
}

std::optional<std::string> fault_of_phonemes(std::string_view phonemes) {
    const auto unknown = speech::unknown_phonemes(phonemes);
    if (unknown.empty()) return std::nullopt;
    return fmt::format("Kokoro does not know these phonemes: {}", fmt::join(unknown, " "));
}

std::optional<std::string> fault_of_respelling(std::string_view respelling) {
    if (respelling.starts_with('/') || respelling.ends_with('/')) {
        return "Phonemes stand between two slashes, as in /həlˈoʊ/.";
    }
    if (has_bracket(respelling)) return "Brackets are not allowed.";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> fault_of_word(std::string_view word) {
    if (auto fault = fault_of_line(word, text::longest_pronounced_word)) return fault;
    if (has_bracket(word)) return "Brackets are not allowed.";
    if (!base::has_letter_or_digit(word)) return "A letter or a digit is required.";
    return std::nullopt;
}

std::optional<std::string> fault_of_pronunciation(std::string_view spoken_as) {
    if (auto fault = fault_of_line(spoken_as, text::longest_pronunciation)) return fault;
    const auto phonemes = text::phonemes_of(spoken_as);
    if (auto fault = phonemes ? fault_of_phonemes(*phonemes) : fault_of_respelling(spoken_as)) return fault;
    if (!base::has_letter(spoken_as)) return "A letter is required.";
    return std::nullopt;
}

}  // namespace storyflow::narration
