#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>

#include "fuzz/bad_input.hpp"
#include "speech/files/torch_archive.hpp"
#include "speech/kokoro/files/model_file_inspection.hpp"
#include "speech/kokoro/files/voice_files.hpp"

namespace {

using namespace storyflow;
using fuzz::attempt;
using namespace storyflow::speech;
using namespace storyflow::speech::kokoro;

void read_voice_table(std::span<const std::byte> bytes, const std::string& id) {
    const VoiceTable voice = parse_voice(bytes, id);
    if (voice.rows() == 0 || voice.rows() > most_voice_rows || voice.style_width > widest_style) std::abort();
    if (voice.style(voice.rows()).size() != voice.style_width) std::abort();
}

/// A tensor never has more values than the file has bytes, whatever its strides.
void read_tensors(std::span<const std::byte> bytes) {
    const TorchArchive archive{ZipArchive(bytes)};
    // Many names may refer to one large storage; reading a few of them is enough.
    const std::size_t count = std::min<std::size_t>(archive.tensors().size(), 20);
    for (std::size_t i = 0; i < count; ++i) {
        attempt(base::ErrorKind::damaged_model, [&] {
            if (archive.read(archive.tensors()[i].tensor).values.size() > bytes.size()) std::abort();
        });
    }
}

}  // namespace

// Inspects a model file and reads all that is in it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    const auto inspection = inspect_model_file(bytes, "af_small.pt");
    for (const std::string& id : inspection.voices)
        attempt(base::ErrorKind::damaged_model, [&] { read_voice_table(bytes, id); });
    attempt(base::ErrorKind::damaged_model, [&] { read_tensors(bytes); });
    return 0;
}
