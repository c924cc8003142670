#include "narration/joined_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "audio/pcm.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "narration/joined_narration.hpp"

namespace storyflow::narration {

namespace {

constexpr std::size_t block_size = 64 * 1024;
constexpr double header_bytes = 44;
constexpr double bytes_per_second = 2.0 * audio::narration_rate;

std::vector<NarrationPart> look_at(const media::MediaLibrary& folder,
                                   std::span<const std::filesystem::path> files,
                                   std::span<const double> pauses) {
    std::vector<NarrationPart> parts;
    for (const auto& file : files) {
        auto part = look_at_narration(folder, file.filename().string());
        if (!part) {
            throw base::Error(base::ErrorKind::not_found,
                              file.string() + " is missing or is not 24 kHz mono 16-bit audio.");
        }
        part->pause_before = pauses[parts.size()];
        parts.push_back(*std::move(part));
    }
    return parts;
}

[[noreturn]] void refuse(const std::filesystem::path& target, const std::string& reason) {
    throw base::Error(base::ErrorKind::unavailable,
                      "Cannot write " + target.filename().string() + ": " + reason);
}

void write_all(int file, std::string_view bytes, const std::filesystem::path& target) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) refuse(target, std::generic_category().message(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void copy(JoinedNarration& joined, int file, const std::filesystem::path& target) {
    std::string block(block_size, '\0');
    std::uint64_t done = 0;
    while (done < joined.length()) {
        const std::size_t got = joined.read_at(done, block);
        if (got == 0) refuse(target, "a part of it changed meanwhile");
        write_all(file, std::string_view(block).substr(0, got), target);
        done += got;
    }
}

}  // namespace

double write_joined_narration(std::span<const std::filesystem::path> files, std::span<const double> pauses,
                              const std::filesystem::path& target) {
    const media::MediaLibrary folder(files.empty() ? "." : files.front().parent_path());
    JoinedNarration joined(folder, look_at(folder, files, pauses));
    const std::string unfinished = target.string() + ".unfinished";
    const base::FileDescriptor file(
        ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.valid()) refuse(target, std::generic_category().message(errno));
    base::PendingFile pending(unfinished);
    copy(joined, file.get(), target);
    if (::fsync(file.get()) != 0) refuse(target, std::generic_category().message(errno));
    pending.publish(target);
    return (static_cast<double>(joined.length()) - header_bytes) / bytes_per_second;
}

std::vector<JoinedPlace> places_in_joined(std::span<const std::filesystem::path> files,
                                          std::span<const double> pauses) {
    const media::MediaLibrary folder(files.empty() ? "." : files.front().parent_path());
    const auto parts = look_at(folder, files, pauses);
    const JoinedNarration joined(folder, parts);
    const auto samples = [](std::uint64_t bytes) { return static_cast<std::int64_t>(bytes / 2); };
    std::vector<JoinedPlace> places;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& heard = joined.heard_part(i);
        const auto begin = samples(joined.begin_of(i) - static_cast<std::uint64_t>(header_bytes));
        places.push_back(
            {begin, begin + samples(heard.sample_bytes), samples(heard.samples_at - parts[i].samples_at)});
    }
    return places;
}

}  // namespace storyflow::narration
