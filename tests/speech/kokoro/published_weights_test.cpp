#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "speech/kokoro/files/voice_files.hpp"
#include "speech/kokoro/network/network.hpp"
#include "speech/kokoro/weights/open_checkpoint.hpp"
#include "speech/phonemes.hpp"
#include "tests/speech/kokoro/network/tiny_network.hpp"
#include "tests/support/synthetic_weights.hpp"

/// Kokoro with the published weights beside PyTorch, where both are at hand: KOKORO_MODELS is a folder with
/// kokoro-v1_0.pth and voices/af_heart.pt, KOKORO_DURATIONS the durations.tsv that `script/voice-quality`
/// leaves in the folder of the sounds of Kokoro on PyTorch.
namespace storyflow::speech::kokoro {
namespace {

std::vector<int> framed_ids_of(std::string_view phonemes) {
    std::vector<int> ids{0};
    for (const auto symbol : symbols_of(phonemes))
        if (const auto id = phoneme_id(symbol)) ids.push_back(*id);
    ids.push_back(0);
    return ids;
}

std::vector<int> numbers_of(const std::string& text) {
    std::istringstream words(text);
    std::vector<int> numbers;
    for (int number = 0; words >> number;)
        numbers.push_back(number);
    return numbers;
}

TEST(KokoroWithPublishedWeights, GivesEachPhonemeTheDurationOfPyTorch) {
    const char* models = std::getenv("KOKORO_MODELS");
    const char* reference = std::getenv("KOKORO_DURATIONS");
    if (models == nullptr || reference == nullptr) GTEST_SKIP() << "KOKORO_MODELS and KOKORO_DURATIONS";
    const std::filesystem::path folder = models;
    const Network network(*open_checkpoint(folder / "kokoro-v1_0.pth"), {});
    const VoiceTable voice = read_voice(folder / "voices" / "af_heart.pt", "af_heart");

    std::ifstream lines(reference);
    int compared = 0;
    for (std::string line; std::getline(lines, line); ++compared) {
        const std::string phonemes = line.substr(0, line.find('\t'));
        const auto style = voice.style(symbols_of(phonemes).size());
        const auto ids = framed_ids_of(phonemes);
        TestRun run(2);
        const auto noise = support::synthetic_noise("hash");
        const auto spoken =
            network.run({.ids = ids, .style = style, .speed = 1.0, .noise = noise}, run.execution);
        EXPECT_EQ(spoken.durations, numbers_of(line.substr(line.find('\t') + 1))) << phonemes;
    }
    EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace storyflow::speech::kokoro
