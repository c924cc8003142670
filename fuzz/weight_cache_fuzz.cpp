#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "fuzz/bad_input.hpp"
#include "speech/kokoro/weights/weight_cache.hpp"
#include "speech/kokoro/weights/weight_cache_form.hpp"

namespace {

using namespace storyflow;
using fuzz::attempt;
using namespace storyflow::speech;
using namespace storyflow::speech::kokoro;

constexpr CacheIdentity identity = 4711;

/// Corrects the header, which random mutations would hardly do: otherwise every input fails at the first
/// checksum.
void put_header_right(std::vector<std::byte>& bytes) {
    CacheHeader header;
    if (bytes.size() < sizeof header) return;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.mark = cache_mark;
    header.identity = identity;
    header.size = bytes.size();
    if (header.directory <= bytes.size())
        header.directory_sum = sum_of(std::span(bytes).subspan(header.directory));
    std::memcpy(bytes.data(), &header, sizeof header);
}

/// Puts the bytes into the unnamed file and returns its path.
std::string show_as_file(const base::FileDescriptor& file, std::span<const std::byte> bytes) {
    if (::write(file.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
    return "/proc/self/fd/" + std::to_string(file.get());
}

}  // namespace

// Reads prepared weights. A file that is accepted can be read as a whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto given = std::as_bytes(std::span(data, size));
    std::vector<std::byte> bytes(given.begin(), given.end());
    put_header_right(bytes);
    const base::FileDescriptor file(::memfd_create("weights", 0));
    const std::string path = show_as_file(file, bytes);
    attempt(base::ErrorKind::damaged_model, [&] {
        const WeightCache cache(path, identity);
        for (const char* const name : {"a.bias", "a.packed", ""}) {
            attempt(base::ErrorKind::damaged_model, [&] {
                if (cache.tensor(name).values.size() > bytes.size()) std::abort();
            });
            attempt(base::ErrorKind::damaged_model, [&] {
                const auto matrix = cache.packed(name, 2, 20, {});
                if (matrix.rows() != 2 || matrix.row(1).size() != 20) std::abort();
            });
        }
    });
    return 0;
}
