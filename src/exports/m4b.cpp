#include "exports/m4b.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "audio/pcm.hpp"
#include "audio/sixteen_bits.hpp"
#include "base/child_program.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace storyflow::exports {

namespace {

// At the end ffmpeg moves the table of contents to the front of the file, which takes its time.
constexpr base::ChildLimits encoder_limits{
    .patience = std::chrono::minutes(5), .output = 4096, .memory = 4UL * 1024 * 1024 * 1024};

std::string escaped(std::string_view text) {
    constexpr std::string_view special = "=;#\\\n";
    std::string value;
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) value += '\\';
        if (c != '\0' && c != '\r') value += c;
    }
    return value;
}

void append_field(std::string& file, std::string_view name, std::string_view value) {
    if (!value.empty()) fmt::format_to(std::back_inserter(file), "{}={}\n", name, escaped(value));
}

base::ChildCommand encoder(const std::filesystem::path& file, const std::filesystem::path& metadata,
                           const M4bOptions& options) {
    const auto rate = std::to_string(audio::narration_rate);
    base::ChildCommand command{options.ffmpeg,
                               {"-v", "error", "-nostdin", "-y", "-f", "s16le", "-ar", rate, "-ac", "1", "-i",
                                "pipe:0", "-f", "ffmetadata", "-i", metadata.string()}};
    const auto add = [&](std::initializer_list<std::string> words) {
        command.arguments.insert(command.arguments.end(), words);
    };
    if (options.metadata.cover) {
        add({"-i", options.metadata.cover->string(), "-map", "2:v", "-c:v", "copy", "-disposition:v:0",
             "attached_pic"});
    }
    // By default chapters begin at whole milliseconds.
    add({"-map", "0:a", "-map_metadata", "1", "-map_chapters", "1", "-c:a", "aac", "-b:a",
         fmt::format("{}k", options.kilobits), "-movie_timescale", rate, "-movflags", "+faststart", "-f",
         "ipod", file.string()});
    return command;
}

std::filesystem::path require(const std::filesystem::path& ffmpeg) {
    if (!ffmpeg.empty()) return ffmpeg;
    throw base::Error(base::ErrorKind::unavailable,
                      "m4b needs the program ffmpeg, which is not installed. Install ffmpeg, or choose mp3.");
}

std::filesystem::path with_metadata(const std::filesystem::path& file, const M4bOptions& options) {
    require(options.ffmpeg);
    std::filesystem::path metadata = file.string() + ".metadata";
    base::replace_file(metadata, ffmpeg_metadata(options));
    return metadata;
}

}  // namespace

std::string ffmpeg_metadata(const M4bOptions& options) {
    std::string file = ";FFMETADATA1\n";
    append_field(file, "title", options.metadata.title);
    append_field(file, "artist", options.metadata.author);
    append_field(file, "album", options.metadata.title);
    append_field(file, "genre", "Audiobook");
    if (options.track > 0) append_field(file, "track", std::to_string(options.track));
    for (const auto& chapter : options.chapters) {
        fmt::format_to(std::back_inserter(file), "[CHAPTER]\nTIMEBASE=1/{}\nSTART={}\nEND={}\n",
                       audio::narration_rate, chapter.begin, chapter.end);
        append_field(file, "title", chapter.title);
    }
    return file;
}

struct M4bWriter::Output {
    std::filesystem::path file;
    std::filesystem::path metadata;
    base::PendingFile pending_metadata;
    base::ChildProgram ffmpeg;
    std::vector<std::int16_t> steps;

    Output(std::filesystem::path target, const M4bOptions& options)
        : file(std::move(target)),
          metadata(with_metadata(file, options)),
          pending_metadata(metadata),
          ffmpeg(encoder(file, metadata, options), encoder_limits) {}
};

M4bWriter::M4bWriter(std::filesystem::path file, const M4bOptions& options)
    : output_(std::make_unique<Output>(std::move(file), options)) {}

M4bWriter::~M4bWriter() = default;

void M4bWriter::write(std::span<const float> samples, const std::stop_token& stop) {
    output_->steps.resize(samples.size());
    std::ranges::transform(samples, output_->steps.begin(), audio::to_sixteen_bits);
    const auto bytes = std::as_bytes(std::span(output_->steps));
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the bytes of samples, as the pipe takes
    // them
    if (!output_->ffmpeg.feed({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, stop)) fail(stop);
}

void M4bWriter::finish(const std::stop_token& stop) {
    const auto end = output_->ffmpeg.finish(stop);
    if (end.status != 0) {
        throw base::Error(
            base::ErrorKind::unavailable,
            fmt::format("ffmpeg could not write the audiobook: {}", end.said.substr(0, end.said.find('\n'))),
            end.said);
    }
    base::sync_file(output_->file);
}

void M4bWriter::fail(const std::stop_token& stop) {
    finish(stop);
    throw base::Error(base::ErrorKind::unavailable, "ffmpeg ended before the sound did.");
}

}  // namespace storyflow::exports
