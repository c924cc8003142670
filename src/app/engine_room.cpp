#include "app/engine_room.hpp"

#include <thread>

#include "base/error.hpp"
#include "speech/language/tokenizer.hpp"

namespace storyflow::app {

namespace {

/// Reserved, so that a voice test need not wait for a running batch.
constexpr std::size_t processes_for_voice_tests = 1;

}  // namespace

EngineRoom::EngineRoom(const Config& config)
    : pool_({.program = espeak_program(),
             .processes = static_cast<std::size_t>(config.workers) + processes_for_voice_tests,
             .time_limit = config.speech_timeout}),
      espeak_phonemizer_(pool_),
      phonemizer_(espeak_phonemizer_),
      kokoro_({.models = config.models,
               .cache = config.data / "kokoro",
               .cores = std::thread::hardware_concurrency()},
              phonemizer_),
      hibari_({.cores = std::thread::hardware_concurrency(), .models = config.models}, phonemizer_),
      espeak_(pool_, espeak_program(), {.chunk_limit = config.chunk_limit}),
      engines_({&kokoro_, &hibari_, &espeak_}) {}

speech::SpeechEngine& EngineRoom::chosen_engine(const Config& config) {
    return engines_.find(config.engine.value_or(std::string(speech::automatic_engine)));
}

speech::SpeechEngine& EngineRoom::ready_engine(const Config& config) {
    auto& engine = chosen_engine(config);
    const auto availability = engine.availability();
    if (!availability.available) throw base::Error(base::ErrorKind::unavailable, availability.reason);
    return engine;
}

std::string kokoro_phonemes(const text::SpokenText& chunk) {
    return speech::phoneme_string(chunk);
}

std::vector<int> kokoro_token_ids(const text::SpokenText& chunk) {
    return speech::tokenize(chunk).ids;
}

std::filesystem::path espeak_program_of(const std::filesystem::path& program) {
    const auto folder = program.parent_path();
    const auto beside = folder / "storyflow-espeak";
    const auto installed = folder.parent_path() / "lib/storyflow/storyflow-espeak";
    std::error_code unreadable;
    const bool is_installed =
        !std::filesystem::exists(beside, unreadable) && std::filesystem::exists(installed, unreadable);
    return is_installed ? installed : beside;
}

std::filesystem::path espeak_program() {
    return espeak_program_of(std::filesystem::read_symlink("/proc/self/exe"));
}

}  // namespace storyflow::app
