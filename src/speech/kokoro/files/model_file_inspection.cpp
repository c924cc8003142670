#include "speech/kokoro/files/model_file_inspection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "speech/files/byte_reader.hpp"
#include "speech/files/element_type.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/files/npy.hpp"
#include "speech/files/onnx_file.hpp"
#include "speech/files/safetensors_file.hpp"
#include "speech/files/torch_archive.hpp"
#include "speech/kokoro/files/parameter_name.hpp"
#include "speech/kokoro/files/voice_files.hpp"
#include "speech/voices.hpp"

namespace storyflow::speech::kokoro {

namespace {

using Kind = ModelFileKind;

constexpr std::string_view what_is_read =
    "StoryFlow reads kokoro-v1_0.pth, .safetensors, and kokoro-v1.0.onnx, .fp16.onnx and .int8.onnx";

std::string_view beginning(const ByteSource& source, std::size_t count) {
    const auto bytes = source.up_to(0, count);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool has_extension(std::string_view name, std::span<const std::string_view> extensions) {
    return std::any_of(extensions.begin(), extensions.end(),
                       [&](std::string_view extension) { return name.ends_with(extension); });
}

bool is_meant_as_model(std::string_view name) {
    constexpr std::array<std::string_view, 8> extensions{".pth", ".pt",   ".bin",         ".npz",
                                                         ".npy", ".onnx", ".safetensors", ".gguf"};
    return has_extension(name, extensions);
}

ModelFileInspection unusable(std::string problem) {
    return {Kind::unusable, {}, std::move(problem)};
}

ModelFileInspection foreign(const std::string& format) {
    return {Kind::foreign_model,
            {},
            "this is " + format + ", which is not this engine's format; " + std::string(what_is_read)};
}

ModelFileInspection single_voice(std::string_view name) {
    const std::string_view stem = name.substr(0, name.rfind('.'));
    if (!is_voice_id(stem))
        return unusable(
            "a voice is named after its file, and this name has more than letters, digits, '_' and '-'");
    return {Kind::voice, {std::string(stem)}, ""};
}

ModelFileInspection inspect_torch(ZipArchive zip, std::string_view name) {
    const TorchArchive archive(std::move(zip));
    const auto& tensors = archive.tensors();
    if (tensors.size() == 1 && tensors.front().name.empty()) {
        (void)voice_style_width(tensors.front().tensor.shape);
        return single_voice(name);
    }
    std::vector<std::string> names;
    names.reserve(tensors.size());
    for (const NamedTensor& tensor : tensors)
        names.push_back(
            parameter_name(tensor.group.empty() ? tensor.name : tensor.group + "." + tensor.name));
    const std::string_view missing = missing_group(names);
    if (missing.empty()) return {Kind::checkpoint, {}, ""};
    return unusable("this PyTorch file holds another model than Kokoro v1.0: it has no group \"" +
                    std::string(missing) + '"');
}

ModelFileInspection inspect_pack(const ZipArchive& zip, std::string_view name) {
    ModelFileInspection pack{Kind::voice_pack, pack_voices(zip), ""};
    if (pack.voices.empty()) {
        if (!is_meant_as_model(name)) return {};
        return unusable("this zip archive holds neither tensors of PyTorch nor voices as numpy arrays");
    }
    for (const ZipEntry& entry : zip.entries())
        ZipArchive::check_stored(entry);
    return pack;
}

ModelFileInspection inspect_zip(const ByteSource& source, std::string_view name) {
    try {
        ZipArchive zip(source);
        return is_torch_archive(zip) ? inspect_torch(std::move(zip), name) : inspect_pack(zip, name);
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::unavailable) throw;
        return is_meant_as_model(name) ? unusable(error.what()) : ModelFileInspection{};
    }
}

/// Checks the first style's values: those of a voice stay far below 10, other data read as floats rarely
/// does.
bool is_raw_voice(const ByteSource& source) {
    if (!has_raw_voice_size(source.size())) return false;
    const auto style = to_float32(source.part(0, raw_style_width * sizeof(float)), ElementType::float32);
    return std::all_of(style.begin(), style.end(), [](float value) { return std::abs(value) < 1000.0F; });
}

ModelFileInspection inspect_array(const ByteSource& source, std::string_view name) {
    try {
        if (source.size() > largest_voice_file) throw bad_data("this array is too large for a voice");
        (void)voice_style_width(parse_npy(source.up_to(0, source.size())).shape);
        return single_voice(name);
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::unavailable) throw;
        return is_meant_as_model(name) ? unusable(error.what()) : ModelFileInspection{};
    }
}

ModelFileInspection network(const std::vector<std::string>& names, std::string_view format) {
    const std::string_view missing = missing_group(names);
    if (missing.empty()) return {Kind::checkpoint, {}, ""};
    return {Kind::foreign_model,
            {},
            "this is " + std::string(format) + " of another network than Kokoro v1.0: it has no group \"" +
                std::string(missing) + '"'};
}

/// The names of hibari-tts's network: encoder of the text, frames, and the head that describes the sound.
bool is_built_in_voice(const OnnxFile& model) {
    constexpr std::array<std::string_view, 3> names{"m.dec_in.weight", "m.dec_norm.weight", "m.head.bias"};
    return std::ranges::all_of(names, [&](auto name) { return model.constant(name) != nullptr; });
}

ModelFileInspection inspect_onnx(const ByteSource& source) {
    const OnnxFile model(source);
    if (is_built_in_voice(model)) return {Kind::built_in_voice, {}, ""};
    const bool has_4_bits = std::ranges::any_of(
        model.nodes(), [](const OnnxNode& node) { return node.operation == "MatMulNBits"; });
    if (has_4_bits) return foreign("an ONNX model with weights of 4 bits");
    std::vector<std::string> names;
    for (const auto& [name, tensor] : model.constants())
        names.push_back(parameter_name(name));
    return network(names, "an ONNX model");
}

ModelFileInspection inspect_safetensors(const ByteSource& source) {
    const SafetensorsFile file(source);
    std::vector<std::string> names;
    for (const auto& [name, entry] : file.tensors())
        names.push_back(parameter_name(name));
    return network(names, "a safetensors file");
}

/// Kokoro v0.19 and v1.1-zh are networks of the same shape with other phonemes: this engine's would come out
/// as gibberish. Only the name tells them apart.
bool is_other_version(std::string_view name) {
    constexpr std::array<std::string_view, 4> versions{"v0_19", "v0.19", "v1_1-zh", "v1.1-zh"};
    return std::ranges::any_of(
        versions, [&](std::string_view version) { return name.find(version) != std::string_view::npos; });
}

/// Networks in other formats than PyTorch's, which is a zip archive.
bool is_model(const ByteSource& source, std::string_view name, ModelFileInspection& inspection) {
    try {
        if (looks_like_onnx(source)) {
            inspection = inspect_onnx(source);
        } else if (looks_like_safetensors(source)) {
            inspection = inspect_safetensors(source);
        } else if (beginning(source, 4) == "GGUF") {
            inspection = foreign("a GGUF file");
        } else {
            return false;
        }
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::unavailable) throw;
        if (!is_meant_as_model(name)) return false;
        inspection = unusable(error.what());
    }
    return true;
}

ModelFileInspection inspect_json(const ByteSource& source, std::string_view name) {
    constexpr std::size_t largest_config = 256 * 1024;
    const std::string_view text = beginning(source, largest_config);
    if (source.size() <= largest_config) {
        const bool is_config = name == "config.json" || text.find("\"istftnet\"") != std::string_view::npos;
        return {is_config ? Kind::config : Kind::other, {}, ""};
    }
    if (!name.starts_with("voices")) return {};
    return unusable("voices in JSON are not read; use the author's voices/*.pt or a pack voices-v1.0.bin");
}

/// Why a file with a model's name is not a model, judged by its beginning.
std::string reason_against(const ByteSource& source) {
    if (source.size() == 0) return "the file is empty";
    const std::string_view begin = beginning(source, 64);
    if (begin.starts_with("version https://git-lfs"))
        return "this is a Git LFS pointer in place of the file; `git lfs pull` fetches the file itself";
    if (begin.starts_with("<!") || begin.starts_with("<html"))
        return "this is a web page; the download gave something else than the file";
    if (begin.starts_with("\x80\x02\x8a\x0a"))
        return "this is PyTorch's format before version 1.6; load it with PyTorch and save it again";
    constexpr std::size_t voice_bytes = 510 * raw_style_width * sizeof(float);
    if (source.size() > voice_bytes && source.size() % voice_bytes == 0)
        return "several raw voices in one file have no names; use the author's voices/*.pt or a pack "
               "voices-v1.0.bin";
    return "the content is neither a network (PyTorch, safetensors, ONNX) nor a pack of voices nor a voice";
}

ModelFileInspection inspect(const ByteSource& source, std::string_view name) {
    if (looks_like_zip(source.up_to(0, 4))) return inspect_zip(source, name);
    if (looks_like_npy(source.up_to(0, 6))) return inspect_array(source, name);
    if (is_raw_voice(source)) return single_voice(name);
    ModelFileInspection inspection;
    if (is_model(source, name, inspection)) return inspection;
    const std::string_view begin = beginning(source, 64);
    const std::size_t first = begin.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && begin[first] == '{') return inspect_json(source, name);
    // An unreadable config.json counts as a config so that reading it fails: the default sizes instead would
    // make a network of other sizes look damaged.
    if (name == "config.json") return {Kind::config, {}, ""};
    return is_meant_as_model(name) ? unusable(reason_against(source)) : ModelFileInspection{};
}

ModelFileInspection inspect_version(const ByteSource& source, std::string_view name) {
    ModelFileInspection inspection = inspect(source, name);
    if (inspection.kind == Kind::checkpoint && is_other_version(name))
        return foreign("another version of Kokoro, whose phonemes differ");
    return inspection;
}

}  // namespace

ModelFileInspection inspect_model_file(std::span<const std::byte> bytes, std::string_view name) {
    return inspect_version(bytes, name);
}

ModelFileInspection inspect_model_file(const FileBytes& file, std::string_view name) {
    return inspect_version(file, name);
}

ContentCheck check_content(const FileBytes& file) {
    const ByteSource source(file);
    if (!looks_like_zip(source.up_to(0, 4))) return {};
    try {
        const ZipArchive zip(source);
        for (const ZipEntry& entry : zip.entries()) {
            if (!zip.is_intact(entry)) return {true, "the content of " + shown(entry.name) + " has changed"};
        }
    } catch (const base::Error& error) {
        if (error.kind() == base::ErrorKind::unavailable) throw;
        return {true, error.what()};
    }
    return {true, {}};
}

}  // namespace storyflow::speech::kokoro
