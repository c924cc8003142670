#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"
#include "fuzz/memory_file.hpp"
#include "models/checksum_list.hpp"
#include "models/download_receiver.hpp"
#include "models/part_file.hpp"
#include "outbound/address.hpp"
#include "outbound/head_line.hpp"

namespace {

using namespace storyflow;

constexpr std::uint64_t largest_file = 1000;

/// The lines of the head, up to an empty one, then the body.
void receive(std::string_view answer, std::uint64_t offset) {
    static const std::filesystem::path target =
        std::filesystem::temp_directory_path() / ("storyflow-download-fuzz-" + std::to_string(::getpid()));
    models::PartFile part(target);
    models::DownloadLimits limits;
    limits.largest_file = largest_file;
    const models::FreeSpace space = [](const std::filesystem::path&) { return std::uint64_t{1} << 40U; };
    const models::ReportDownload report = [](const models::DownloadProgress& progress) {
        fuzz::check(progress.received <= largest_file);
    };
    models::DownloadReceiver receiver("https://models.example/a", part, offset, {limits, space, report});
    const long status = answer.starts_with("HTTP/1.1 206") ? 206 : 200;
    while (!answer.empty()) {
        const std::string_view line = fuzz::take_line(answer);
        if (line.empty()) break;
        receiver.on_head_line(line);
    }
    receiver.begin_body(status, std::nullopt);
    receiver.on_body(answer);
    fuzz::check(part.size() <= largest_file && receiver.received() == answer.size());
    part.discard();
}

void check_address(const std::string& text) {
    const auto address = outbound::read_address(text);
    if (address) fuzz::check(!address->scheme.empty());
    const std::string shown = outbound::shown_address(text);
    for (const char character : shown)
        fuzz::check(character != '\n' && character != '\r' && character != '\x1b');
    (void)outbound::file_name_in(text);
    (void)outbound::is_loopback(text);
}

void check_sums(std::string_view bytes) {
    const fuzz::MemoryFile file(bytes);
    const auto list = models::ChecksumList::read(file.path());
    for (const auto& [path, sum] : list.all()) {
        fuzz::check(sum.size() == 64 && !std::filesystem::path(path).is_absolute());
        fuzz::check(*std::filesystem::path(path).begin() != "..");
    }
}

}  // namespace

// Feeds bytes to the downloader as the answer of a server of model files, as an address and as a list of
// digests.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::text_of(data, size);
    for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{100}}) {
        fuzz::attempt_any({base::ErrorKind::unavailable, base::ErrorKind::payload_too_large},
                          [&] { receive(input, offset); });
    }
    check_address(std::string(input.substr(0, input.find('\n'))));
    check_sums(input);
    return 0;
}
