#include "film/music.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <system_error>

#include "base/child_program.hpp"
#include "base/error.hpp"
#include "film/encoder_arguments.hpp"
#include "film/music_loop.hpp"

namespace storyflow::film {

namespace {

// Decoding an hour takes some seconds, in which ffmpeg says nothing.
constexpr base::ChildLimits decoding_limits{.patience = std::chrono::minutes(10)};

constexpr std::size_t bytes_of_frame = 4;
// The beginning of a file that was sent; a hostile one must not take the machine.
constexpr double checked_seconds = 1.0;
constexpr base::ChildLimits checking{.patience = std::chrono::seconds(20),
                                     .output = 2 * music_rate * bytes_of_frame,
                                     .memory = 2UL * 1024 * 1024 * 1024};
constexpr std::size_t shortest_beginning = music_rate / 10 * bytes_of_frame;
constexpr const char* formats_of_sound = "mp3,wav,flac,ogg,mov,aac";  // names of ffmpeg's demuxers

/// Only the file itself is read, also if it is a list of others.
EncoderArguments reading() {
    return EncoderArguments().add(
        {"-hide_banner", "-nostdin", "-loglevel", "error", "-y", "-protocol_whitelist", "file"});
}

EncoderArguments decoding(EncoderArguments reading, const std::filesystem::path& music, double seconds,
                          const std::string& target) {
    return reading.add({"-i", "file:" + music.string()})
        .add({"-map", "0:a:0", "-t", fmt::format("{:.3f}", seconds)})
        .add({"-ac", "2", "-ar", std::to_string(music_rate), "-c:a", "pcm_s16le"})
        .add({"-f", "s16le", target});
}

base::Error refused(const std::string& reason) {
    return {base::ErrorKind::invalid_input, reason};
}

}  // namespace

void decode_music(const std::filesystem::path& ffmpeg, const std::filesystem::path& music, double seconds,
                  const std::filesystem::path& target, const std::stop_token& stop) {
    std::error_code code;
    if (!std::filesystem::is_regular_file(music, code)) {
        throw base::Error(base::ErrorKind::not_found,
                          "There is no music file " + music.filename().string() + ".");
    }
    const auto arguments = decoding(reading(), music, seconds, "file:" + target.string());
    base::ChildProgram program({ffmpeg, arguments.all()}, decoding_limits);
    const auto end = program.finish(stop);
    if (end.status != 0)
        throw refused("The music " + music.filename().string() + " cannot be read: " + end.said);
}

void require_music(const std::filesystem::path& ffmpeg, const std::filesystem::path& music,
                   const std::stop_token& stop) {
    const auto arguments =
        decoding(reading().add({"-format_whitelist", formats_of_sound}), music, checked_seconds, "pipe:1");
    base::ChildProgram program({ffmpeg, arguments.all()}, checking);
    const auto end = program.finish(stop);
    if (end.status != 0) throw refused("It is no sound in one of these formats, or it is damaged.");
    if (end.output.size() < shortest_beginning) throw refused("It is shorter than a tenth of a second.");
}

}  // namespace storyflow::film
