#include "books/source_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/utf8.hpp"

namespace storyflow::books {

namespace {

enum class Role { space, dropped, kept };

struct Character {
    Role role = Role::kept;
    std::size_t size = 1;
};

/// As `LineText` reads a character.
Character character_at(std::string_view text) {
    constexpr std::array<std::string_view, 4> spaces = {"\u00A0", "\u0085", "\u2028", "\u2029"};
    constexpr std::array<std::string_view, 4> dropped = {"\u00AD", "\uFEFF", "\u200B", "\u2060"};
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return {Role::space, 1};
    for (const auto space : spaces) {
        if (text.starts_with(space)) return {Role::space, space.size()};
    }
    for (const auto mark : dropped) {
        if (text.starts_with(mark)) return {Role::dropped, mark.size()};
    }
    return {};
}

bool is_without_marks(std::string_view name) {
    constexpr std::array<std::string_view, 8> names = {"svg",    "math",     "option", "select",
                                                       "iframe", "textarea", "title",  "object"};
    return std::ranges::find(names, name) != names.end();
}

bool can_be_marked(const SourceDocument& document, const Markup& text) {
    for (const Markup* above = document.source_of(text).parent; above != nullptr;
         above = document.source_of(*above).parent) {
        if (is_without_marks(above->name)) return false;
    }
    return true;
}

class WordReader {
  public:
    void add(std::string_view text, std::span<const ByteRange> bytes) {
        for (std::size_t at = 0; at < text.size();) {
            const auto character = character_at(text.substr(at));
            if (character.role == Role::space) end_word();
            if (character.role == Role::kept) {
                word_.text.push_back(text[at]);
                word_.bytes.push_back(bytes[at]);
            }
            at += character.size;
        }
    }
    void end_word() {
        if (!word_.text.empty()) words_.push_back(std::move(word_));
        word_ = {};
    }
    std::vector<SourceWord> take() {
        end_word();
        return std::move(words_);
    }

  private:
    SourceWord word_;
    std::vector<SourceWord> words_;
};

}  // namespace

std::vector<SourceWord> source_words(const SourceDocument& document, std::span<const Markup* const> texts) {
    WordReader reader;
    for (const Markup* const text : texts) {
        if (text == nullptr || !can_be_marked(document, *text)) {
            reader.end_word();
        } else {
            reader.add(text->text, document.bytes_of_text(*text));
        }
    }
    return reader.take();
}

std::vector<TextWord> words_of_text(std::string_view text) {
    std::vector<TextWord> words;
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin) words.push_back({std::string(text.substr(begin, end - begin)), {begin, end}});
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto character = character_at(text.substr(at));
        if (character.role == Role::space) {
            end_word(at);
            begin = at + character.size;
        }
        at += character.size;
    }
    end_word(text.size());
    return words;
}

std::string word_key(std::string_view word) {
    const auto starts = base::code_point_starts(word);
    std::string letters;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : word.size();
        const auto character = word.substr(starts[i], end - starts[i]);
        if (base::has_letter_or_digit(character)) letters += character;
    }
    return letters.empty() ? std::string(word) : base::case_folded(letters);
}

}  // namespace storyflow::books
