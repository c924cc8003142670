#include "narration/joined_narration.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "audio/pcm.hpp"
#include "audio/voice_span.hpp"
#include "audio/wav_samples.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/read_at.hpp"
#include "narration/spoken_chunks.hpp"

namespace storyflow::narration {

namespace {

base::FileDescriptor open_to_read(const std::filesystem::path& file) {
    // O_NONBLOCK: opening a named pipe must not wait for its writer.
    return base::FileDescriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

/// Returns std::nullopt unless it is a regular file.
std::optional<FileIdentity> identity_of(const base::FileDescriptor& file) {
    struct stat status {};
    if (!file.valid() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileIdentity{status.st_ino, static_cast<std::uint64_t>(status.st_size), status.st_mtim};
}

/// Reads up to `block.size()` bytes; 0 at the end of the file or on failure.
std::size_t read_file_at(const base::FileDescriptor& file, std::uint64_t offset, std::span<char> block) {
    return base::read_at(file.get(), offset, block).value_or(0);
}

/// The peak to which narrations are levelled: -1 dB.
constexpr float narration_peak = 0.891F;

std::uint64_t bytes_of(double seconds) {
    return static_cast<std::uint64_t>(std::llround(seconds * audio::narration_rate)) * sizeof(std::int16_t);
}

/// The 16-bit samples of a piece of a file, as -1 to 1; fewer if they cannot be read.
std::vector<float> read_samples(const base::FileDescriptor& file, std::uint64_t offset, std::uint64_t bytes) {
    std::string block(bytes, '\0');
    block.resize(read_file_at(file, offset, block));
    std::vector<float> samples(block.size() / sizeof(std::int16_t));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        std::int16_t step = 0;
        std::memcpy(&step, block.data() + i * sizeof step, sizeof step);
        samples[i] = static_cast<float>(step) / 32768.0F;
    }
    return samples;
}

/// Fills in `quiet_before` and `quiet_behind`, which together leave at least one sample.
void look_at_edges(const base::FileDescriptor& file, NarrationPart& part) {
    const std::uint64_t before = std::min(bytes_of(kept_before_voice), part.sample_bytes - 2);
    const auto first = read_samples(file, part.samples_at, before);
    part.quiet_before = 2 * audio::quiet_frames_at_begin(first, audio::narration_rate, narration_peak);
    const std::uint64_t behind =
        std::min(bytes_of(kept_behind_voice), part.sample_bytes - 2 - part.quiet_before);
    const auto last = read_samples(file, part.samples_at + part.sample_bytes - behind, behind);
    part.quiet_behind = 2 * audio::quiet_frames_at_end(last, audio::narration_rate, narration_peak);
}

/// The layout of parts that it closes up.
audio::JoinedLayout lay_out(std::vector<NarrationPart>& parts) {
    std::vector<audio::JoinedPart> joined(parts.size());
    for (std::size_t i = 1; i < parts.size(); ++i)
        joined[i].silence = close_up(parts[i - 1], parts[i], bytes_of(parts[i].pause_before));
    std::ranges::transform(parts, joined, joined.begin(),
                           [](const NarrationPart& part, audio::JoinedPart place) {
                               place.samples = part.sample_bytes;
                               return place;
                           });
    return audio::JoinedLayout(joined);
}

}  // namespace

std::optional<NarrationPart> look_at_narration(const media::MediaLibrary& library, std::string file) {
    const auto opened = open_to_read(library.absolute(file));
    if (!opened.valid() && (errno == EMFILE || errno == ENFILE)) {
        throw base::Error(base::ErrorKind::unavailable, "Too many files are open. Try again in a moment.");
    }
    const auto identity = identity_of(opened);
    if (!identity) return std::nullopt;
    std::array<char, audio::wav_head_size> head{};
    const std::size_t got = read_file_at(opened, 0, head);
    const auto samples = audio::find_samples(std::string_view(head.data(), got), identity->size);
    if (!samples) return std::nullopt;
    NarrationPart part{.file = std::move(file),
                       .identity = *identity,
                       .samples_at = samples->offset,
                       .sample_bytes = samples->length};
    look_at_edges(opened, part);
    return part;
}

base::FileDescriptor open_narration(const media::MediaLibrary& library, const NarrationPart& part) {
    auto file = open_to_read(library.absolute(part.file));
    if (identity_of(file) != part.identity) file.reset();
    return file;
}

std::uint64_t close_up(NarrationPart& before, NarrationPart& after, std::uint64_t gap) {
    const std::uint64_t quiet = before.quiet_behind + after.quiet_before;
    if (gap >= quiet) return gap - quiet;
    const std::uint64_t excess = quiet - gap;
    const std::uint64_t of_before = std::min(excess, before.quiet_behind);
    before.sample_bytes -= of_before;
    after.samples_at += excess - of_before;
    after.sample_bytes -= excess - of_before;
    return 0;
}

JoinedNarration::JoinedNarration(media::MediaLibrary library, std::vector<NarrationPart> parts)
    : library_(std::move(library)), parts_(std::move(parts)), layout_(lay_out(parts_)) {}

std::size_t JoinedNarration::held_bytes() const {
    constexpr std::size_t of_itself = 1'024;
    constexpr std::size_t of_a_place = 2 * sizeof(std::uint64_t) + 32;  // in `layout_`; allocator overhead
    std::size_t bytes = of_itself + parts_.capacity() * sizeof(NarrationPart);
    for (const auto& part : parts_)
        bytes += part.file.capacity() + of_a_place;
    return bytes;
}

std::string JoinedNarration::version() const {
    constexpr std::size_t enough_bytes = 16;
    std::string everything = fmt::format("{}", length());
    for (const NarrationPart& part : parts_) {
        fmt::format_to(std::back_inserter(everything), ";{}-{:x}-{:x}-{:x}.{:x}-{:x}",
                       bytes_of(part.pause_before), part.identity.number, part.identity.size,
                       part.identity.modified.tv_sec, part.identity.modified.tv_nsec, part.sample_bytes);
    }
    return base::hexadecimal(base::sha256(everything).substr(0, enough_bytes));
}

std::size_t JoinedNarration::read_at(std::uint64_t offset, std::span<char> block) {
    std::size_t filled = 0;
    while (filled < block.size() && offset + filled < length()) {
        const std::size_t got = read_piece(layout_.at(offset + filled), block.subspan(filled));
        if (got == 0) break;
        filled += got;
    }
    return filled;
}

std::size_t JoinedNarration::read_piece(const audio::JoinedPiece& piece, std::span<char> block) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.rest, block.size()));
    const auto target = block.first(count);
    switch (piece.kind) {
        case audio::JoinedPiece::Kind::header:
            std::ranges::copy(layout_.header().substr(piece.offset, count), target.begin());
            return count;
        case audio::JoinedPiece::Kind::silence:
            std::ranges::fill(target, '\0');
            return count;
        case audio::JoinedPiece::Kind::part:
            return read_part(piece.part, piece.offset, target);
    }
    return 0;
}

std::size_t JoinedNarration::read_part(std::size_t part, std::uint64_t offset, std::span<char> block) {
    if (open_part_ != part && !open_part(part)) return 0;
    return read_file_at(open_file_, parts_[part].samples_at + offset, block);
}

bool JoinedNarration::open_part(std::size_t part) {
    open_part_.reset();
    open_file_ = open_narration(library_, parts_[part]);
    if (!open_file_.valid()) return false;
    open_part_ = part;
    return true;
}

}  // namespace storyflow::narration
