#include "speech/kokoro/kokoro_engine.hpp"

#include <string>
#include <utility>

#include "base/error.hpp"
#include "speech/kokoro/model_files.hpp"

namespace storyflow::speech {

namespace {

// The folder itself is left to `storyflow doctor`: the reason also reaches clients on other machines.
constexpr std::string_view what_to_do =
    " `storyflow doctor` shows the models folder and its state. The eSpeak preview voice can speak now: set "
    "tts_engine to \"espeak\" in the settings or start with --engine espeak.";

std::string missing_files(const ModelFiles& files) {
    std::string missing;
    if (!files.checkpoint) missing = "kokoro-v1_0.pth";
    if (files.voice_packs.empty()) {
        missing +=
            std::string(missing.empty() ? "" : " and ") + "the voices (voices/*.pt or voices-v1.0.bin)";
    }
    return missing;
}

std::string reason_for(const ModelFiles& files) {
    std::string reason;
    if (files.complete()) {
        reason =
            "The Kokoro model is in the models folder, but this version of StoryFlow has no runtime for it "
            "yet.";
    } else {
        reason =
            "The Kokoro model is incomplete: " + missing_files(files) +
            " not found in the models folder. They belong to the author's release hexgrad/Kokoro-82M (v1.0); "
            "this version of StoryFlow has no runtime for it yet.";
    }
    if (!files.complete() && !files.foreign_models.empty()) {
        reason += " " + files.foreign_models.front().filename().string() +
                  " is there, but .onnx is not this engine's format.";
    }
    return reason.append(what_to_do);
}

}  // namespace

KokoroEngine::KokoroEngine(std::filesystem::path models_directory)
    : models_directory_(std::move(models_directory)) {}

Availability KokoroEngine::availability() const {
    return {false, reason_for(find_model_files(models_directory_))};
}

audio::Pcm KokoroEngine::speak(const Utterance& /*utterance*/, std::stop_token /*stop*/) {
    throw base::Error(base::ErrorKind::unavailable, availability().reason);
}

}  // namespace storyflow::speech
