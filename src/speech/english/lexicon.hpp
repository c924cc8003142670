#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "speech/english/byte_cursor.hpp"
#include "speech/english/pair_code.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::english {

/// Which sounds of a word are wanted, for words that have several.
enum class WordForm : std::uint8_t {
    usual,
    before_pause,  ///< no word follows, or a mark comes first: "I am.", not "I am here"
    noun,
    verb,
    adjective,
    adverb,
    past_tense,
    past_participle,
    present_tense,
    determiner,
};

/// The pronunciations of English in misaki's symbols, of one accent: about 200,000 words, looked up in the
/// bytes where they lie. Immutable, cheap to make.
class Lexicon {
  public:
    class Entry {
      public:
        /// Checked by hand, in contrast to derived by machine ("gold" and "silver" of misaki).
        [[nodiscard]] bool is_checked() const { return is_checked_; }
        /// Whether the sounds depend on the form, and one is given for this form.
        [[nodiscard]] bool has(WordForm form) const;
        /// The sounds of the form, or else the usual ones; std::nullopt for "said letter by letter".
        [[nodiscard]] std::optional<std::string> sounds(WordForm form) const;

      private:
        friend class Lexicon;
        [[nodiscard]] std::optional<std::span<const std::byte>> codes_of(WordForm form) const;

        const PairCode* code_ = nullptr;
        std::span<const std::byte> bytes_;
        bool is_checked_ = false;
        bool has_forms_ = false;
    };

    /// `bytes` as script/english-lexicon writes them; the lexicon refers to them. Throws
    /// `base::Error{damaged_model}`, as `find` does.
    Lexicon(std::span<const std::byte> bytes, Accent accent);
    Lexicon(const Lexicon&) = delete;  // its entries refer to it
    Lexicon& operator=(const Lexicon&) = delete;
    ~Lexicon() = default;

    /// The entry of the word in this spelling, or with the case of its first letter changed if all others are
    /// small. Valid as long as the lexicon.
    [[nodiscard]] std::optional<Entry> find(std::string_view word) const;

    [[nodiscard]] Accent accent() const { return accent_; }

  private:
    struct Sizes {
        explicit Sizes(ByteCursor& bytes);

        std::size_t blocks = 0;
        std::size_t keys_per_block = 0;
        std::size_t entry_bytes = 0;
    };

    Lexicon(ByteCursor bytes, Accent accent);
    [[nodiscard]] std::optional<Entry> find_exactly(std::string_view word) const;
    /// The entries from the beginning of a block on.
    [[nodiscard]] ByteCursor block(std::size_t index) const;
    /// The last block whose first key is not behind the word.
    [[nodiscard]] std::size_t block_of(std::string_view word) const;
    void read_key(ByteCursor& bytes, std::string& key) const;
    [[nodiscard]] std::optional<Entry> read_entry(ByteCursor& bytes) const;

    Accent accent_;
    Sizes sizes_;
    PairCode spelling_;
    PairCode sound_;
    std::span<const std::byte> block_starts_;
    std::span<const std::byte> entries_;
};

}  // namespace storyflow::speech::english
