#include "film/film_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

#include "base/child_program.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "film/encoder_arguments.hpp"
#include "film/part_encoder.hpp"

namespace storyflow::film {

namespace {

// Encoding an hour of sound takes a minute or two, in which ffmpeg says nothing.
constexpr base::ChildLimits limits{.patience = std::chrono::minutes(30)};

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000.0);
}

std::string srt_time(double seconds) {
    const auto time = milliseconds(seconds);
    return fmt::format("{:02}:{:02}:{:02},{:03}", time / 3'600'000, time / 60'000 % 60, time / 1000 % 60,
                       time % 1000);
}

std::string metadata_value(const std::string& text) {
    std::string value;
    for (const char c : text) {
        if (c == '\n' || c == '\r') {
            value += ' ';
            continue;
        }
        if (c == '=' || c == ';' || c == '#' || c == '\\') value += '\\';
        value += c;
    }
    return value;
}

/// The list of the concat demuxer: in quotes, and each quote outside of them.
std::string list_of(std::span<const std::filesystem::path> parts) {
    std::string list;
    for (const auto& part : parts) {
        list += "file 'file:";
        for (const char c : std::filesystem::absolute(part).string())
            list += c == '\'' ? std::string("'\\''") : std::string(1, c);
        list += "'\n";
    }
    return list;
}

EncoderArguments join_arguments(const FilmFile& file, const std::filesystem::path& folder,
                                const std::filesystem::path& into) {
    const auto in = [&folder](const char* name) { return "file:" + (folder / name).string(); };
    const bool subtitled = !file.subtitles.empty();
    EncoderArguments arguments;
    arguments.add({"-hide_banner", "-nostdin", "-loglevel", "error", "-y"})
        .add({"-f", "concat", "-safe", "0", "-i", in("parts.txt")})
        .add({"-i", "file:" + file.sound.string()})
        .add({"-f", "ffmetadata", "-i", in("metadata.txt")});
    if (subtitled) arguments.add({"-f", "srt", "-i", in("subtitles.srt")});
    arguments.add({"-map", "0:v", "-map", "1:a"});
    if (subtitled) arguments.add({"-map", "3:s", "-c:s", "mov_text", "-disposition:s:0", "0"});
    return arguments.add({"-map_metadata", "2", "-map_chapters", "2"})
        .add({"-c:v", "copy", "-c:a", "aac", "-b:a", std::to_string(file.sound_kilobits) + "k", "-ar",
              "48000"})
        .add({"-movflags", "+faststart", "-f", "mp4", "file:" + into.string()});
}

/// Waits until a file that another program wrote is on the disk.
void sync_file(const std::filesystem::path& file) {
    const base::FileDescriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!open.valid() || ::fsync(open.get()) != 0) {
        throw base::Error(base::ErrorKind::unavailable, "The film cannot be written to the disk.");
    }
}

}  // namespace

std::string srt_of(std::span<const Subtitle> subtitles) {
    std::string srt;
    std::size_t number = 0;
    for (const auto& subtitle : subtitles) {
        srt += fmt::format("{}\n{} --> {}\n{}\n\n", ++number, srt_time(subtitle.begin),
                           srt_time(subtitle.end), subtitle.text);
    }
    return srt;
}

std::string metadata_of(const FilmFile& file) {
    std::string text = ";FFMETADATA1\n";
    if (!file.title.empty()) text += "title=" + metadata_value(file.title) + "\n";
    for (const auto& chapter : file.chapters) {
        text += fmt::format("[CHAPTER]\nTIMEBASE=1/1000\nSTART={}\nEND={}\ntitle={}\n",
                            milliseconds(chapter.begin), milliseconds(chapter.end),
                            metadata_value(chapter.title));
    }
    return text;
}

void join_film(const std::filesystem::path& ffmpeg, std::span<const std::filesystem::path> parts,
               const FilmFile& file, const std::filesystem::path& folder, const std::filesystem::path& target,
               const std::stop_token& stop) {
    base::replace_file(folder / "parts.txt", list_of(parts));
    base::replace_file(folder / "metadata.txt", metadata_of(file));
    if (!file.subtitles.empty()) base::replace_file(folder / "subtitles.srt", srt_of(file.subtitles));
    const std::filesystem::path unfinished = target.string() + ".unfinished";
    base::PendingFile pending(unfinished);
    base::ChildProgram program({ffmpeg, join_arguments(file, folder, unfinished).all()}, limits);
    check_encoder(program.finish(stop), "The film cannot be joined");
    sync_file(unfinished);
    pending.publish(target);
}

}  // namespace storyflow::film
