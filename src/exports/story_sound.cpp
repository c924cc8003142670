#include "exports/story_sound.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "audio/pcm.hpp"
#include "base/error.hpp"
#include "base/read_at.hpp"

namespace storyflow::exports {

namespace {

constexpr std::uint64_t sample_bytes = sizeof(std::int16_t);
constexpr float full_scale = 32768.0F;

std::vector<narration::NarrationPart> look_at(const media::MediaLibrary& library,
                                              const std::vector<StoryPart>& parts) {
    if (parts.empty()) {
        throw base::Error(base::ErrorKind::invalid_input, "There is no narration to export.");
    }
    std::vector<narration::NarrationPart> narrations;
    narrations.reserve(parts.size());
    for (const auto& part : parts) {
        auto narration = narration::look_at_narration(library, part.file);
        if (!narration) {
            throw base::Error(base::ErrorKind::not_found,
                              part.file + " is missing or is not 24 kHz mono 16-bit audio.");
        }
        narrations.push_back(*std::move(narration));
    }
    return narrations;
}

std::uint64_t sample_at(double seconds) {
    return static_cast<std::uint64_t>(std::llround(std::max(0.0, seconds) * audio::narration_rate));
}

}  // namespace

std::uint64_t pause_in_samples(double seconds) {
    return sample_at(seconds);
}

StorySound::StorySound(media::MediaLibrary library, std::vector<StoryPart> parts)
    : library_(std::move(library)), parts_(std::move(parts)), narrations_(look_at(library_, parts_)) {
    place_parts();
    find_chapters();
}

void StorySound::place_parts() {
    std::vector<std::uint64_t> samples_at;
    std::ranges::transform(narrations_, std::back_inserter(samples_at),
                           &narration::NarrationPart::samples_at);
    std::vector<std::uint64_t> silence(parts_.size(), 0);
    for (std::size_t i = 1; i < parts_.size(); ++i) {
        silence[i] =
            narration::close_up(narrations_[i - 1], narrations_[i], parts_[i].pause_before * sample_bytes) /
            sample_bytes;
    }
    std::uint64_t end = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        left_out_.push_back((narrations_[i].samples_at - samples_at[i]) / sample_bytes);
        const std::uint64_t begin = end + silence[i];
        end = begin + narrations_[i].sample_bytes / sample_bytes;
        places_.push_back({begin, end});
    }
}

void StorySound::find_chapters() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto& head = parts_[i].chapter;
        if (head || i == 0) {
            const auto begin = places_[i].begin;
            chapters_.push_back(
                {head ? head->title : "", head ? head->level : 1, i, i + 1, {begin, places_[i].end}});
        }
        chapters_.back().end_part = i + 1;
        chapters_.back().sound.end = places_[i].end;
    }
}

std::vector<WordSpan> StorySound::words(std::size_t part) const {
    const auto place = places_[part];
    const auto in_part = [&](double seconds) {
        const auto sample = sample_at(seconds);
        const auto shifted = sample - std::min(sample, left_out_[part]);
        return std::min<std::uint64_t>(place.begin + shifted, place.end);
    };
    std::vector<WordSpan> spans;
    spans.reserve(parts_[part].words.size());
    std::uint64_t end_before = place.begin;
    for (std::size_t i = 0; i < parts_[part].words.size(); ++i) {
        const auto& word = parts_[part].words[i];
        const auto begin = std::max(end_before, in_part(word.start));
        end_before = std::max(begin, in_part(word.end));
        spans.push_back({i, {begin, end_before}});
    }
    return spans;
}

std::size_t StorySound::read_at(std::uint64_t offset, std::span<float> block) {
    std::size_t filled = 0;
    while (filled < block.size() && offset + filled < length()) {
        const std::uint64_t at = offset + filled;
        const auto place = std::ranges::upper_bound(places_, at, {}, &audio::FrameSpan::end);
        const bool in_pause = at < place->begin;
        const std::uint64_t rest = (in_pause ? place->begin : place->end) - at;
        const auto piece = block.subspan(
            filled, static_cast<std::size_t>(std::min<std::uint64_t>(rest, block.size() - filled)));
        if (in_pause) {
            std::ranges::fill(piece, 0.0F);
            filled += piece.size();
        } else {
            filled += read_part(static_cast<std::size_t>(place - places_.begin()), at - place->begin, piece);
        }
    }
    return filled;
}

std::size_t StorySound::read_part(std::size_t part, std::uint64_t offset, std::span<float> block) {
    if (open_part_ != part) {
        open_part_.reset();
        open_file_ = narration::open_narration(library_, narrations_[part]);
        open_part_ = part;
    }
    steps_.resize(std::max(steps_.size(), block.size()));
    const auto bytes = std::as_writable_bytes(std::span(steps_).first(block.size()));
    const auto got =
        open_file_.valid()
            ? base::read_at(open_file_.get(), narrations_[part].samples_at + offset * sample_bytes, bytes)
            : std::nullopt;
    const std::size_t count = got.value_or(0) / sample_bytes;
    if (count == 0) {
        open_part_.reset();
        throw base::Error(base::ErrorKind::conflict,
                          "A narration changed while it was exported. Export again.", parts_[part].file);
    }
    std::transform(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count), block.begin(),
                   [](std::int16_t step) { return static_cast<float>(step) / full_scale; });
    return count;
}

}  // namespace storyflow::exports
