#include "story/change.hpp"

#include <array>
#include <utility>

namespace storyflow::story {

namespace {

constexpr std::array<std::pair<ChangeKind, std::string_view>, 18> words{{
    {ChangeKind::text, "text"},
    {ChangeKind::voice, "voice"},
    {ChangeKind::opening, "opening"},
    {ChangeKind::lock, "lock"},
    {ChangeKind::unlock, "unlock"},
    {ChangeKind::picture, "picture"},
    {ChangeKind::picture_removal, "picture_removal"},
    {ChangeKind::picture_fit, "picture_fit"},
    {ChangeKind::narration, "narration"},
    {ChangeKind::narration_removal, "narration_removal"},
    {ChangeKind::split, "split"},
    {ChangeKind::merge, "merge"},
    {ChangeKind::insertion, "insertion"},
    {ChangeKind::removal, "removal"},
    {ChangeKind::order, "order"},
    {ChangeKind::story, "story"},
    {ChangeKind::pronunciation, "pronunciation"},
    {ChangeKind::pronunciation_removal, "pronunciation_removal"},
}};

/// Restores one field. Returns false if it is not as the change left it.
template <class Field>
bool restore(Field& now, const Field& from, const Field& to) {
    if (from == to || now == to) return true;
    if (now != from) return false;
    now = to;
    return true;
}

bool restore_sound(Segment& now, const Segment& from, const Segment& to) {
    if (have_same_sound(from, to) || have_same_sound(now, to)) return true;
    if (!have_same_sound(now, from)) return false;
    now.narration = to.narration;
    return true;
}

bool is_fresh(const Segment& segment) {
    return segment.narration && segment.narration->text_revision == segment.text_revision;
}

/// A narration refers to its text by the revision, and a restored text gets a new one.
void date_sound(Segment& now, const Segment& to) {
    if (!now.narration || !have_same_sound(now, to)) return;
    const bool has_its_text = is_fresh(to) && now.text_content == to.text_content;
    if (has_its_text) {
        now.narration->text_revision = now.text_revision;
    } else if (is_fresh(now) && !is_fresh(to)) {
        now.narration->text_revision = now.text_revision - 1;
    }
}

}  // namespace

std::string_view to_string(ChangeKind kind) {
    for (const auto& [known, word] : words) {
        if (known == kind) return word;
    }
    return "text";
}

std::optional<ChangeKind> change_kind_of(std::string_view word) {
    for (const auto& [kind, known] : words) {
        if (known == word) return kind;
    }
    return std::nullopt;
}

std::optional<Segment> restored(const Segment& now, const Segment& from, const Segment& to) {
    if (now.is_locked && !from.is_locked) throw SegmentLocked();
    Segment result = now;
    const bool is_as_left = restore(result.text_content, from.text_content, to.text_content) &&
                            restore(result.image_prompt, from.image_prompt, to.image_prompt) &&
                            restore(result.image_file, from.image_file, to.image_file) &&
                            restore(result.image_fit, from.image_fit, to.image_fit) &&
                            restore(result.voice_id, from.voice_id, to.voice_id) &&
                            restore(result.tts_speed, from.tts_speed, to.tts_speed) &&
                            restore(result.opening, from.opening, to.opening) &&
                            restore(result.is_locked, from.is_locked, to.is_locked) &&
                            restore_sound(result, from, to);
    if (!is_as_left) return std::nullopt;
    if (result.text_content != now.text_content) ++result.text_revision;
    if (result.is_locked && !now.is_locked) ++result.lock_revision;
    date_sound(result, to);
    return result;
}

std::optional<Project> restored(const Project& now, const Project& from, const Project& to) {
    Project result = now;
    const bool is_as_left = restore(result.title, from.title, to.title) &&
                            restore(result.author, from.author, to.author) &&
                            restore(result.voice_id, from.voice_id, to.voice_id) &&
                            restore(result.tts_speed, from.tts_speed, to.tts_speed);
    return is_as_left ? std::optional(std::move(result)) : std::nullopt;
}

std::optional<Pronunciation> restored(const Pronunciation& now, const Pronunciation& from,
                                      const Pronunciation& to) {
    Pronunciation result = now;
    const bool is_as_left =
        restore(result.word, from.word, to.word) && restore(result.spoken_as, from.spoken_as, to.spoken_as);
    return is_as_left ? std::optional(std::move(result)) : std::nullopt;
}

bool have_same_sound(const Segment& one, const Segment& other) {
    if (!one.narration || !other.narration) return !one.narration && !other.narration;
    Narration same = *one.narration;
    same.text_revision = other.narration->text_revision;
    return same == *other.narration;
}

ChangeKind kind_of_edit(const Segment& before, const Segment& after) {
    if (before.is_locked != after.is_locked) return after.is_locked ? ChangeKind::lock : ChangeKind::unlock;
    const bool has_other_words =
        before.text_content != after.text_content || before.image_prompt != after.image_prompt;
    if (has_other_words) return ChangeKind::text;
    const bool has_other_voice = before.voice_id != after.voice_id || before.tts_speed != after.tts_speed;
    if (has_other_voice) return ChangeKind::voice;
    return before.image_fit != after.image_fit ? ChangeKind::picture_fit : ChangeKind::opening;
}

}  // namespace storyflow::story
