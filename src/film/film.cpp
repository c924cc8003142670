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

std::int64_t samples(double seconds) {
    return std::llround(seconds * audio::narration_rate);
}

/// Where the first narration begins.
std::int64_t voice_begin(const FilmOrder& order) {
    return order.title_card ? samples(order.title_card->seconds) + samples(order.pause) : 0;
}

/// The places of the narrations in the film.
std::vector<narration::JoinedPlace> placed(const FilmOrder& order) {
    auto places = narration::places_in_joined(narrations_of(order), pauses_of(order));
    for (auto& place : places) {
        place.begin += voice_begin(order);
        place.end += voice_begin(order);
    }
    return places;
}

std::vector<HeardSpan> heard_in(const std::vector<narration::JoinedPlace>& places) {
    std::vector<HeardSpan> heard;
    heard.reserve(places.size());
    for (const auto& place : places)
        heard.push_back({place.begin, place.end});
    return heard;
}

/// When each part is heard, or a card is meant to be seen.
Timeline timeline_of(const FilmOrder& order, const std::vector<narration::JoinedPlace>& places) {
    auto parts = heard_in(places);
    auto end = parts.back().end + samples(order.pause);
    if (order.title_card) parts.insert(parts.begin(), {0, samples(order.title_card->seconds)});
    if (order.end_card) {
        parts.push_back({end, end + samples(order.end_card->seconds)});
        end = parts.back().end;
    }
    return {parts, end, order.style.timing};
}

FilmPlan plan_of(const FilmOrder& order, const std::vector<narration::JoinedPlace>& places,
                 const std::vector<Subtitle>& subtitles) {
    FilmPlan plan{.style = order.style,
                  .timeline = timeline_of(order, places),
                  .pictures = {},
                  .drawn = order.draw_subtitles ? subtitles : std::vector<Subtitle>(),
                  .logo = order.logo,
                  .font = order.font,
                  .title_card = order.title_card,
                  .end_card = order.end_card,
                  .cover = {.heading = order.title, .line = order.author}};
    if (order.title_card) plan.pictures.emplace_back();
    for (const auto& scene : order.scenes)
        plan.pictures.push_back({scene.picture, scene.fit});
    if (order.end_card) plan.pictures.emplace_back();
    return plan;
}

/// The cards belong to the first chapter and to the last one.
std::vector<Chapter> chapters_of(const FilmOrder& order, const FilmPlan& plan) {
    const std::size_t before = order.title_card ? 1 : 0;
    std::vector<Chapter> chapters;
    for (std::size_t i = 0; i < order.scenes.size(); ++i) {
        const std::size_t shown = before + i;
        if (!chapters.empty() && order.scenes[i].title.empty()) {
            chapters.back().end = plan.timeline.begin_of(shown + 1);
        } else {
            chapters.push_back(
                {order.scenes[i].title, plan.timeline.begin_of(shown), plan.timeline.begin_of(shown + 1)});
        }
    }
    chapters.front().begin = 0.0;
    chapters.back().end = plan.timeline.begin_of(plan.pictures.size());
    return chapters;
}

void check_card(const std::optional<Card>& card, const std::string& name) {
    if (!card || (card->seconds >= shortest_card && card->seconds <= longest_card)) return;
    throw base::Error(base::ErrorKind::invalid_input, fmt::format("The {} is shown for {} to {} seconds.",
                                                                  name, shortest_card, longest_card));
}

void check_music(const std::optional<Music>& music) {
    if (!music || (music->level >= quietest_music && music->level <= loudest_music)) return;
    throw base::Error(base::ErrorKind::invalid_input,
                      fmt::format("The level of music is {} to {} dB.", quietest_music, loudest_music));
}

void require_possible(const FilmOrder& order) {
    if (order.scenes.empty())
        throw base::Error(base::ErrorKind::invalid_input, "A film needs at least one segment.");
    const auto [width, height] = order.style.size;
    if (width % 2 != 0 || height % 2 != 0 || std::min(width, height) < 64 || std::max(width, height) > 4096) {
        throw base::Error(base::ErrorKind::invalid_input,
                          "The size of a film has even sides from 64 to 4096 pixels.");
    }
    check_card(order.title_card, "title card");
    check_card(order.end_card, "end card");
    check_music(order.music);
}

FilmOrder checked(FilmOrder order) {
    require_possible(order);
    return order;
}

}  // namespace

FilmPlan plan_of_film(const FilmOrder& order) {
    require_possible(order);
    const auto places = placed(order);
    return plan_of(order, places, subtitles_of_scenes(order, places));
}

FilmMaker::FilmMaker(FilmOrder order, std::filesystem::path folder)
    : order_(checked(std::move(order))),
      folder_(std::move(folder)),
      sound_(folder_ / "sound.wav"),
      places_(placed(order_)),
      subtitles_(subtitles_of_scenes(order_, places_)),
      plan_(plan_of(order_, places_, subtitles_)) {
    write_sound();
    (void)FramePainter(plan_);
}

void FilmMaker::write_sound() const {
    const auto files = narrations_of(order_);
    const bool has_more = order_.title_card || order_.end_card || order_.music;
    narration::write_joined_narration(files, pauses_of(order_), has_more ? folder_ / "voice.wav" : sound_);
    if (!has_more) return;
    const auto sound = soundtrack();
    if (sound.music) {
        decode_music(order_.ffmpeg, order_.music->file, seconds(sound.length), *sound.music, {});
    }
    write_soundtrack(sound, sound_, {});
}

/// As long as the pictures, to the sample.
Soundtrack FilmMaker::soundtrack() const {
    Soundtrack sound{
        .voice = folder_ / "voice.wav",
        .voice_begins = voice_begin(order_),
        .length = plan_.timeline.frames() * audio::narration_rate / order_.style.timing.frames_per_second};
    if (!order_.music) return sound;
    sound.music = folder_ / "music.pcm";
    sound.music_level = order_.music->level;
    sound.voices = heard_in(places_);
    return sound;
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
    const int kilobits = order_.music ? 192 : 128;
    join_film(order_.ffmpeg, parts, {order_.title, sound_, chapters_of(order_, plan_), subtitles_, kilobits},
              folder_, target, stop);
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
