#pragma once

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "speech/phonemizer.hpp"
#include "tests/support/model_writer.hpp"
#include "tests/support/synthetic_weights.hpp"
#include "text/spoken_text.hpp"

namespace storyflow::speech::kokoro {

/// The tiny network's sizes as a config.json.
inline constexpr std::string_view tiny_config = R"({"hidden_dim": 64, "style_dim": 16,
  "plbert": {"hidden_size": 48, "num_attention_heads": 4, "intermediate_size": 64, "num_hidden_layers": 3},
  "istftnet": {"upsample_initial_channel": 64}})";

/// A voice of the tiny network; its rows differ a little.
inline VoiceTable tiny_voice(float shift) {
    VoiceTable table{.style_width = 32, .values = std::vector<float>(510UL * 32)};
    for (std::size_t i = 0; i < table.values.size(); ++i)
        table.values[i] = shift + (0.2F * static_cast<float>(i % 13) / 13.0F) - 0.1F;
    return table;
}

/// The tensors of the golden set "tiny".
inline std::vector<support::TensorToWrite> tiny_tensors() {
    std::vector<support::TensorToWrite> tensors;
    for (const auto& named : support::synthetic_tensor_names_and_shapes("tiny")) {
        const std::string name = named.first;
        const support::TensorShape shape = named.second;
        tensors.push_back({name, shape, [name, shape](std::span<float> values) {
                               support::fill_synthetic_tensor(name, shape, values);
                           }});
    }
    return tensors;
}

inline void write_tiny_network(const std::filesystem::path& models) {
    std::filesystem::create_directories(models);
    support::write_checkpoint(models / "kokoro-v1_0.pth", tiny_tensors());
    base::replace_file(models / "config.json", std::string(tiny_config));
}

/// Writes a models folder with the network of the golden set "tiny" and three voices, as real files.
inline void write_tiny_model(const std::filesystem::path& models) {
    write_tiny_network(models);
    std::filesystem::create_directories(models / "voices");
    support::write_torch_voice(models / "voices" / "af_bella.pt", tiny_voice(0.0F));
    support::write_torch_voice(models / "voices" / "af_heart.pt", tiny_voice(0.0F));
    support::write_torch_voice(models / "voices" / "am_adam.pt", tiny_voice(0.1F));
}

/// Returns every text unchanged as its IPA, which it mostly is for English letters.
class SpellingPhonemizer final : public Phonemizer {
  public:
    std::vector<std::string> ipa(std::span<const std::string> pieces, Accent /*accent*/,
                                 std::stop_token /*stop*/) override {
        std::vector<std::string> answers;
        for (const std::string& piece : pieces) {
            std::string letters;
            for (const char c : piece)
                letters += c == ' '
                               ? " "
                               : std::string(std::islower(static_cast<unsigned char>(c)) != 0 ? 1U : 0U, c);
            answers.push_back(std::move(letters));
        }
        return answers;
    }
};

/// Words separated by blanks; the source of each is its position in the line.
inline text::SpokenText spoken(std::string_view line) {
    text::SpokenText text;
    std::size_t begin = 0;
    while (begin < line.size()) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        text::SpokenWord word;
        word.text = line.substr(begin, end - begin);
        word.trail = end < line.size() ? " " : ".";
        word.source = {begin, end};
        text.words.push_back(std::move(word));
        begin = end + 1;
    }
    text.words.back().ends_sentence = true;
    return text;
}

}  // namespace storyflow::speech::kokoro
