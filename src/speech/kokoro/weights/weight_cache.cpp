#include "speech/kokoro/weights/weight_cache.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include "speech/files/byte_reader.hpp"
#include "speech/files/file_errors.hpp"
#include "speech/kernels/instruction_set.hpp"
#include "speech/kokoro/weights/weight_cache_form.hpp"

namespace storyflow::speech::kokoro {

namespace {

/// Change this whenever the file's format or the form of any packed weights changes.
constexpr std::string_view form = "storyflow kokoro weights, form 1";

[[noreturn]] void refuse(const std::string& reason) {
    throw bad_data("the prepared weights " + reason);
}

std::uint64_t word_at(const std::byte* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

std::size_t product(const std::vector<std::size_t>& shape) {
    std::size_t count = 1;
    for (const std::size_t size : shape) {
        if (size != 0 && count > std::numeric_limits<std::size_t>::max() / sizeof(float) / size)
            refuse("have an entry of impossible size");
        count *= size;
    }
    return count;
}

std::span<const std::byte> part(std::span<const std::byte> bytes, std::uint64_t offset, std::uint64_t size) {
    if (offset > bytes.size() || size > bytes.size() - offset) refuse("are cut off");
    return bytes.subspan(offset, size);
}

}  // namespace

CacheIdentity cache_identity(std::string_view made_of) {
    std::string all(form);
    all.append("\n").append(kernels::instruction_set()).append("\n").append(made_of);
    return sum_of(std::as_bytes(std::span(all)));
}

std::uint64_t sum_of(std::span<const std::byte> bytes) {
    // Eight independent sums, so that no multiplication waits for another: limited by memory bandwidth only.
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::array<std::uint64_t, 8> sums{1, 2, 3, 4, 5, 6, 7, 8};
    std::size_t at = 0;
    for (; at + 64 <= bytes.size(); at += 64) {
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] = (sums[i] ^ word_at(bytes.data() + at + 8 * i)) * factor;
    }
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t one : sums)
        sum = ((sum ^ one) * factor) ^ (sum >> 29U);
    for (; at < bytes.size(); ++at)
        sum = (sum ^ std::to_integer<std::uint64_t>(bytes[at])) * factor;
    return sum ^ (sum >> 32U);
}

WeightCache::WeightCache(const std::filesystem::path& file, CacheIdentity identity) : file_(file) {
    reading(file, [&] {
        const auto header = read_cache_header(file_.part(0, std::min(file_.size(), sizeof(CacheHeader))));
        if (header.identity != identity)
            refuse(
                "were made of another model, by another program or for another "
                "processor");
        if (header.size != file_.size()) refuse("are cut off");
        const auto bytes = file_.all();
        const auto directory = part(bytes, header.directory, header.size - header.directory);
        if (sum_of(directory) != header.directory_sum) refuse("are damaged");
        read_directory(bytes, directory);
    });
}

void WeightCache::read_directory(std::span<const std::byte> bytes, std::span<const std::byte> directory) {
    ByteReader reader(directory);
    while (reader.remaining() > 0) {
        const std::string name(reader.text(reader.number<std::uint16_t>()));
        Entry entry;
        for (auto rank = reader.number<std::uint8_t>(); rank > 0; --rank)
            entry.shape.push_back(reader.number<std::uint64_t>());
        const auto offset = reader.number<std::uint64_t>();
        const auto size = reader.number<std::uint64_t>();
        const auto sum = reader.number<std::uint64_t>();
        entry.bytes = part(bytes, offset, size);
        if (offset % cache_alignment != 0 || size % sizeof(float) != 0 ||
            size / sizeof(float) < product(entry.shape))
            refuse("have an entry of impossible size");
        if (sum_of(entry.bytes) != sum) refuse("are damaged");
        entries_.insert_or_assign(name, std::move(entry));
    }
}

const WeightCache::Entry& WeightCache::entry(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) refuse("lack " + shown(name));
    return found->second;
}

bool WeightCache::contains(std::string_view name) const {
    return entries_.contains(name);
}

Tensor WeightCache::tensor(std::string_view name) const {
    const Entry& found = entry(name);
    Tensor tensor{found.shape, std::vector<float>(product(found.shape))};
    const auto values = std::as_writable_bytes(std::span(tensor.values));
    std::ranges::copy(found.bytes.first(values.size()), values.begin());
    return tensor;
}

kernels::Matrix WeightCache::packed(std::string_view name, std::size_t rows, std::size_t columns,
                                    const std::function<kernels::Matrix()>& /*make*/) const {
    const Entry& found = entry(name);
    const bool fits = found.shape == std::vector<std::size_t>{rows, columns} &&
                      found.bytes.size() == kernels::Matrix::size_of(rows, columns) * sizeof(float);
    if (!fits) refuse("have " + shown(name) + " in another size");
    return kernels::Matrix::view(reinterpret_cast<const float*>(found.bytes.data()), rows, columns);
}

}  // namespace storyflow::speech::kokoro
