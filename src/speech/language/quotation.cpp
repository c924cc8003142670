#include "speech/language/quotation.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"
#include "speech/phonemes.hpp"

namespace storyflow::speech {

namespace {

constexpr std::string_view opening = "“";
constexpr std::string_view closing = "”";

/// Words whose first letters are left out behind an apostrophe, and that hardly ever begin a quotation.
bool is_shortened(std::string_view word) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"bout", "cause", "em",     "kay",  "n",       "neath", "nother", "nuff",  "pon",   "scuse", "spect",
         "til",  "tis",   "tisn't", "twas", "twasn't", "tween", "twere",  "twill", "twixt", "twould"});
    static_assert(std::is_sorted(words.begin(), words.end()));
    return std::binary_search(words.begin(), words.end(), base::case_folded(word));
}

bool is_single(std::string_view symbol) {
    return symbol == "'" || symbol == "’" || symbol == "‘";
}

bool ends_with_space(std::string_view marks) {
    const auto symbols = symbols_of(marks);
    return !symbols.empty() && base::is_blank(symbols.back());
}

/// Goes through a text from quote to quote.
class QuotationMarker {
  public:
    /// The marks between a space, or the beginning, and `word`.
    [[nodiscard]] std::string before(std::string_view marks, std::string_view word) {
        std::string result;
        const auto symbols = symbols_of(marks);
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            const bool is_apostrophe = is_single(symbols[i]) && i + 1 == symbols.size() && is_shortened(word);
            const bool is_quote = symbols[i] == "\"" || (is_single(symbols[i]) && !is_apostrophe);
            if (is_quote) (symbols[i] == "\"" ? double_is_open_ : single_is_open_) = true;
            result.append(is_quote ? opening : symbols[i]);
        }
        return result;
    }

    /// The marks behind a word. The last of them may open a quotation if `touches_next`: it touches the next
    /// word, and other marks part it from the word before.
    [[nodiscard]] std::string behind(std::string_view marks, bool touches_next) {
        std::string result;
        const auto symbols = symbols_of(marks);
        for (std::size_t i = 0; i < symbols.size(); ++i)
            result.append(trailing(symbols[i], touches_next && i + 1 == symbols.size()));
        return result;
    }

  private:
    [[nodiscard]] std::string_view trailing(std::string_view symbol, bool is_before_word) {
        if (symbol != "\"" && !is_single(symbol)) return symbol;
        bool& is_open = symbol == "\"" ? double_is_open_ : single_is_open_;
        const bool opens = symbol == "‘" || (is_before_word && !is_open);
        const bool was_open = std::exchange(is_open, opens);
        if (opens) return opening;
        const bool is_apostrophe = symbol != "\"" && !was_open;
        return is_apostrophe ? symbol : closing;
    }

    bool double_is_open_ = false;
    bool single_is_open_ = false;
};

}  // namespace

void mark_quotations(std::vector<text::SpokenWord>& words) {
    QuotationMarker marker;
    bool touches_previous = false;  // no space stands between the word and the one before
    for (std::size_t i = 0; i < words.size(); ++i) {
        text::SpokenWord& word = words[i];
        const bool has_marks_before =
            symbols_of(word.lead).size() > 1 || (i > 0 && !words[i - 1].trail.empty());
        word.lead = touches_previous ? marker.behind(word.lead, has_marks_before)
                                     : marker.before(word.lead, word.text);
        const bool is_last = i + 1 == words.size();
        touches_previous = !is_last && !ends_with_space(word.trail);
        const bool touches_next = touches_previous && words[i + 1].lead.empty();
        word.trail = marker.behind(word.trail, touches_next && symbols_of(word.trail).size() > 1);
    }
}

}  // namespace storyflow::speech
