#include "books/story_forms.hpp"

#include <string>

#include "base/utf8.hpp"
#include "books/lines.hpp"
#include "books/story_blocks.hpp"
#include "books/story_json.hpp"

namespace storyflow::books {

namespace {

constexpr std::string_view fence = "```";

/// The text between the first two lines of ```, or the whole text without such lines.
struct Fenced {
    std::string_view before;
    std::string_view inside;
    std::string_view behind;
};

Fenced fenced(std::string_view text) {
    const auto lines = lines_of(text);
    const auto offset = [&](const Line& line) {
        return static_cast<std::size_t>(line.text.data() - text.data());
    };
    std::size_t begin = std::string_view::npos;
    for (const Line& line : lines) {
        if (!base::trim(line.text).starts_with(fence)) continue;
        if (begin == std::string_view::npos) {
            begin = offset(line) + line.text.size();
        } else {
            return {text.substr(0, begin), text.substr(begin, offset(line) - begin),
                    text.substr(offset(line))};
        }
    }
    return {{}, text, {}};
}

/// The text around the story, without the fence and the name of its language.
void leave_out_around(Book& book, std::string_view text) {
    std::string words;
    for (const Line& line : lines_of(text)) {
        const auto trimmed = base::trim(line.text);
        if (trimmed.empty() || trimmed.starts_with(fence)) continue;
        words += (words.empty() ? "" : "\n") + std::string(trimmed);
    }
    if (!words.empty()) book.left_out.push_back({"text around the story", words});
}

/// Whether the text is about the story; a book about programs may show one among its chapters.
bool is_most_of(std::string_view text, JsonPlace place) {
    const std::size_t size = place.end - place.begin;
    return text.size() - size <= size + 2'000;
}

}  // namespace

std::optional<Book> read_story_form(std::string_view utf8) {
    if (const auto place = find_story_json(utf8); place && is_most_of(utf8, *place)) {
        Book book = read_story_json(utf8, *place);
        leave_out_around(book, utf8.substr(0, place->begin));
        leave_out_around(book, utf8.substr(place->end));
        return book;
    }
    const auto parts = fenced(utf8);
    if (!are_story_blocks(parts.inside)) return std::nullopt;
    Book book = read_story_blocks(parts.inside);
    leave_out_around(book, parts.before);
    leave_out_around(book, parts.behind);
    return book;
}

}  // namespace storyflow::books
