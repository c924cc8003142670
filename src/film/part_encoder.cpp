#include "film/part_encoder.hpp"

#include <utility>

#include "base/error.hpp"
#include "film/encoder_arguments.hpp"

namespace storyflow::film {

namespace {

constexpr base::ChildLimits encoding_limits{.patience = std::chrono::minutes(2)};
// A player can jump to every fifth second.
constexpr int seconds_between_keys = 5;
// Divisible by 24, 30 and 60: every frame has an exact time, also after joining.
constexpr const char* time_steps = "90000";

std::filesystem::path unfinished(const std::filesystem::path& target) {
    return target.string() + ".unfinished";
}

base::ChildCommand command_of(const EncoderSettings& settings, const std::filesystem::path& file) {
    const std::string rate = std::to_string(settings.frames_per_second);
    const std::string size = std::to_string(settings.size.width) + "x" + std::to_string(settings.size.height);
    const std::string key_frames = std::to_string(settings.frames_per_second * seconds_between_keys);
    EncoderArguments arguments;
    arguments.add({"-hide_banner", "-loglevel", "error", "-y"})
        .add({"-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", size})
        .add({"-framerate", rate, "-color_range", "tv", "-i", "pipe:0"})
        .add({"-c:v", "libx264", "-preset", settings.preset, "-crf", std::to_string(settings.quality)})
        .add({"-profile:v", "high", "-pix_fmt", "yuv420p", "-g", key_frames})
        .add({"-color_range", "tv", "-colorspace", "bt709"})
        .add({"-color_primaries", "bt709", "-color_trc", "bt709"})
        .add({"-video_track_timescale", time_steps, "-movie_timescale", time_steps})
        .add({"-f", "mp4", "file:" + file.string()});
    return {settings.ffmpeg, arguments.all()};
}

}  // namespace

void check_encoder(const base::ChildEnd& end, const std::string& what) {
    if (end.status == 0) return;
    throw base::Error(base::ErrorKind::unavailable,
                      what + ": ffmpeg failed with status " + std::to_string(end.status) + ": " + end.said);
}

PartEncoder::PartEncoder(const EncoderSettings& settings, std::filesystem::path target)
    : target_(std::move(target)),
      pending_(unfinished(target_)),
      program_(command_of(settings, unfinished(target_)), encoding_limits) {}

void PartEncoder::add(const Frame& frame, const std::stop_token& stop) {
    if (program_.feed(frame.bytes(), stop)) return;
    check_encoder(program_.finish(stop), "The film cannot be encoded");
    throw base::Error(base::ErrorKind::unavailable, "The film cannot be encoded: ffmpeg ended too early.");
}

void PartEncoder::finish(const std::stop_token& stop) {
    check_encoder(program_.finish(stop), "The film cannot be encoded");
    base::sync_file(unfinished(target_));  // a part that is there is used, also after a power cut
    pending_.publish(target_);
}

}  // namespace storyflow::film
