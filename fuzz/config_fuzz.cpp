#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"
#include "fuzz/memory_file.hpp"

// A configuration file is a valid configuration or one clear error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    const fuzz::MemoryFile file(fuzz::text_of(data, size));
    fuzz::attempt(base::ErrorKind::invalid_input, [&] {
        const auto config =
            app::load_config({.flags = {},
                              .environment = [](const std::string&) { return std::optional<std::string>(); },
                              .file = file.path()});
        fuzz::check(config.workers >= 0 && config.lease.count() > 0 && config.queue_limit > 0);
    });
    return 0;
}
