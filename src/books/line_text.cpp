#include "books/line_text.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

/// A character at the beginning of a text, as part of a paragraph.
struct Step {
    enum class Kind { space, dropped, kept } kind;
    std::size_t size;
};

/// How many characters of ASCII that are simply kept the text begins with: the bulk of most texts.
std::size_t plain_size(std::string_view text) {
    const auto end =
        std::ranges::find_if_not(text, [](char letter) { return letter > ' ' && letter < '\x7F'; });
    return static_cast<std::size_t>(end - text.begin());
}

Step step_of(std::string_view text) {
    using enum Step::Kind;
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return {space, 1};
    if (byte < 0x20 || byte == 0x7F) return {dropped, 1};
    if (byte < 0x80) return {kept, 1};
    if (byte == 0xC2 && text.size() > 1) {
        const auto second = static_cast<unsigned char>(text[1]);
        if (second == 0xA0 || second == 0x85) return {space, 2};       // no-break space, next line
        return {second == 0xAD || second < 0xA0 ? dropped : kept, 2};  // soft hyphen, control characters
    }
    if (text.starts_with("\u2028") || text.starts_with("\u2029")) return {space, 3};
    if (text.starts_with("\uFEFF") || text.starts_with("\u200B") || text.starts_with("\u2060"))
        return {dropped, 3};
    return {kept, 1};
}

bool is_letter_or_digit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

/// `oOo`, `ooOoo`, `o O o`, `~o~`, `x x x`: letters as ornaments.
bool separates_by_letters(std::string_view text) {
    constexpr std::string_view signs_of_ascii = "*~-_=.+#<>{}| ";
    std::string letters;
    std::string signs;
    for (const char character : text)
        (is_letter_or_digit(character) ? letters : signs).push_back(character);
    const bool are_signs = std::ranges::all_of(signs, [&](char sign) {
        return signs_of_ascii.find(sign) != std::string_view::npos ||
               static_cast<unsigned char>(sign) >= 0x80;
    });
    constexpr std::size_t most_letters = 9;
    if (letters.empty() || letters.size() > most_letters || !are_signs || base::has_letter_or_digit(signs))
        return false;
    if (letters.find_first_not_of('x') == std::string::npos) return signs.size() >= 2;
    if (letters.find_first_not_of("oO0") != std::string::npos ||
        letters.find_first_of("oO") == std::string::npos)
        return false;
    const bool alternates = letters.size() >= 3 && letters.front() == letters.back() &&
                            letters.find_first_not_of(letters.front()) != std::string::npos;
    return alternates || signs.size() >= 2;
}

}  // namespace

void LineText::append(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = plain_size(text.substr(at));
        const Step step = plain > 0 ? Step{Step::Kind::kept, plain} : step_of(text.substr(at));
        if (step.kind == Step::Kind::space) {
            pending_space_ = true;
        } else if (step.kind == Step::Kind::kept) {
            if (pending_space_ && !text_.empty() && text_.back() != '\n') text_.push_back(' ');
            pending_space_ = false;
            text_ += text.substr(at, step.size);
        }
        at += step.size;
    }
}

bool LineText::break_line() {
    pending_space_ = false;
    if (text_.empty()) return false;
    if (text_.back() == '\n') return true;
    text_.push_back('\n');
    return false;
}

void LineText::separate_cells() {
    if (text_.empty()) return;
    if (is_letter_or_digit(text_.back()) || static_cast<unsigned char>(text_.back()) >= 0x80)
        text_.push_back(',');
    pending_space_ = true;
}

std::string LineText::take() {
    std::string text = std::move(text_);
    text_.clear();
    pending_space_ = false;
    while (text.ends_with('\n') || text.ends_with(' '))
        text.pop_back();
    return text;
}

std::string clean_line(std::string_view text) {
    LineText line;
    line.append(text);
    return line.take();
}

std::string as_title(std::string_view lines) {
    constexpr std::string_view marks = ".,:;!?";
    std::string title;
    for (const char letter : lines) {
        if (letter != '\n') {
            title.push_back(letter);
        } else {
            const bool has_mark = !title.empty() && marks.find(title.back()) != std::string_view::npos;
            title += has_mark ? " " : ". ";
        }
    }
    return title;
}

bool separates_scenes(std::string_view text) {
    text = base::trim(text);
    if (text.empty()) return false;
    return !base::has_letter_or_digit(text) || separates_by_letters(text);
}

}  // namespace storyflow::books
