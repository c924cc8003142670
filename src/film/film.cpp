#include "film/film.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "audio/pcm.hpp"
#include "base/error.hpp"
#include "film/film_file.hpp"
#include "film/frame_painter.hpp"
#include "film/frames_ahead.hpp"
#include "film/part_encoder.hpp"

namespace storyflow::film {

namespace {

constexpr std::int64_t seconds_of_a_part = 60;

double seconds(std::int64_t samples) {
    return static_cast<double>(samples) / audio::narration_rate;
}

std::vector<std::filesystem::path> narrations_of(const FilmOrder& order) {
    std::vector<std::filesystem::path> files;
    files.reserve(order.scenes.size());
    for (const auto& scene : order.scenes)
        files.push_back(scene.narration);
    return files;
}

std::vector<double> pauses_of(const FilmOrder& order) {
    std::vector<double> pauses;
    pauses.reserve(order.scenes.size());
    for (const auto& scene : order.scenes)
        pauses.push_back(scene.pause_before.value_or(order.pause));
    return pauses;
}

/// Subtitles of all scenes, by the time of the film.
std::vector<Subtitle> subtitles_of_scenes(const FilmOrder& order,
                                          const std::vector<narration::JoinedPlace>& places) {
    std::vector<Subtitle> all;
    for (std::size_t i = 0; i < order.scenes.size(); ++i) {
        const double shift = seconds(places[i].begin - places[i].left_out);
        for (auto& subtitle : subtitles_of(order.scenes[i].script, order.scenes[i].words)) {
            subtitle.begin += shift;
            subtitle.end += shift;
            for (auto& word : subtitle.words) {
                word.begin += shift;
                word.end += shift;
            }
            all.push_back(std::move(subtitle));
        }
    }
    return all;
}

FilmPlan plan_of(const FilmOrder& order, const std::vector<narration::JoinedPlace>& places,
                 const std::vector<Subtitle>& subtitles) {
    std::vector<HeardSpan> heard;
    heard.reserve(places.size());
    for (const auto& place : places)
        heard.push_back({place.begin, place.end});
    const auto pause = std::llround(order.pause * audio::narration_rate);
    FilmPlan plan{.style = order.style,
                  .timeline = Timeline(heard, heard.back().end + pause, order.style.timing),
                  .pictures = {},
                  .drawn = order.draw_subtitles ? subtitles : std::vector<Subtitle>(),
                  .logo = order.logo,
                  .font = order.font};
    for (const auto& scene : order.scenes)
        plan.pictures.push_back(scene.picture);
    return plan;
}

std::vector<Chapter> chapters_of(const FilmOrder& order, const FilmPlan& plan) {
    std::vector<Chapter> chapters;
    for (std::size_t i = 0; i < order.scenes.size(); ++i)
        chapters.push_back({order.scenes[i].title, plan.timeline.begin_of(i), plan.timeline.begin_of(i + 1)});
    return chapters;
}

FilmOrder checked(FilmOrder order) {
    if (order.scenes.empty())
        throw base::Error(base::ErrorKind::invalid_input, "A film needs at least one segment.");
    const auto [width, height] = order.style.size;
    if (width % 2 != 0 || height % 2 != 0 || std::min(width, height) < 64 || std::max(width, height) > 4096) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The size of a film has even sides from 64 to 4096 pixels.");
    }
    return order;
}

}  // namespace

FilmMaker::FilmMaker(FilmOrder order, std::filesystem::path folder)
    : order_(checked(std::move(order))),
      folder_(std::move(folder)),
      sound_(folder_ / "sound.wav"),
      places_(narration::places_in_joined(narrations_of(order_), pauses_of(order_))),
      subtitles_(subtitles_of_scenes(order_, places_)),
      plan_(plan_of(order_, places_, subtitles_)) {
    narration::write_joined_narration(narrations_of(order_), pauses_of(order_), sound_);
    (void)FramePainter(plan_);
}

FilmLength FilmMaker::make(const std::filesystem::path& target, const Listener& listener,
                           const std::stop_token& stop) const {
    const auto frames = plan_.timeline.frames();
    const auto part = seconds_of_a_part * order_.style.timing.frames_per_second;
    std::vector<std::filesystem::path> parts;
    for (std::int64_t first = 0; first < frames; first += part) {
        parts.push_back(folder_ / fmt::format("part-{:05}.mp4", first / part));
        const auto end = std::min(first + part, frames);
        if (std::filesystem::exists(parts.back())) {
            listener(end, frames);
        } else {
            encode_part(first, end, parts.back(), listener, stop);
        }
    }
    join_film(order_.ffmpeg, parts, {order_.title, sound_, chapters_of(order_, plan_), subtitles_}, folder_,
              target, stop);
    return {frames, static_cast<double>(frames) / order_.style.timing.frames_per_second};
}

void FilmMaker::encode_part(std::int64_t first, std::int64_t end, const std::filesystem::path& file,
                            const Listener& listener, const std::stop_token& stop) const {
    FramePainter painter(plan_);
    FramesAhead ahead([&painter](std::int64_t number, Frame& frame) { painter.paint(number, frame); },
                      order_.style.size, first, end);
    PartEncoder encoder({order_.ffmpeg, order_.style.size, order_.style.timing.frames_per_second,
                         order_.preset, order_.quality},
                        file);
    for (std::int64_t number = first; number < end; ++number) {
        Frame frame = ahead.take();
        encoder.add(frame, stop);
        ahead.give_back(std::move(frame));
        listener(number + 1, plan_.timeline.frames());
    }
    encoder.finish(stop);
}

}  // namespace storyflow::film
