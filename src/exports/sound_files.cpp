#include "exports/sound_files.hpp"

#include <utility>

#include "audio/pcm.hpp"
#include "audio/sound_writer.hpp"
#include "exports/m4b.hpp"

namespace storyflow::exports {

struct SoundFiles::Job {
    audio::FrameSpan span;
    std::string title;
    std::vector<ChapterMark> marks;
    int track = 0;
};

namespace {

constexpr int acx_kilobits = 192;

audio::SoundFormat sound_format(ExportFormat format) {
    if (format == ExportFormat::flac) return audio::SoundFormat::flac;
    if (format == ExportFormat::mp3) return audio::SoundFormat::mp3;
    if (format == ExportFormat::opus) return audio::SoundFormat::opus;
    return audio::SoundFormat::wav;
}

/// The chapters' places in the file of the whole story: up to the next one's beginning.
std::vector<ChapterMark> marks_of(const StorySound& sound, const ExportOrder& order, std::uint64_t head,
                                  std::uint64_t length) {
    std::vector<ChapterMark> marks;
    for (const auto& chapter : sound.chapters()) {
        const auto begin = marks.empty() ? 0 : head + chapter.sound.begin;
        if (!marks.empty()) marks.back().end = begin;
        marks.push_back({title_of(chapter, order), begin, length});
    }
    return marks;
}

}  // namespace

std::string title_of(const Chapter& chapter, const ExportOrder& order) {
    if (!chapter.title.empty()) return chapter.title;
    return order.metadata.title.empty() ? "Story" : order.metadata.title;
}

SoundFiles::SoundFiles(const ExportOrder& order, StorySound& sound, const Mastering& mastering,
                       std::function<void(std::size_t)> poured, std::stop_token stop)
    : order_(order),
      sound_(sound),
      mastering_(mastering),
      poured_(std::move(poured)),
      stop_(std::move(stop)) {}

ExportedFile SoundFiles::write_story(const std::filesystem::path& file) {
    const auto length = mastering_.head + sound_.length() + mastering_.tail;
    return write(
        {{0, sound_.length()}, order_.metadata.title, marks_of(sound_, order_, mastering_.head, length)},
        file);
}

ExportedFile SoundFiles::write_chapter(std::size_t index, const std::filesystem::path& file) {
    const auto& chapter = sound_.chapters()[index];
    const auto title = title_of(chapter, order_);
    return write({chapter.sound, title, {}, static_cast<int>(index) + 1}, file);
}

ExportedFile SoundFiles::write(const Job& job, const std::filesystem::path& file) {
    const auto length = mastering_.head + job.span.end - job.span.begin + mastering_.tail;
    const bool is_mastered = order_.loudness != LoudnessPreset::none;
    audio::LoudnessMeter meter(audio::narration_rate, is_mastered);
    const auto pour_into = [&](const SampleSink& sink) {
        pour(
            sound_, job.span, mastering_,
            [&](std::span<const float> block) {
                meter.add(block);
                sink(block);
                poured_(block.size());
            },
            stop_);
    };
    if (order_.format == ExportFormat::m4b) {
        BookMetadata metadata = order_.metadata;
        if (job.track > 0) metadata.title = job.title;
        M4bWriter writer(file, {order_.ffmpeg, metadata, job.marks, job.track});
        pour_into([&](std::span<const float> block) { writer.write(block, stop_); });
        writer.finish(stop_);
    } else {
        const bool is_acx = order_.loudness == LoudnessPreset::acx && order_.format == ExportFormat::mp3;
        audio::SoundWriter writer(
            file, {.format = sound_format(order_.format),
                   .kilobits = is_acx ? acx_kilobits : 0,
                   .tags = {job.title, order_.metadata.author, order_.metadata.title, job.track},
                   .samples = length});
        pour_into([&](std::span<const float> block) { writer.write(block); });
        writer.finish();
        if (is_acx) {
            return {file.filename().string(), static_cast<double>(length) / audio::narration_rate,
                    meter.measured(), acx_checks(audio::measure_file(file))};
        }
    }
    return {file.filename().string(), static_cast<double>(length) / audio::narration_rate, meter.measured()};
}

}  // namespace storyflow::exports
