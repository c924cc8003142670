#include <cstddef>
#include <cstdint>

#include "app/backup_manifest.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"

// A manifest leads to no file outside of its backup, and is written as it was read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    fuzz::attempt(base::ErrorKind::invalid_input, [&] {
        const auto manifest = app::read_manifest(fuzz::text_of(data, size));
        for (const auto& [path, digest] : manifest)
            fuzz::check(app::is_path_of_backup(path) && digest.size() == 64);
        fuzz::check(manifest.contains(app::database_name));
        fuzz::check(app::read_manifest(app::manifest_text(manifest)) == manifest);
    });
    return 0;
}
