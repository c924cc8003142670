#include "narration/narrate_segment.hpp"

#include <spdlog/spdlog.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <variant>

#include "audio/wav.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/voices.hpp"

namespace storyflow::narration {

namespace {

/// How often a segment is spoken anew because its text was edited while it was being spoken.
constexpr int most_spoken_versions = 3;

constexpr const char* segment_gone = "Segment matching query does not exist.";
constexpr const char* segment_locked = "Segment is locked. Its narration was left as it was.";

constexpr const char* file_not_in_place =
    "The narration was made, but its file cannot be put into the media folder yet. See the log; it is tried "
    "again.";

/// Asks the store until it answers: speech that took long is not thrown away over a busy disk. Throws
/// `Error{cancelled}` after a stop.
template <typename Ask>
auto patiently(const std::stop_token& stop, std::chrono::milliseconds delay, const Ask& ask) {
    for (;;) {
        try {
            return ask();
        } catch (const base::Error& error) {
            if (error.kind() != base::ErrorKind::unavailable) throw;
            spdlog::warn("Narration waits for the store: {}", error.what());
        }
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        stopped.wait_for(lock, stop, delay, [] { return false; });
        if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was cancelled.");
    }
}

/// An explicit override holds for the lock that the user saw when asking, not for one that was set later.
bool lock_forbids(const story::Segment& segment, const tasks::ItemClaim& claim) {
    return segment.is_locked && claim.overridden_lock != segment.lock_revision;
}

/// What is wrong with the segment is said as it is; what went wrong while making sound says so first.
tasks::ItemFailed failure(const base::Error& error) {
    if (!error.detail().empty()) spdlog::warn("Narration failed: {} ({})", error.what(), error.detail());
    const auto kind = error.kind();
    const bool is_about_the_segment = kind == base::ErrorKind::invalid_input ||
                                      kind == base::ErrorKind::not_found || kind == base::ErrorKind::conflict;
    return {is_about_the_segment ? error.what() : std::string("TTS generation failed: ") + error.what()};
}

std::string media_url(std::string_view media_path) {
    return "/media/" + std::string(media_path);
}

}  // namespace

NarrateSegment::NarrateSegment(Rooms rooms, SpeakOptions options, std::chrono::milliseconds store_retry_delay)
    : rooms_(rooms), options_(options), store_retry_delay_(store_retry_delay) {}

tasks::ItemOutcome NarrateSegment::process(const tasks::ItemClaim& claim, std::stop_token stop) {
    try {
        for (int version = 1; version <= most_spoken_versions; ++version) {
            const Attempt attempt = speak_and_write(claim, stop);
            if (auto outcome = publish(attempt, stop)) return *std::move(outcome);
        }
        return tasks::ItemFailed{
            "The text was edited again and again while it was being narrated. Narrate it once more."};
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::cancelled) throw;
        return failure(error);
    }
}

NarrateSegment::Attempt NarrateSegment::speak_and_write(const tasks::ItemClaim& claim,
                                                        const std::stop_token& stop) {
    auto segment =
        patiently(stop, store_retry_delay_, [&] { return rooms_.segments.find(claim.segment_id); });
    if (!segment) throw base::Error(base::ErrorKind::not_found, segment_gone);
    if (lock_forbids(*segment, claim)) throw base::Error(base::ErrorKind::conflict, segment_locked);

    auto& engine = rooms_.engines.find(claim.rendition.engine);
    const auto pronunciations = pronunciations_of(segment->project_id, stop);
    const Script script{segment->text_content, claim.rendition.voice, claim.rendition.speed, pronunciations};
    SpokenScript spoken = speak_script(script, engine, options_, stop);

    Attempt attempt;
    attempt.draft.segment_id = segment->id;
    attempt.draft.overridden_lock = claim.overridden_lock;
    attempt.draft.narration = {
        .audio_file = media::MediaLibrary::audio_path(segment->project_id, segment->id),
        .duration = spoken.sound.duration(),
        .engine = std::string(engine.name()),
        .voice = std::string(speech::voice_or_default(claim.rendition.voice)),
        .speed = speech::clamp_speed(claim.rendition.speed),
        .text_revision = segment->text_revision};
    attempt.draft.incoming_file = rooms_.library.write_incoming(
        segment->id + "-" + rooms_.ids.hex(8) + ".wav", audio::encode_wav(spoken.sound));
    attempt.draft.words = std::move(spoken.words);
    attempt.segment = *std::move(segment);
    return attempt;
}

std::vector<text::Pronunciation> NarrateSegment::pronunciations_of(const std::string& project_id,
                                                                   const std::stop_token& stop) {
    std::vector<text::Pronunciation> pronunciations;
    for (auto& entry :
         patiently(stop, store_retry_delay_, [&] { return rooms_.pronunciations.list(project_id); }))
        pronunciations.push_back({std::move(entry.word), std::move(entry.spoken_as)});
    return pronunciations;
}

std::optional<tasks::ItemOutcome> NarrateSegment::publish(const Attempt& attempt,
                                                          const std::stop_token& stop) {
    std::variant<story::MediaChanges, story::PublishRefusal> result;
    try {
        result = patiently(stop, store_retry_delay_,
                           [&] { return rooms_.segment_media.publish_narration(attempt.draft); });
    } catch (...) {
        rooms_.library.discard_incoming(attempt.draft.incoming_file);
        throw;
    }
    if (const auto* changes = std::get_if<story::MediaChanges>(&result)) {
        return put_in_place(attempt, *changes);
    }
    rooms_.library.discard_incoming(attempt.draft.incoming_file);
    switch (std::get<story::PublishRefusal>(result)) {
        case story::PublishRefusal::text_changed:
            return std::nullopt;
        case story::PublishRefusal::locked:
            return tasks::ItemFailed{segment_locked};
        case story::PublishRefusal::segment_gone:
            break;
    }
    return tasks::ItemFailed{segment_gone};
}

tasks::ItemOutcome NarrateSegment::put_in_place(const Attempt& attempt, const story::MediaChanges& changes) {
    if (!rooms_.keeper.apply(changes)) return tasks::ItemFailed{file_not_in_place};
    const auto& narration = attempt.draft.narration;
    return tasks::CompletedSegment{attempt.segment.id, media_url(narration.audio_file), narration.duration};
}

}  // namespace storyflow::narration
