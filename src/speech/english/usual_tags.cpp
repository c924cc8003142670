#include "speech/english/usual_tags.hpp"

#include <array>
#include <cstddef>
#include <string>

#include "base/utf8.hpp"
#include "speech/english/letter_case.hpp"

namespace storyflow::speech::english {

namespace {

struct UsualTag {
    std::string_view word;
    PennTag tag;
};

/// Words whose sounds depend on their tag, in small letters.
constexpr auto usual_tags = std::to_array<UsualTag>({
    {"a", PennTag::dt},    {"am", PennTag::vbp},   {"an", PennTag::dt},    {"by", PennTag::in},
    {"had", PennTag::vbd}, {"have", PennTag::vbp}, {"he", PennTag::prp},   {"i", PennTag::prp},
    {"in", PennTag::in},   {"read", PennTag::vbd}, {"she", PennTag::prp},  {"that", PennTag::in},
    {"the", PennTag::dt},  {"to", PennTag::to},    {"used", PennTag::vbd}, {"vs", PennTag::in},
    {"we", PennTag::prp},  {"were", PennTag::vbd}, {"they", PennTag::prp}, {"you", PennTag::prp},
});

/// What follows "that" when it points at something: "that is", "after that,".
constexpr auto verbs_after_that = std::to_array<std::string_view>({"is", "was", "'s", "will", "would"});

PennTag usual_tag(std::string_view token) {
    const std::string small = in_small(token);
    for (const UsualTag& usual : usual_tags) {
        if (usual.word == small) return usual.tag;
    }
    return base::has_letter_or_digit(token) ? PennTag::nn : PennTag::colon;
}

/// Where the ending of a contraction begins: do|n't, Tom|'s; the end if it is none.
std::size_t ending_at(std::string_view word) {
    for (const std::string_view ending : {"n't", "'s", "'ll", "'re", "'ve", "'d", "'m"}) {
        const bool is_contraction = word.size() > ending.size() && in_small(word).ends_with(ending);
        if (is_contraction) return word.size() - ending.size();
    }
    return word.size();
}

bool belongs_to_word(std::string_view symbol) {
    return base::has_letter_or_digit(symbol) || symbol == "'" || symbol == "’";
}

class Tokenizer {
  public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    std::vector<TaggedToken> tokens() && {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t end = word_end(at);
            if (end > at) {
                add_word(at, end);
                at = end;
                continue;
            }
            const std::size_t next = at + symbol_at(at).size();
            if (symbol_at(at) != " ") add(at, next);
            at = next;
        }
        tag_by_neighbours();
        return std::move(tokens_);
    }

  private:
    [[nodiscard]] std::string_view symbol_at(std::size_t at) const {
        return base::first_code_points(text_.substr(at), 1);
    }
    [[nodiscard]] std::size_t word_end(std::size_t at) const {
        while (at < text_.size() && belongs_to_word(symbol_at(at)))
            at += symbol_at(at).size();
        return at;
    }
    void add_word(std::size_t begin, std::size_t end) {
        const std::size_t ending = begin + ending_at(text_.substr(begin, end - begin));
        add(begin, ending);
        if (ending < end) add(ending, end);
    }
    void add(std::size_t begin, std::size_t end) {
        tokens_.push_back(
            {begin, end, text_.substr(end).starts_with(' '), usual_tag(text_.substr(begin, end - begin))});
    }
    [[nodiscard]] std::string text_of(std::size_t token) const {
        if (token >= tokens_.size()) return {};
        return in_small(text_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin));
    }

    void tag_by_neighbours() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            const bool follows_to = i > 0 && text_of(i - 1) == "to";
            if (follows_to && tokens_[i].tag == PennTag::nn) tokens_[i].tag = PennTag::vb;
            if (text_of(i) == "that" && points_at_something(i)) tokens_[i].tag = PennTag::dt;
        }
    }
    [[nodiscard]] bool points_at_something(std::size_t that) const {
        const std::string next = text_of(that + 1);
        const bool is_before_mark = next.empty() || tokens_[that + 1].tag == PennTag::colon;
        for (const std::string_view verb : verbs_after_that) {
            if (next == verb) return true;
        }
        return is_before_mark;
    }

    std::string_view text_;
    std::vector<TaggedToken> tokens_;
};

}  // namespace

std::vector<TaggedToken> usually_tagged_tokens(std::string_view text) {
    return Tokenizer(text).tokens();
}

}  // namespace storyflow::speech::english
