#include "narration/joined_narration.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "audio/wav_samples.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/read_at.hpp"

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

std::vector<std::uint64_t> lengths_of(const std::vector<NarrationPart>& parts) {
    std::vector<std::uint64_t> lengths(parts.size());
    std::ranges::transform(parts, lengths.begin(), &NarrationPart::sample_bytes);
    return lengths;
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
    return NarrationPart{std::move(file), *identity, samples->offset, samples->length};
}

JoinedNarration::JoinedNarration(media::MediaLibrary library, std::vector<NarrationPart> parts, double gap)
    : library_(std::move(library)), parts_(std::move(parts)), layout_(lengths_of(parts_), gap) {}

std::size_t JoinedNarration::held_bytes() const {
    constexpr std::size_t of_itself = 1'024;
    constexpr std::size_t of_a_place = sizeof(std::uint64_t) + 32;  // in `layout_`; allocator overhead
    std::size_t bytes = of_itself + parts_.capacity() * sizeof(NarrationPart);
    for (const auto& part : parts_)
        bytes += part.file.capacity() + of_a_place;
    return bytes;
}

std::string JoinedNarration::version() const {
    constexpr std::size_t enough_bytes = 16;
    std::string everything = fmt::format("{}", layout_.gap_bytes());
    for (const auto& [file, identity, samples_at, sample_bytes] : parts_) {
        fmt::format_to(std::back_inserter(everything), ";{:x}-{:x}-{:x}.{:x}", identity.number, identity.size,
                       identity.modified.tv_sec, identity.modified.tv_nsec);
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
    open_file_ = open_to_read(library_.absolute(parts_[part].file));
    if (identity_of(open_file_) != parts_[part].identity) return false;
    open_part_ = part;
    return true;
}

}  // namespace storyflow::narration
