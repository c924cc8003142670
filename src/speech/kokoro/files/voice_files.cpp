#include "speech/kokoro/files/voice_files.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "speech/files/element_type.hpp"
#include "speech/files/file_bytes.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/files/npy.hpp"
#include "speech/files/torch_archive.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::kokoro {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view array_extension = ".npy";

VoiceTable checked_table(std::size_t width, std::vector<float> values) {
    if (!all_finite(values)) throw bad_data("the voice holds values that are not finite numbers");
    return {width, std::move(values)};
}

VoiceTable read_array(Bytes bytes) {
    const NpyArray array = parse_npy(bytes);
    return checked_table(voice_style_width(array.shape), to_float32(array.values, array.element));
}

VoiceTable read_from_pack(const ZipArchive& pack, std::string_view id) {
    const ZipEntry* const entry = pack.find(std::string(id).append(array_extension));
    if (entry == nullptr) throw bad_data("there is no voice " + shown(id));
    try {
        return read_array(pack.content(*entry));
    } catch (const base::Error& error) {
        throw bad_data("voice " + shown(id) + ": " + error.what());
    }
}

VoiceTable read_torch_voice(ZipArchive archive) {
    const TorchArchive voice(std::move(archive));
    if (voice.tensors().size() != 1 || !voice.tensors().front().name.empty())
        throw bad_data("this is no voice: it holds named tensors, not a single one");
    const StoredTensor& stored = voice.tensors().front().tensor;
    const std::size_t width = voice_style_width(stored.shape);
    return checked_table(width, voice.read(stored).values);
}

}  // namespace

std::size_t voice_style_width(std::span<const std::size_t> shape) {
    const std::size_t width = shape.size() < 2 ? 0 : shape.back();
    const auto rows = width == 0 ? 0 : value_count(shape.first(shape.size() - 1));
    if (width == 0 || width > widest_style || !rows || *rows == 0 || *rows > most_voice_rows) {
        throw bad_data("this is no voice: a voice has 1 to " + std::to_string(most_voice_rows) +
                       " rows of 1 to " + std::to_string(widest_style) + " numbers");
    }
    return width;
}

bool has_raw_voice_size(std::uint64_t bytes) {
    constexpr std::size_t row = raw_style_width * sizeof(float);
    return bytes == 510 * row || bytes == 511 * row;
}

std::vector<std::string> pack_voices(const ZipArchive& pack) {
    std::vector<std::string> ids;
    for (const ZipEntry& entry : pack.entries()) {
        if (!entry.name.ends_with(array_extension)) continue;
        std::string id = entry.name.substr(0, entry.name.size() - array_extension.size());
        if (!is_voice_id(id)) continue;
        if (ids.size() == most_pack_voices) {
            throw bad_data("the pack has more than " + std::to_string(most_pack_voices) + " voices");
        }
        ids.push_back(std::move(id));
    }
    return ids;
}

VoiceTable parse_voice(ByteSource source, std::string_view id) {
    if (looks_like_zip(source.up_to(0, 4))) {
        ZipArchive archive(source);
        return is_torch_archive(archive) ? read_torch_voice(std::move(archive)) : read_from_pack(archive, id);
    }
    if (source.size() > largest_voice_file) throw bad_data("the file is too large for one voice");
    const Bytes bytes = source.part(0, source.size());
    if (looks_like_npy(bytes)) return read_array(bytes);
    if (!has_raw_voice_size(bytes.size()))
        throw bad_data(
            "this is no voice: neither a .pt file of PyTorch nor a numpy array nor a pack of them nor 510 or "
            "511 raw rows of 256 numbers");
    return checked_table(raw_style_width, to_float32(bytes, ElementType::float32));
}

VoiceTable read_voice(const std::filesystem::path& file, std::string_view id) {
    const FileBytes content(file);
    return reading(file, [&] { return parse_voice(ByteSource(content), id); });
}

}  // namespace storyflow::speech::kokoro
