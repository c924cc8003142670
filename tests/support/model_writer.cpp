#include "tests/support/model_writer.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "tests/support/pickle_writer.hpp"
#include "tests/support/zip_writer.hpp"

namespace storyflow::support {

namespace {

using speech::kokoro::VoiceTable;

/// Calls `write` with a new file, and throws if writing failed.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    write(out);
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path.string());
}

/// Writes the entries that PyTorch writes behind the tensors.
void finish_torch(ZipWriter& zip, const std::string& prefix) {
    zip.add(prefix + "version", "3\n");
    zip.add(prefix + ".data/serialization_id", std::string(40, '7'));
    zip.finish();
}

std::string group_of(const TensorToWrite& tensor) {
    return tensor.name.substr(0, tensor.name.find('.'));
}

std::vector<std::string> groups_of(std::span<const TensorToWrite> tensors) {
    std::vector<std::string> groups;
    for (const TensorToWrite& tensor : tensors) {
        const std::string group = group_of(tensor);
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
    return groups;
}

std::size_t count_of(const TensorToWrite& tensor) {
    return std::accumulate(tensor.shape.begin(), tensor.shape.end(), std::size_t{1}, std::multiplies<>());
}

std::string describe(std::span<const TensorToWrite> tensors, InnerNames names) {
    const std::string prefix = names == InnerNames::with_module ? "module." : "";
    PickleWriter pickle;
    pickle.begin_dict();
    for (const std::string& group : groups_of(tensors)) {
        pickle.text(group);
        pickle.begin_ordered_dict();
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            if (group_of(tensors[i]) != group) continue;
            pickle.text(prefix + tensors[i].name.substr(group.size() + 1));
            pickle.tensor("FloatStorage", std::to_string(i), tensors[i].shape);
        }
        pickle.end_dict();
    }
    pickle.end_dict();
    return pickle.finish();
}

std::string described_array(const NamedVoice& voice) {
    const std::vector<std::size_t> shape{voice.table.rows(), 1, voice.table.style_width};
    return npy_bytes("<f4", shape, std::as_bytes(std::span(voice.table.values)));
}

}  // namespace

void write_checkpoint(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      InnerNames names) {
    write_file(path, [&](std::ostream& out) {
        const std::string prefix = path.stem().string() + '/';
        ZipWriter zip(out, ZipWriter::Dialect::torch);
        zip.add(prefix + "data.pkl", describe(tensors, names));
        zip.add(prefix + "byteorder", "little");
        std::vector<float> values;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            values.assign(count_of(tensors[i]), 0.0F);
            tensors[i].fill(values);
            zip.add(prefix + "data/" + std::to_string(i), std::as_bytes(std::span(values)));
        }
        finish_torch(zip, prefix);
    });
}

void write_torch_voice(const std::filesystem::path& path, const VoiceTable& voice) {
    write_file(path, [&](std::ostream& out) {
        const std::string prefix = path.stem().string() + '/';
        const std::vector<std::size_t> shape{voice.rows(), 1, voice.style_width};
        PickleWriter pickle;
        pickle.tensor("FloatStorage", "0", shape);
        ZipWriter zip(out, ZipWriter::Dialect::torch);
        zip.add(prefix + "data.pkl", pickle.finish());
        zip.add(prefix + "byteorder", "little");
        zip.add(prefix + "data/0", std::as_bytes(std::span(voice.values)));
        finish_torch(zip, prefix);
    });
}

void write_voice_pack(const std::filesystem::path& path, std::span<const NamedVoice> voices) {
    write_file(path, [&](std::ostream& out) {
        ZipWriter zip(out, ZipWriter::Dialect::numpy);
        for (const NamedVoice& voice : voices)
            zip.add(voice.id + ".npy", described_array(voice));
        zip.finish();
    });
}

void write_raw_voice(const std::filesystem::path& path, const VoiceTable& voice) {
    write_file(path, [&](std::ostream& out) {
        const auto bytes = std::as_bytes(std::span(voice.values));
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
}

std::string npy_bytes(const std::string& type, std::span<const std::size_t> shape,
                      std::span<const std::byte> values) {
    std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (";
    for (const std::size_t dimension : shape)
        header += std::to_string(dimension) + ", ";
    if (!shape.empty()) header.resize(header.size() - (shape.size() > 1 ? 2 : 1));  // "(3,)" but "(3, 4)"
    header += "), }";
    constexpr std::size_t preamble = 10;
    constexpr std::size_t alignment = 64;
    header.append(alignment - (preamble + header.size() + 1) % alignment, ' ');
    header += '\n';
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xFF);
    bytes += static_cast<char>(header.size() >> 8);
    bytes += header;
    return bytes.append(reinterpret_cast<const char*>(values.data()), values.size());
}

}  // namespace storyflow::support
