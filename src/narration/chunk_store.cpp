#include "narration/chunk_store.hpp"

#include <bit>
#include <cstdint>

#include "base/digest.hpp"

namespace storyflow::narration {

namespace {

constexpr std::string_view layout = "storyflow chunk 1";

/// Writes numbers in eight bytes and texts after their length, so that different contents never give the same
/// bytes.
class Writer {
  public:
    void write(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes_.push_back(static_cast<char>(number >> shift & 0xFFU));
    }
    void write(double number) { write(std::bit_cast<std::uint64_t>(number)); }
    void write(std::string_view text) {
        write(std::uint64_t{text.size()});
        bytes_.append(text);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Leaves out the position in the script and the pauses: they do not change the engine's sound.
void write_word(Writer& writer, const text::SpokenWord& word) {
    writer.write(word.lead);
    writer.write(word.text);
    writer.write(word.trail);
    writer.write(word.phonemes);
    writer.write(word.stress);
    writer.write(std::uint64_t{word.ends_sentence});
}

}  // namespace

std::string chunk_key(const speech::SpeechEngine& engine, const speech::Utterance& utterance) {
    Writer writer;
    writer.write(layout);
    writer.write(engine.fingerprint());
    writer.write(utterance.voice.name());
    writer.write(utterance.voice.speed());
    writer.write(std::uint64_t{utterance.text.words.size()});
    for (const auto& word : utterance.text.words)
        write_word(writer, word);
    return base::hexadecimal(base::sha256(writer.bytes()));
}

}  // namespace storyflow::narration
