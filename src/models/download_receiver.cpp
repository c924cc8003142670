#include "models/download_receiver.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>
#include <utility>

#include "base/binary_units.hpp"
#include "base/error.hpp"
#include "outbound/head_line.hpp"

namespace storyflow::models {

namespace {

constexpr long partial_content = 206;

std::optional<std::uint64_t> parse_number(std::string_view digits) {
    std::uint64_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [read, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc() || read != end) return std::nullopt;
    return number;
}

double in_mebibytes(std::uint64_t bytes) {
    return static_cast<double>(bytes) / base::mebibyte;
}

}  // namespace

DownloadReceiver::DownloadReceiver(std::string address, PartFile& part, std::uint64_t offset, Context context)
    : address_(std::move(address)), part_(part), offset_(offset), context_(context) {}

void DownloadReceiver::on_head_line(std::string_view line) {
    if (line.starts_with("HTTP/")) {
        head_ = {};
        range_ = {};
        return;
    }
    const auto field = outbound::read_head_line(line);
    if (!field) return;
    if (field->is("ETag")) head_.etag = field->value;
    if (field->is("Last-Modified")) head_.modified = field->value;
    if (field->is("Content-Range")) range_ = parse_content_range(field->value);
}

/// "bytes 100-199/200", "bytes 100-199/*" or "bytes */200" (RFC 9110, section 14.4).
DownloadReceiver::ContentRange DownloadReceiver::parse_content_range(std::string_view value) {
    constexpr std::string_view unit = "bytes ";
    const auto slash = value.find('/');
    if (!value.starts_with(unit) || slash == std::string_view::npos) return {};
    const auto stretch = value.substr(unit.size(), slash - unit.size());
    return {parse_number(stretch.substr(0, stretch.find('-'))), parse_number(value.substr(slash + 1))};
}

/// The value for If-Range: a strong entity tag, else the date (RFC 9110, section 13.1.5).
std::string DownloadReceiver::version() const {
    return head_.etag.starts_with('"') ? head_.etag : head_.modified;
}

void DownloadReceiver::begin_body(long status, std::optional<std::uint64_t> length) {
    has_begun_ = true;
    if (status == partial_content) {
        if (offset_ == 0 || range_.begin != offset_) {
            throw base::Error(
                base::ErrorKind::unavailable,
                "Cannot download " + address_ + ": the server sends a part that was not asked for.");
        }
        total_ = length ? offset_ + *length : range_.whole;
    } else {
        total_ = length;
        part_.start(address_, version());
    }
    if (total_) check_size(*total_);
    check_space(length.value_or(0));
    report();
}

void DownloadReceiver::on_body(std::string_view bytes) {
    check_size(part_.size() + bytes.size());
    part_.append(bytes);
    received_ += bytes.size();
    report();
}

void DownloadReceiver::check_size(std::uint64_t size) {
    const auto largest = context_.limits.largest_file;
    if (size <= largest) return;
    part_.start(address_, {});  // drop the bytes: no later download can use them
    throw base::Error(
        base::ErrorKind::payload_too_large,
        fmt::format("Cannot download {}: it is larger than the limit of {} bytes.", address_, largest));
}

void DownloadReceiver::check_space(std::uint64_t more) const {
    const auto folder = part_.path().parent_path();
    const auto needed = more + context_.limits.spare_space;
    const auto free = context_.space(folder);
    if (needed <= free) return;
    throw base::Error(
        base::ErrorKind::unavailable,
        fmt::format("Cannot download {}: {} has {:.0f} MiB free, but {:.0f} MiB are needed (with a reserve). "
                    "Make room or choose another folder with --models DIR.",
                    address_, folder.string(), in_mebibytes(free), in_mebibytes(needed)));
}

void DownloadReceiver::report() const {
    if (context_.report) context_.report({part_.size(), total_});
}

}  // namespace storyflow::models
