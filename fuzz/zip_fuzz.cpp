#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz/bad_input.hpp"
#include "speech/files/zip_archive.hpp"

// All entries lie inside the archive, and no two share a byte.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using storyflow::speech::ZipArchive;
    const auto bytes = std::as_bytes(std::span(data, size));
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::damaged_model, [&] {
        const ZipArchive archive(bytes);
        if (archive.entries().size() > ZipArchive::most_entries) std::abort();
        std::size_t total = 0;
        for (const auto& entry : archive.entries()) {
            if (archive.find(entry.name) != &entry || entry.name.size() > ZipArchive::longest_name)
                std::abort();
            storyflow::fuzz::attempt(storyflow::base::ErrorKind::damaged_model, [&] {
                const auto content = archive.content(entry);
                if (content.size() != entry.size) std::abort();
                if (!content.empty() && (content.data() < bytes.data() || &content.back() > &bytes.back()))
                    std::abort();
                total += content.size();
            });
        }
        if (total > size) std::abort();
    });
    return 0;
}
