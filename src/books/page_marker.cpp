#include "books/page_marker.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "books/tag_balance.hpp"
#include "books/word_alignment.hpp"
#include "books/xml_escape.hpp"

namespace storyflow::books {

namespace {

/// A part of the text without what is hidden, for XHTML.
std::string shown(const ReturnedPassage& passage, ByteRange part) {
    const std::string_view text = passage.text;
    std::string result;
    std::size_t at = part.begin;
    for (const auto& hidden : passage.hidden) {
        if (hidden.end <= at) continue;
        if (hidden.begin >= part.end) break;
        if (hidden.begin > at) result += escaped_text(text.substr(at, hidden.begin - at));
        at = std::min(hidden.end, part.end);
    }
    return result + escaped_text(text.substr(at, part.end - at));
}

std::string free_prefix(std::string_view document) {
    std::string prefix = "sf-w";
    while (document.find('"' + prefix) != std::string_view::npos ||
           document.find('\'' + prefix) != std::string_view::npos)
        prefix += 'w';
    return prefix;
}

/// Elements in which a paragraph can stand.
bool holds_paragraphs(std::string_view name) {
    constexpr std::array<std::string_view, 19> names = {
        "body", "div", "section", "article", "main",   "aside",      "header", "footer",  "nav",       "li",
        "td",   "th",  "dd",      "dt",      "figure", "figcaption", "center", "details", "blockquote"};
    return std::ranges::find(names, name) != names.end();
}

/// The element around the text whose parent holds paragraphs; the text itself where there is none.
ByteRange paragraph_around(const SourceDocument& document, const Markup& text) {
    const auto* node = &document.source_of(text);
    while (node->parent != nullptr && !holds_paragraphs(node->parent->name))
        node = &document.source_of(*node->parent);
    return node->parent == nullptr ? document.source_of(text).outer : node->outer;
}

/// Pairs what is unmatched between two matches: word by word, as far as both lists go.
template <class Pair>
void pair_gaps(const std::vector<std::optional<std::size_t>>& matches, std::size_t other_size,
               bool only_equal, Pair pair) {
    std::size_t other_begin = 0;
    for (std::size_t i = 0; i <= matches.size();) {
        std::size_t end = i;
        while (end < matches.size() && !matches[end])
            ++end;
        const std::size_t other_end = end < matches.size() ? *matches[end] : other_size;
        const std::size_t count = std::min(end - i, other_end - other_begin);
        if (!only_equal || end - i == other_end - other_begin) {
            for (std::size_t k = 0; k < count; ++k)
                pair(i + k, other_begin + k);
        }
        other_begin = other_end + 1;
        i = end + 1;
    }
}

/// Whether a word of a spoken title is that of the title: a stop is put behind each of its lines.
bool differs_by_stop(const std::string& spoken, const std::string& written, bool ends_line) {
    return ends_line && spoken.size() == written.size() + 1 && spoken.starts_with(written) &&
           spoken.back() == '.';
}

bool ends_line(std::string_view text, const TextWord& word) {
    const std::size_t next = text.find_first_not_of(" \t", word.place.end);
    return next == std::string_view::npos || text[next] == '\n';
}

std::vector<std::string> texts_of(std::span<const TextWord> words) {
    std::vector<std::string> texts;
    std::ranges::transform(words, std::back_inserter(texts), &TextWord::text);
    return texts;
}

/// For each word that was read, the word of the document.
std::vector<std::optional<std::size_t>> read_from(std::span<const TextWord> read,
                                                  std::span<const SourceWord> sources) {
    std::vector<std::string> read_keys;
    std::vector<std::string> source_keys;
    for (const auto& word : read)
        read_keys.push_back(word_key(word.text));
    for (const auto& word : sources)
        source_keys.push_back(word_key(word.text));
    auto matches = aligned(read_keys, source_keys);
    const auto found = matches;
    pair_gaps(found, sources.size(), true,
              [&](std::size_t word, std::size_t source) { matches[word] = source; });
    return matches;
}

}  // namespace

/// A word of the passages that come back into a block.
struct PageMarker::Word {
    std::size_t passage = 0;
    TextWord word;
    std::optional<std::size_t> source{};  ///< index of the document's word in whose place it stands
    bool is_changed = false;              ///< it is not what was read there
};

PageMarker::PageMarker(const SourceDocument& document, std::span<const ReturnedPassage> passages)
    : document_(document),
      passages_(passages),
      prefix_(free_prefix(document.text())),
      namespace_(document.prefix()) {}

std::vector<PageMarker::Word> PageMarker::words_of(std::span<const std::size_t> passages) const {
    std::vector<Word> words;
    for (const std::size_t passage : passages) {
        for (auto& word : words_of_text(passages_[passage].text))
            words.push_back({passage, std::move(word)});
    }
    return words;
}

/// Finds each word's place, and removes the document's words that the passages have no more.
void PageMarker::find_sources(std::vector<Word>& words, const BlockSource& block,
                              std::span<const SourceWord> sources) {
    const auto read = words_of_text(block.text);
    const auto source_of = read_from(read, sources);
    std::vector<std::string> texts;
    texts.reserve(words.size());
    for (const auto& word : words)
        texts.push_back(word.word.text);
    const auto matches = aligned(texts, texts_of(read));
    std::vector<bool> is_used(read.size(), false);
    const auto stand_for = [&](std::size_t word, std::size_t place, bool is_changed) {
        words[word].source = source_of[place];
        words[word].is_changed = is_changed;
        is_used[place] = true;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (matches[i]) stand_for(i, *matches[i], false);
    }
    pair_gaps(matches, read.size(), false, [&](std::size_t word, std::size_t place) {
        stand_for(word, place,
                  !differs_by_stop(texts[word], read[place].text, ends_line(block.text, read[place])));
    });
    for (std::size_t place = 0; place < read.size(); ++place) {
        if (!is_used[place] && source_of[place]) replace(sources[*source_of[place]], {});
    }
}

void PageMarker::bring_back(const BlockSource& block, std::span<const std::size_t> passages) {
    const auto sources = source_words(document_, block.texts);
    if (sources.empty()) return;
    auto words = words_of(passages);
    find_sources(words, block, sources);
    std::optional<std::size_t> behind;  // the last word that stands in the document
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        if (word.source && !word.is_changed) {
            behind = std::max(behind.value_or(0), mark_in_place(words, i, sources));
            continue;
        }
        auto text = marked(word.passage, word.word.place);
        if (word.source) {
            replace(sources[*word.source], std::move(text));
            behind = std::max(behind.value_or(0), sources[*word.source].whole().end);
        } else if (text.empty()) {
            continue;  // nothing for readers
        } else if (behind) {
            edits_.insert(*behind, ' ' + text);
        } else {
            edits_.insert(sources.front().whole().begin, text + ' ');
        }
    }
}

/// Marks the words that begin within a word that stands unchanged. Returns where the next word may be
/// inserted.
std::size_t PageMarker::mark_in_place(std::span<const Word> words, std::size_t index,
                                      std::span<const SourceWord> sources) {
    const auto& token = words[index];
    const auto& source = sources[*token.source];
    std::size_t behind = source.whole().end;
    const auto& timed = passages_[token.passage].words;
    const bool is_same = source.text == token.word.text;
    auto at = std::ranges::lower_bound(timed, token.word.place.begin, {}, &ByteRange::begin);
    for (; at != timed.end() && at->begin < token.word.place.end; ++at) {
        const auto number = static_cast<std::size_t>(at - timed.begin());
        if (!is_same) return std::max(behind, wrap(source.whole(), next_id(token.passage, number)));
        // A word such as "New York" goes over several: up to the last one that stands there unchanged too.
        std::size_t last = index;
        while (last + 1 < words.size() && words[last + 1].passage == token.passage &&
               words[last + 1].word.place.begin < at->end && words[last + 1].source &&
               !words[last + 1].is_changed &&
               sources[*words[last + 1].source].text == words[last + 1].word.text)
            ++last;
        const auto& last_place = words[last].word.place;
        const auto& last_source = sources[*words[last].source];
        const std::size_t end = std::min(at->end, last_place.end) - last_place.begin;
        if (end == 0) continue;
        behind = std::max(behind, wrap({source.bytes[at->begin - token.word.place.begin].begin,
                                        last_source.bytes[end - 1].end},
                                       next_id(token.passage, number)));
    }
    return behind;
}

/// Writes the text in place of a word; elements that divide the word stay, empty.
void PageMarker::replace(const SourceWord& source, std::string text) {
    for (const auto& piece : pieces_without_tags(document_.text(), source.bytes)) {
        edits_.replace(piece, std::exchange(text, {}));
    }
}

std::string PageMarker::next_id(std::size_t passage, std::size_t word) {
    marks_.push_back({prefix_ + std::to_string(marks_.size() + 1), passage, word});
    return marks_.back().id;
}

std::string PageMarker::opening(const std::string& id) const {
    return "<" + namespace_ + "span id=\"" + id + "\">";
}

std::string PageMarker::closing() const {
    return "</" + namespace_ + "span>";
}

std::size_t PageMarker::wrap(ByteRange bytes, const std::string& id) {
    const auto range = balanced(document_.text(), bytes);
    edits_.insert(range.begin, opening(id));
    edits_.insert(range.end, closing());
    return range.end;
}

/// A part of a passage's text as readers see it, with its words as elements.
std::string PageMarker::marked(std::size_t passage, ByteRange part) {
    const auto& returned = passages_[passage];
    std::string result;
    std::size_t at = part.begin;
    auto word = std::ranges::lower_bound(returned.words, part.begin, {}, &ByteRange::begin);
    for (; word != returned.words.end() && word->begin < part.end; ++word) {
        const std::size_t end = std::min(word->end, part.end);
        result += shown(returned, {at, word->begin});
        result += opening(next_id(passage, static_cast<std::size_t>(word - returned.words.begin())));
        result += shown(returned, {word->begin, end}) + closing();
        at = end;
    }
    return result + shown(returned, {at, part.end});
}

/// The passage in paragraphs of its own, which blank lines divide.
std::string PageMarker::paragraphs(std::size_t passage) {
    const std::string_view text = passages_[passage].text;
    const auto element = [&](std::string_view slash, std::string_view name) {
        return std::string("<").append(slash).append(namespace_).append(name).append(">");
    };
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        const auto paragraph = marked(passage, {begin, end});
        if (!base::is_blank(paragraph)) result += element("", "p") + paragraph + element("/", "p");
        begin = end + 2;
    }
    return result;
}

void PageMarker::add_before(const BlockSource& block, std::size_t passage) {
    const auto first = std::ranges::find_if(block.texts, [](const Markup* text) { return text != nullptr; });
    if (first == block.texts.end()) return;
    edits_.insert(paragraph_around(document_, **first).begin, paragraphs(passage));
}

void PageMarker::add_behind(const BlockSource& block, std::size_t passage) {
    const auto last = std::find_if(block.texts.rbegin(), block.texts.rend(),
                                   [](const Markup* text) { return text != nullptr; });
    if (last == block.texts.rend()) return;
    edits_.insert(paragraph_around(document_, **last).end, paragraphs(passage));
}

}  // namespace storyflow::books
