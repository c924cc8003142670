#include "speech/files/safetensors_file.hpp"

#include <array>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <optional>
#include <utility>

#include "speech/files/byte_reader.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

namespace json = boost::json;

using Entry = SafetensorsFile::Entry;

constexpr std::string_view not_a_tensor = "__metadata__";  ///< the header's own key, with texts

std::optional<ElementType> element_type(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, ElementType>, 8> types{{{"F32", ElementType::float32},
                                                                             {"F16", ElementType::float16},
                                                                             {"BF16", ElementType::bfloat16},
                                                                             {"F64", ElementType::float64},
                                                                             {"I64", ElementType::int64},
                                                                             {"I32", ElementType::int32},
                                                                             {"I8", ElementType::int8},
                                                                             {"U8", ElementType::uint8}}};
    for (const auto& [known, type] : types)
        if (known == name) return type;
    return std::nullopt;
}

std::string_view text_in(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    const json::string* const text = value == nullptr ? nullptr : value->if_string();
    if (text == nullptr) throw bad_data("it has no text \"" + std::string(key) + '"');
    return *text;
}

std::vector<std::uint64_t> numbers_in(const json::object& object, std::string_view key, std::size_t most) {
    const json::value* const value = object.if_contains(key);
    const json::array* const array = value == nullptr ? nullptr : value->if_array();
    if (array == nullptr || array->size() > most)
        throw bad_data("it has no list \"" + std::string(key) + "\" of at most " + std::to_string(most) +
                       " numbers");
    std::vector<std::uint64_t> numbers;
    for (const json::value& element : *array) {
        json::error_code is_no_number;
        numbers.push_back(element.to_number<std::uint64_t>(is_no_number));
        if (is_no_number) throw bad_data("\"" + std::string(key) + "\" holds something else than sizes");
    }
    return numbers;
}

Entry read_entry(const json::value& value, std::uint64_t values_begin, std::uint64_t values_size) {
    const json::object* const object = value.if_object();
    if (object == nullptr) throw bad_data("it is not described");
    const std::string_view type = text_in(*object, "dtype");
    const auto element = element_type(type);
    if (!element) throw bad_data("it has the type " + shown(type) + ", which is not read");
    Entry entry;
    entry.element = *element;
    const auto shape = numbers_in(*object, "shape", SafetensorsFile::most_dimensions);
    entry.shape.assign(shape.begin(), shape.end());
    const auto offsets = numbers_in(*object, "data_offsets", 2);
    if (offsets.size() != 2 || offsets[0] > offsets[1] || offsets[1] > values_size)
        throw bad_data("its values lie outside the file; is the file complete?");
    entry.offset = values_begin + offsets[0];
    entry.size = offsets[1] - offsets[0];
    const auto count = value_count(entry.shape);
    std::uint64_t wanted = 0;
    if (!count || __builtin_mul_overflow(*count, size_of(*element), &wanted) || wanted != entry.size)
        throw bad_data("its shape does not fit its " + std::to_string(entry.size) + " bytes of values");
    return entry;
}

json::object parse_header(std::string_view text) {
    constexpr std::size_t deepest = 8;
    json::parse_options options;
    options.max_depth = deepest;
    json::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error || !value.is_object()) throw bad_data("the header is no JSON object; is the file complete?");
    return std::move(value.get_object());
}

std::uint64_t header_size(ByteSource source) {
    const std::uint64_t size = ByteReader(source.part(0, sizeof(std::uint64_t))).number<std::uint64_t>();
    if (size > SafetensorsFile::largest_header) {
        throw bad_data("the header has " + std::to_string(size) + " bytes; the limit is " +
                       std::to_string(SafetensorsFile::largest_header));
    }
    return size;
}

}  // namespace

SafetensorsFile::SafetensorsFile(ByteSource source) : source_(source) {
    const std::uint64_t size = header_size(source);
    const std::uint64_t values_begin = sizeof(std::uint64_t) + size;
    const auto bytes = source.part(sizeof(std::uint64_t), size);
    const json::object header = parse_header({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (header.size() > most_tensors)
        throw bad_data("the file holds more than " + std::to_string(most_tensors) + " tensors");
    for (const auto& [name, value] : header) {
        if (name == not_a_tensor) continue;
        if (name.size() > longest_name)
            throw bad_data("a name has " + std::to_string(name.size()) + " bytes; the limit is " +
                           std::to_string(longest_name));
        try {
            tensors_.emplace(name, read_entry(value, values_begin, source.size() - values_begin));
        } catch (const base::Error& error) {
            throw base::Error(error.kind(), "tensor " + shown(name) + ": " + error.what());
        }
    }
}

Tensor SafetensorsFile::read(const Entry& entry) const {
    Tensor tensor{entry.shape, to_float32(source_.part(entry.offset, entry.size), entry.element)};
    if (!all_finite(tensor.values)) throw bad_data("it holds values that are not finite numbers");
    return tensor;
}

bool looks_like_safetensors(ByteSource source) {
    constexpr std::uint64_t shortest = 10;
    if (source.size() < shortest) return false;
    ByteReader reader(source.part(0, shortest));
    const auto header = reader.number<std::uint64_t>();
    return header >= 2 && header <= source.size() - sizeof header && reader.text(2) == "{\"";
}

}  // namespace storyflow::speech
