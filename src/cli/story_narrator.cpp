#include "cli/story_narrator.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

#include "audio/wav.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/log_text.hpp"
#include "cli/speaking_options.hpp"
#include "speech/known_voices.hpp"

namespace storyflow::cli {

namespace {

std::filesystem::path part_file(const std::filesystem::path& folder, std::size_t number) {
    return folder / fmt::format("{:03}.wav", number);
}

/// Removes the parts of an earlier run: otherwise those with higher numbers, and those whose segments fail
/// this time, would look like parts of this story.
void remove_earlier_parts(const std::filesystem::path& folder, std::size_t count) {
    for (std::size_t number = 1;; ++number) {
        const bool was_there = std::filesystem::remove(part_file(folder, number));
        if (!was_there && number > count) return;
    }
}

}  // namespace

std::vector<ScriptedSegment> renditions_of(const std::vector<story::NewSegment>& segments,
                                           const speech::VoiceChoice& story_voice,
                                           const speech::Engines& engines) {
    std::vector<ScriptedSegment> renditions;
    for (const auto& segment : segments) {
        const auto name = segment.voice_id.value_or(story_voice.name());
        const auto voice =
            speech::find_known_voice(engines, name, segment.tts_speed.value_or(story_voice.speed()));
        if (!voice) {
            throw base::Error(base::ErrorKind::invalid_input,
                              fmt::format("segment {}: there is no voice \"{}\"; see 'storyflow voices'",
                                          renditions.size() + 1, name));
        }
        renditions.push_back({segment.text_content, *voice});
    }
    return renditions;
}

StoryNarrator::StoryNarrator(speech::SpeechEngine& engine, StoryNarratorOptions options)
    : engine_(engine), options_(std::move(options)) {}

std::vector<NarratedSegment> StoryNarrator::narrate(const std::vector<ScriptedSegment>& segments,
                                                    const std::filesystem::path& folder,
                                                    const Listener& listener, std::stop_token stop) {
    remove_earlier_parts(folder, segments.size());
    std::vector<NarratedSegment> results(segments.size());
    std::atomic<std::size_t> next{0};
    std::size_t done = 0;
    std::mutex listening;
    const auto work = [&] {
        for (std::size_t i = next++; i < segments.size() && !stop.stop_requested(); i = next++) {
            auto& result = results[i];
            result.file = part_file(folder, i + 1);
            try {
                narrate_one(segments[i], result, stop);
            } catch (...) {
                const auto error = base::caught_error();
                if (!error.detail().empty()) spdlog::warn("{}", base::log_text(error.detail()));
                result.failure = error.what();
            }
            if (stop.stop_requested()) return;
            const std::lock_guard lock(listening);
            listener(++done, result.file.filename().string());
        }
    };
    std::vector<std::thread> workers;
    const auto count = std::min(segments.size(), static_cast<std::size_t>(options_.workers));
    for (std::size_t i = 0; i < count; ++i)
        workers.emplace_back(work);
    for (auto& worker : workers)
        worker.join();
    if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was interrupted.");
    return results;
}

void StoryNarrator::narrate_one(const ScriptedSegment& segment, NarratedSegment& result,
                                const std::stop_token& stop) {
    const narration::Script script{segment.text, segment.voice, options_.pronunciations};
    auto spoken = narration::speak_script(script, engine_, options_.speak, stop);
    base::replace_file(result.file, audio::encode_wav(spoken.sound));
    result.duration = spoken.sound.duration();
    result.words = std::move(spoken.words);
    result.voice = heard_voice(segment.voice, spoken.voice);
    result.words = std::move(spoken.words);
}

}  // namespace storyflow::cli
