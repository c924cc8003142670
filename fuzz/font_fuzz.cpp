#include <cstddef>
#include <cstdint>
#include <string_view>

#include "film/subtitle_font.hpp"
#include "fuzz/bad_input.hpp"
#include "fuzz/check.hpp"

/// As in tests/support/known_leaks.txt.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT: the sanitizer's name
    return "leak:libfontconfig.so\n";
}

// Bytes of any kind are a font for subtitles or one clear error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace storyflow;
    fuzz::attempt_any({base::ErrorKind::invalid_input, base::ErrorKind::unavailable}, [&] {
        const film::SubtitleFont font(fuzz::text_of(data, size));
        fuzz::check(font.map() != nullptr && font.description() != nullptr);
    });
    return 0;
}
