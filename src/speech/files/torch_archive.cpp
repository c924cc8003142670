#include "speech/files/torch_archive.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "speech/files/element_type.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view description_name = "/data.pkl";

const ZipEntry* find_description(const ZipArchive& archive) {
    const ZipEntry* found = nullptr;
    for (const ZipEntry& entry : archive.entries()) {
        if (!entry.name.ends_with(description_name)) continue;
        if (found != nullptr) throw bad_data("the archive has two entries data.pkl");
        found = &entry;
    }
    return found;
}

void check_byte_order(const ZipArchive& archive, const std::string& prefix) {
    const ZipEntry* const entry = archive.find(prefix + "byteorder");
    if (entry == nullptr)
        return;  // older PyTorch does not say; it writes little-endian on all supported machines
    const Bytes order = archive.content(*entry);
    if (std::string_view(reinterpret_cast<const char*>(order.data()), order.size()) != "little")
        throw bad_data("the tensors are not in little-endian byte order");
}

/// Returns the number of values; throws unless all of them lie inside the storage. An expanded view (stride
/// 0) may have more values than its storage: it is refused, so that memory stays within the size of the file.
std::size_t checked_count(const StoredTensor& tensor) {
    const auto count = value_count(tensor.shape);
    if (!count || *count > tensor.storage_length) throw bad_data("it has more values than its storage");
    if (*count == 0) return 0;
    std::uint64_t last = tensor.offset;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        std::uint64_t way = 0;
        if (__builtin_mul_overflow(tensor.shape[i] - 1, tensor.strides[i], &way) ||
            __builtin_add_overflow(last, way, &last)) {
            throw bad_data("its strides leave the storage");
        }
    }
    if (last >= tensor.storage_length) throw bad_data("its offset and strides leave the storage");
    return static_cast<std::size_t>(*count);
}

bool is_contiguous(const StoredTensor& tensor) {
    std::uint64_t expected = 1;
    for (std::size_t i = tensor.shape.size(); i > 0; --i) {
        if (tensor.shape[i - 1] != 1 && tensor.strides[i - 1] != expected) return false;
        expected *= tensor.shape[i - 1];
    }
    return true;
}

/// Copies the elements of a strided view in row-major order.
std::vector<std::byte> gather(Bytes storage, const StoredTensor& tensor, std::size_t count) {
    const std::size_t width = size_of(tensor.element);
    std::vector<std::byte> elements;
    elements.reserve(count * width);
    std::vector<std::size_t> index(tensor.shape.size(), 0);
    std::uint64_t position = tensor.offset;
    for (std::size_t done = 0; done < count; ++done) {
        const Bytes element = storage.subspan(static_cast<std::size_t>(position) * width, width);
        elements.insert(elements.end(), element.begin(), element.end());
        for (std::size_t i = index.size(); i > 0; --i) {
            position += tensor.strides[i - 1];
            if (++index[i - 1] < tensor.shape[i - 1]) break;
            position -= tensor.strides[i - 1] * tensor.shape[i - 1];
            index[i - 1] = 0;
        }
    }
    return elements;
}

}  // namespace

TorchArchive::TorchArchive(ZipArchive archive) : archive_(std::move(archive)) {
    const ZipEntry* const description = find_description(archive_);
    if (description == nullptr) throw bad_data("the archive has no entry data.pkl");
    prefix_ = description->name.substr(0, description->name.size() - description_name.size() + 1);
    check_byte_order(archive_, prefix_);
    tensors_ = read_tensor_pickle(archive_.content(*description));
}

std::span<const std::byte> TorchArchive::storage_of(const StoredTensor& tensor) const {
    const ZipEntry* const entry = archive_.find(prefix_ + "data/" + tensor.storage);
    if (entry == nullptr) throw bad_data("its storage " + shown(tensor.storage) + " is missing");
    const Bytes storage = archive_.content(*entry);
    if (storage.size() / size_of(tensor.element) < tensor.storage_length) {
        throw bad_data("its storage has " + std::to_string(storage.size()) + " bytes, too few for " +
                       std::to_string(tensor.storage_length) + " elements");
    }
    return storage;
}

Tensor TorchArchive::read(const StoredTensor& tensor) const {
    const Bytes storage = storage_of(tensor);
    const std::size_t count = checked_count(tensor);
    Tensor result{tensor.shape, {}};
    if (is_contiguous(tensor)) {
        const std::size_t width = size_of(tensor.element);
        const std::size_t offset = count == 0 ? 0 : static_cast<std::size_t>(tensor.offset) * width;
        result.values = to_float32(storage.subspan(offset, count * width), tensor.element);
    } else {
        result.values = to_float32(gather(storage, tensor, count), tensor.element);
    }
    if (!all_finite(result.values)) throw bad_data("it holds values that are not finite numbers");
    return result;
}

bool is_torch_archive(const ZipArchive& archive) {
    return std::any_of(archive.entries().begin(), archive.entries().end(),
                       [](const ZipEntry& entry) { return entry.name.ends_with(description_name); });
}

}  // namespace storyflow::speech
