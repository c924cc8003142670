#include "film/frame_painter.hpp"

#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "base/file.hpp"
#include "film/camera.hpp"
#include "film/card_painter.hpp"
#include "film/fitted_picture.hpp"
#include "film/read_picture.hpp"

namespace storyflow::film {

namespace {

constexpr std::size_t largest_picture_file = 200UL * 1024 * 1024;
constexpr std::size_t most_prepared = 2;

/// Calls `read`; what it throws begins with `what`.
template <class Read>
auto named(const std::string& what, Read read) {
    try {
        return read();
    } catch (const base::Error& error) {
        throw base::Error(error.kind(), what + ": " + error.what(), error.detail());
    }
}

std::optional<Overlay> logo_of(const FilmPlan& plan) {
    if (!plan.logo) return std::nullopt;
    return named("The logo " + plan.logo->filename().string(), [&] {
        const auto picture = read_transparent_picture(base::read_file(*plan.logo, largest_picture_file));
        return logo_overlay(picture, plan.style.logo, plan.style.size);
    });
}

std::optional<Frame> painted_card(const std::optional<Card>& card, const SubtitleFont& font, FrameSize size) {
    if (!card) return std::nullopt;
    return card_frame(*card, font, size);
}

PreparedPicture read_and_prepare(const ShownPicture& shown, const FilmStyle& style) {
    const auto bytes = base::read_file(shown.file, largest_picture_file);
    const auto size = style.size;
    if (shown.fit == story::PictureFit::fit) return prepare_fitted(read_picture(bytes, size), size);
    return prepare(read_picture(bytes, covering_size(size, style.zoom)), size, style.zoom);
}

/// The last word that has begun.
std::size_t word_at(const Subtitle& subtitle, double seconds) {
    const auto next = std::ranges::upper_bound(subtitle.words, seconds, {}, &SubtitleWord::begin);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, next - subtitle.words.begin()) - 1);
}

}  // namespace

FramePainter::FramePainter(const FilmPlan& plan)
    : plan_(plan),
      font_(subtitle_font(plan.font)),
      subtitles_(font_, plan.style.subtitles, plan.style.size),
      logo_(logo_of(plan)),
      title_card_(painted_card(plan.title_card, font_, plan.style.size)),
      end_card_(painted_card(plan.end_card, font_, plan.style.size)),
      next_(plan.style.size) {}

void FramePainter::paint(std::int64_t number, Frame& frame) {
    const auto moment = plan_.timeline.at(number);
    sample(moment.part, moment.progress, frame);
    if (moment.share_of_next > 0.0) {
        sample(moment.part + 1, moment.progress_of_next, next_);
        crossfade_.mix(frame, next_, static_cast<float>(moment.share_of_next));
    }
    lay_subtitle(moment.seconds, frame);
    if (logo_) logo_->lay_over(frame);
}

const Frame* FramePainter::card_of(std::size_t part) {
    if (title_card_ && part == 0) return &*title_card_;
    if (end_card_ && part + 1 == plan_.pictures.size()) return &*end_card_;
    if (!plan_.pictures[part].file.empty()) return nullptr;
    if (!cover_) cover_ = card_frame(plan_.cover, font_, plan_.style.size);
    return &*cover_;
}

std::size_t FramePainter::segment_of(std::size_t part) const {
    return title_card_ ? part - 1 : part;
}

void FramePainter::sample(std::size_t part, double progress, Frame& frame) {
    if (const auto* card = card_of(part)) {
        frame = *card;
        return;
    }
    const auto& picture = picture_of(part);
    const auto [width, height] = plan_.style.size;
    const Shot shot{segment_of(part), plan_.style.zoom, picture.aspect, static_cast<double>(width) / height};
    sampler_.sample(picture, window_at(shot, progress), frame);
    if (picture.whole) lay_in_middle(*picture.whole, frame);
}

const PreparedPicture& FramePainter::picture_of(std::size_t part) {
    const auto& shown = plan_.pictures[part];
    const auto found = std::ranges::find(prepared_, shown, &Prepared::shown);
    if (found != prepared_.end()) {
        std::rotate(found, std::next(found), prepared_.end());
        return prepared_.back().picture;
    }
    if (prepared_.size() == most_prepared) prepared_.erase(prepared_.begin());
    auto picture =
        named("Segment " + std::to_string(segment_of(part) + 1) + ", " + shown.file.filename().string(),
              [&] { return read_and_prepare(shown, plan_.style); });
    prepared_.push_back({shown, std::move(picture)});
    return prepared_.back().picture;
}

void FramePainter::lay_subtitle(double seconds, Frame& frame) {
    const auto& all = plan_.drawn;
    const auto behind = std::ranges::upper_bound(all, seconds, {}, &Subtitle::begin);
    if (behind == all.begin() || seconds >= std::prev(behind)->end) return;
    const Subtitle& subtitle = *std::prev(behind);
    const auto number = static_cast<std::size_t>(behind - all.begin());
    const auto word = plan_.style.subtitles.word_colour ? word_at(subtitle, seconds) : 0;
    if (drawn_ != std::pair{number, word}) {
        subtitle_ = subtitles_.paint(subtitle, word);
        drawn_ = {number, word};
    }
    subtitle_.lay_over(frame);
}

}  // namespace storyflow::film
