#include "speech/english/lexicon.hpp"

#include "base/error.hpp"
#include "speech/english/byte_cursor.hpp"
#include "speech/english/letter_case.hpp"

namespace storyflow::speech::english {

namespace {

constexpr std::string_view file_mark = "SFWORDS1";
constexpr std::size_t offset_size = 4;

/// The bytes behind the mark of the format.
ByteCursor after_mark(std::span<const std::byte> bytes) {
    ByteCursor cursor(bytes);
    for (const char expected : file_mark) {
        if (cursor.byte() != static_cast<std::uint8_t>(expected))
            throw damaged_lexicon("it has another format.");
    }
    return cursor;
}

/// The sounds of one accent within an entry.
struct Sounds {
    enum class Source : std::uint8_t { none, checked, derived };

    Source source = Source::none;
    bool has_forms = false;
    std::span<const std::byte> bytes;
};

void skip_sounds(ByteCursor& bytes, bool has_forms) {
    const std::size_t forms = has_forms ? bytes.byte() : 1U;
    for (std::size_t i = 0; i < forms; ++i) {
        if (has_forms) (void)bytes.byte();
        (void)bytes.counted();
    }
}

Sounds::Source source_in(std::uint8_t flags, unsigned shift) {
    return static_cast<Sounds::Source>((flags >> shift) & 3U);
}

/// Reads both accents' sounds.
struct EntrySounds {
    explicit EntrySounds(ByteCursor& bytes) {
        const std::uint8_t flags = bytes.byte();
        american = {source_in(flags, 0), (flags & 1U << 5U) != 0, {}};
        british = {source_in(flags, 2), (flags & 1U << 6U) != 0, {}};
        if (american.source != Sounds::Source::none) read(bytes, american);
        if (british.source == Sounds::Source::none) return;
        if ((flags & 1U << 4U) != 0)
            british.bytes = american.bytes;
        else
            read(bytes, british);
    }

    Sounds american;
    Sounds british;

  private:
    static void read(ByteCursor& bytes, Sounds& sounds) {
        const auto before = bytes.rest();
        skip_sounds(bytes, sounds.has_forms);
        sounds.bytes = before.first(before.size() - bytes.rest().size());
    }
};

}  // namespace

Lexicon::Sizes::Sizes(ByteCursor& bytes)
    : blocks(bytes.number()), keys_per_block(bytes.number()), entry_bytes(bytes.number()) {
    if (blocks == 0) throw damaged_lexicon("it is empty.");
}

Lexicon::Lexicon(std::span<const std::byte> bytes, Accent accent) : Lexicon(after_mark(bytes), accent) {}

Lexicon::Lexicon(ByteCursor bytes, Accent accent)
    : accent_(accent),
      sizes_(bytes),
      spelling_(bytes),
      sound_(bytes),
      block_starts_(bytes.take(sizes_.blocks * offset_size)),
      entries_(bytes.take(sizes_.entry_bytes)) {}

std::optional<Lexicon::Entry> Lexicon::find(std::string_view word) const {
    if (auto entry = find_exactly(word)) return entry;
    if (word.size() < 2 || has_capital(word.substr(1))) return std::nullopt;
    std::string other(word);
    other.front() = is_capital(word.front()) ? in_small(word.front()) : in_capital(word.front());
    return other == word ? std::nullopt : find_exactly(other);
}

std::optional<Lexicon::Entry> Lexicon::find_exactly(std::string_view word) const {
    ByteCursor bytes = block(block_of(word));
    std::string key;
    for (std::size_t i = 0; i < sizes_.keys_per_block && !bytes.rest().empty(); ++i) {
        read_key(bytes, key);
        auto entry = read_entry(bytes);
        if (key == word) return entry;
        if (key > word) break;
    }
    return std::nullopt;
}

ByteCursor Lexicon::block(std::size_t index) const {
    const std::size_t start = ByteCursor(block_starts_.subspan(index * offset_size)).number();
    if (start >= entries_.size()) throw damaged_lexicon("a block begins behind its end.");
    return ByteCursor(entries_.subspan(start));
}

std::size_t Lexicon::block_of(std::string_view word) const {
    std::size_t first = 0;
    std::size_t last = sizes_.blocks;
    while (last - first > 1) {
        const std::size_t middle = first + (last - first) / 2;
        ByteCursor bytes = block(middle);
        std::string key;
        read_key(bytes, key);
        (key <= word ? first : last) = middle;
    }
    return first;
}

void Lexicon::read_key(ByteCursor& bytes, std::string& key) const {
    const std::size_t common = bytes.byte();
    if (common > key.size()) throw damaged_lexicon("a word begins like a longer one.");
    key.resize(common);
    spelling_.append(bytes.counted(), key);
}

std::optional<Lexicon::Entry> Lexicon::read_entry(ByteCursor& bytes) const {
    const EntrySounds both(bytes);
    const Sounds& sounds = accent_ == Accent::british ? both.british : both.american;
    if (sounds.source == Sounds::Source::none) return std::nullopt;
    Entry entry;
    entry.code_ = &sound_;
    entry.bytes_ = sounds.bytes;
    entry.is_checked_ = sounds.source == Sounds::Source::checked;
    entry.has_forms_ = sounds.has_forms;
    return entry;
}

bool Lexicon::Entry::has(WordForm form) const {
    return has_forms_ && codes_of(form).has_value();
}

std::optional<std::string> Lexicon::Entry::sounds(WordForm form) const {
    auto codes = codes_of(form);
    if (!codes) codes = codes_of(WordForm::usual);
    if (!codes || codes->empty()) return std::nullopt;
    std::string sounds;
    code_->append(*codes, sounds);
    return sounds;
}

std::optional<std::span<const std::byte>> Lexicon::Entry::codes_of(WordForm form) const {
    ByteCursor bytes(bytes_);
    if (!has_forms_) return bytes.counted();
    for (std::size_t forms = bytes.byte(); forms > 0; --forms) {
        const auto given = static_cast<WordForm>(bytes.byte());
        const auto codes = bytes.counted();
        if (given == form) return codes;
    }
    return std::nullopt;
}

}  // namespace storyflow::speech::english
