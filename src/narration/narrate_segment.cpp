#include "narration/narrate_segment.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <utility>
#include <variant>

#include "audio/wav.hpp"
#include "base/caught_error.hpp"
#include "base/error.hpp"
#include "base/log_text.hpp"
#include "base/utf8.hpp"
#include "media/content_name.hpp"
#include "media/media_library.hpp"
#include "speech/known_voices.hpp"
#include "story/text_digest.hpp"
#include "tasks/log_name.hpp"

namespace storyflow::narration {

namespace {

/// How often a segment is spoken when its text is edited during the narration.
constexpr int most_spoken_versions = 3;

constexpr const char* segment_gone = "Segment matching query does not exist.";
constexpr const char* segment_locked = "Segment is locked. Its narration was left as it was.";

constexpr const char* file_not_in_place =
    "The narration was made, but its file cannot be put into the media folder yet. See the log; it is tried "
    "again.";

/// Throws `Error{cancelled}` after a stop.
void pause(const std::stop_token& stop, std::chrono::milliseconds delay) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any stopped;
    stopped.wait_for(lock, stop, delay, [] { return false; });
    if (stop.stop_requested()) throw base::Error(base::ErrorKind::cancelled, "Narration was cancelled.");
}

/// An override holds for the lock that the user saw when asking, not for a later one.
bool lock_forbids(const story::Segment& segment, const tasks::ItemClaim& claim) {
    return segment.is_locked && claim.overridden_lock != segment.lock_revision;
}

/// Reasons about the segment are reported as they are; failures of the engine get a prefix.
tasks::ItemFailed failure(const base::Error& error, const tasks::ItemClaim& claim) {
    spdlog::warn("{}: {}", tasks::log_name(claim), base::log_text(error));
    const auto kind = error.kind();
    const bool is_about_the_segment = kind == base::ErrorKind::invalid_input ||
                                      kind == base::ErrorKind::not_found || kind == base::ErrorKind::conflict;
    return {.reason = (is_about_the_segment ? "" : "TTS generation failed: ") + std::string(error.what()),
            .may_pass = kind == base::ErrorKind::unavailable};
}

/// Whether this item already published a narration of the current text, before a crash.
bool was_published_by(const story::Segment& segment, std::int64_t item_id) {
    return segment.narration && segment.narration->item_id == item_id &&
           segment.narration->text_revision == segment.text_revision;
}

tasks::CompletedSegment completed(const std::string& segment_id, const story::Narration& narration) {
    return {segment_id, "/media/" + narration.audio_file, narration.duration};
}

}  // namespace

template <typename Failure, typename Ask>
auto NarrateSegment::wait_out(const std::stop_token& stop, const Ask& ask) {
    WaitingLog::Turn turn(waiting_log_);
    for (;; pause(stop, store_retry_delay_)) {
        try {
            return ask();
        } catch (const Failure& failure) {
            if (failure.kind() != base::ErrorKind::unavailable) throw;
            turn.waits(failure);
        }
    }
}

/// Retries until the store answers, so that a store that is unavailable for a while does not cost finished
/// speech.
template <typename Ask>
auto NarrateSegment::patiently(const std::stop_token& stop, const Ask& ask) {
    return wait_out<base::Error>(stop, ask);
}

NarrateSegment::NarrateSegment(Rooms rooms, SpeakOptions options, std::chrono::milliseconds store_retry_delay)
    : rooms_(rooms), options_(options), store_retry_delay_(store_retry_delay) {}

tasks::ItemOutcome NarrateSegment::process(const tasks::ItemClaim& claim, std::stop_token stop) {
    try {
        for (int version = 1; version <= most_spoken_versions; ++version) {
            story::Segment segment = find_segment(claim, stop);
            if (was_published_by(segment, claim.item_id))
                return end_of_published(segment.id, *segment.narration);
            if (lock_forbids(segment, claim)) throw base::Error(base::ErrorKind::conflict, segment_locked);
            const Recording recording = speak_and_write(claim, std::move(segment), stop);
            if (auto outcome = publish(recording, stop)) return *std::move(outcome);
        }
        return tasks::ItemFailed{
            "The text was edited again and again while it was being narrated. Narrate it once more."};
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::cancelled) throw;
        return failure(error, claim);
    } catch (const std::exception&) {
        return failure(base::caught_error(), claim);
    }
}

story::Segment NarrateSegment::find_segment(const tasks::ItemClaim& claim, const std::stop_token& stop) {
    auto segment = patiently(stop, [&] { return rooms_.segments.find(claim.segment_id); });
    if (!segment) throw base::Error(base::ErrorKind::not_found, segment_gone);
    return *std::move(segment);
}

NarrateSegment::Recording NarrateSegment::speak_and_write(const tasks::ItemClaim& claim,
                                                          story::Segment segment,
                                                          const std::stop_token& stop) {
    auto& engine = rooms_.engines.find(claim.rendition.engine);
    const auto dictionary = dictionary_of(segment.project_id, stop);
    const auto voice = voice_of(segment, claim.rendition);
    const Script script{segment.text_content, voice, dictionary.pronunciations};
    SpokenScript spoken = speak_script(script, engine, options_, stop, rooms_.chunks);

    Recording recording;
    recording.draft.segment_id = segment.id;
    recording.draft.overridden_lock = claim.overridden_lock;
    recording.draft.lease = {claim.item_id, claim.lease};
    recording.draft.narration = {
        .audio_file = media::MediaLibrary::audio_path(segment.project_id, segment.id),
        .duration = spoken.sound.duration(),
        .engine = std::string(engine.name()),
        .voice = voice.name(),
        .speed = voice.speed(),
        .text_revision = segment.text_revision,
        .item_id = claim.item_id,
        .text_digest = story::digest_of_text(segment.text_content)};
    if (spoken.voice.name() != voice.name()) recording.draft.narration.spoken_voice = spoken.voice.name();
    recording.draft.incoming_file = hand_in(segment.id, audio::encode_wav(spoken.sound), stop);
    recording.draft.words = std::move(spoken.words);
    recording.draft.dictionary_revision = dictionary.revision;
    recording.segment = std::move(segment);
    return recording;
}

/// The segment's own voice and speed, else those of its task.
speech::VoiceChoice NarrateSegment::voice_of(const story::Segment& segment,
                                             const tasks::Rendition& rendition) const {
    const std::string name = segment.voice_id.value_or(rendition.voice);
    auto voice = speech::find_known_voice(rooms_.engines, name, segment.tts_speed.value_or(rendition.speed));
    if (voice) return *std::move(voice);
    throw base::Error(base::ErrorKind::not_found,
                      "There is no voice \"" + name + "\" here. Choose another one, or install its file.");
}

// A full disk or a restarting server is not the segment's fault, but each failed attempt of an item counts
// against it. So the finished speech waits here.
std::string NarrateSegment::hand_in(const std::string& segment_id, const std::string& wav,
                                    const std::stop_token& stop) {
    const auto name = media::content_name(segment_id + "-" + rooms_.ids.hex(8) + ".wav", wav);
    return wait_out<DeliveryDelayed>(stop, [&] { return rooms_.delivery.hand_in(name, wav, stop); });
}

NarrateSegment::Dictionary NarrateSegment::dictionary_of(const std::string& project_id,
                                                         const std::stop_token& stop) {
    Dictionary dictionary;
    for (auto& entry : patiently(stop, [&] { return rooms_.pronunciations.list(project_id); })) {
        dictionary.revision = std::max(dictionary.revision, entry.revision);
        dictionary.pronunciations.push_back({std::move(entry.word), std::move(entry.spoken_as)});
    }
    return dictionary;
}

std::optional<tasks::ItemOutcome> NarrateSegment::publish(const Recording& recording,
                                                          const std::stop_token& stop) {
    const auto answer = ask_to_publish(recording.draft, stop);
    if (!answer) return end_of_published(recording.segment.id, recording.draft.narration);
    if (const auto* changes = std::get_if<story::MediaChanges>(&*answer)) {
        return put_in_place(recording, *changes);
    }
    discard(recording.draft.incoming_file);
    switch (std::get<story::PublishRefusal>(*answer)) {
        case story::PublishRefusal::text_changed:
            return std::nullopt;
        case story::PublishRefusal::locked:
            return tasks::ItemFailed{segment_locked};
        case story::PublishRefusal::lease_lost:
            throw base::Error(base::ErrorKind::cancelled, "Another worker has this narration now.");
        case story::PublishRefusal::segment_gone:
            break;
    }
    return tasks::ItemFailed{segment_gone};
}

NarrateSegment::PublishAnswer NarrateSegment::ask_to_publish(const story::NarrationDraft& draft,
                                                             const std::stop_token& stop) {
    bool is_uncertain = false;  // whether a try that failed may have been committed
    try {
        return patiently(stop, [&]() -> PublishAnswer {
            if (is_uncertain && is_published(draft)) return std::nullopt;
            is_uncertain = true;
            auto answer = rooms_.segment_media.publish_narration(draft);
            is_uncertain = false;
            return answer;
        });
    } catch (...) {
        // A file that may be owed is kept; if it is not owed, it is removed as abandoned later.
        if (!is_uncertain) discard(draft.incoming_file);
        throw;
    }
}

void NarrateSegment::discard(const std::string& incoming_file) noexcept {
    try {
        rooms_.delivery.take_back(incoming_file);
    } catch (const std::exception& error) {
        spdlog::warn("An unpublished narration stays until the next sweep: {}", error.what());
    }
}

bool NarrateSegment::is_published(const story::NarrationDraft& draft) {
    const auto segment = rooms_.segments.find(draft.segment_id);
    return segment && segment->narration && segment->narration->item_id == draft.narration.item_id &&
           segment->narration->text_revision == draft.narration.text_revision;
}

tasks::ItemOutcome NarrateSegment::put_in_place(const Recording& recording,
                                                const story::MediaChanges& changes) {
    if (!rooms_.delivery.put_in_place(changes)) return tasks::ItemFailed{file_not_in_place, true};
    return completed(recording.segment.id, recording.draft.narration);
}

tasks::ItemOutcome NarrateSegment::end_of_published(const std::string& segment_id,
                                                    const story::Narration& narration) {
    if (!rooms_.delivery.settle(narration.audio_file)) return tasks::ItemFailed{file_not_in_place, true};
    return completed(segment_id, narration);
}

}  // namespace storyflow::narration
