#include "speech/files/onnx_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

/// The numbers of the fields that are read, by message of onnx.proto.
namespace model_field {
constexpr std::uint32_t graph = 7;
}
namespace graph_field {
constexpr std::uint32_t node = 1;
constexpr std::uint32_t initializer = 5;
constexpr std::uint32_t sparse_initializer = 15;
}  // namespace graph_field
namespace node_field {
constexpr std::uint32_t input = 1;
constexpr std::uint32_t output = 2;
constexpr std::uint32_t name = 3;
constexpr std::uint32_t operation = 4;
constexpr std::uint32_t attribute = 5;
}  // namespace node_field
namespace attribute_field {
constexpr std::uint32_t name = 1;
constexpr std::uint32_t number = 2;
constexpr std::uint32_t integer = 3;
constexpr std::uint32_t text = 4;
constexpr std::uint32_t tensor = 5;
constexpr std::uint32_t integers = 8;
}  // namespace attribute_field
namespace tensor_field {
constexpr std::uint32_t dimensions = 1;
constexpr std::uint32_t element = 2;
constexpr std::uint32_t segment = 3;
constexpr std::uint32_t float_list = 4;
constexpr std::uint32_t int32_list = 5;
constexpr std::uint32_t int64_list = 7;
constexpr std::uint32_t name = 8;
constexpr std::uint32_t raw = 9;
constexpr std::uint32_t double_list = 10;
constexpr std::uint32_t external = 13;
constexpr std::uint32_t location = 14;
}  // namespace tensor_field

std::optional<ElementType> element_type(std::uint64_t code) {
    switch (code) {
        case 1:
            return ElementType::float32;
        case 2:
            return ElementType::uint8;
        case 3:
            return ElementType::int8;
        case 6:
            return ElementType::int32;
        case 7:
            return ElementType::int64;
        case 10:
            return ElementType::float16;
        case 11:
            return ElementType::float64;
        case 16:
            return ElementType::bfloat16;
        default:
            return std::nullopt;
    }
}

void check_limit(std::size_t count, std::size_t most, const char* what) {
    if (count < most) return;
    throw bad_data("the model has too many " + std::string(what) + "; the limit is " + std::to_string(most));
}

/// Counts what takes more memory here than in the file.
class Limits {
  public:
    void count_name() { check_limit(names_++, OnnxFile::most_names, "names"); }
    void count_value() { check_limit(values_++, OnnxFile::most_listed_values, "listed values"); }

  private:
    std::size_t names_ = 0;
    std::size_t values_ = 0;
};

/// One tensor as the file describes it.
class TensorReader {
  public:
    TensorReader(ByteSource source, ByteRange content, Limits& limits)
        : source_(source), message_(source, content), limits_(limits) {}

    /// Returns nothing for a tensor of a type that is not read. Afterwards `name` is known.
    std::optional<OnnxTensor> read() {
        try {
            ProtobufField field;
            while (message_.next(field))
                read_field(field);
            const auto element = element_type(element_code_);
            if (!element) return std::nullopt;
            tensor_.element = *element;
            if (!lists_.empty()) read_lists();
            check_size();
            return std::move(tensor_);
        } catch (const base::Error& error) {
            throw base::Error(error.kind(), "tensor " + shown(name_) + ": " + error.what());
        }
    }

    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    void read_field(const ProtobufField& field) {
        switch (field.number) {
            case tensor_field::dimensions:
                for_each_varint(source_, field, [this](std::uint64_t size) { add_dimension(size); });
                break;
            case tensor_field::element:
                element_code_ = varint_of(field);
                break;
            case tensor_field::name:
                name_ = text_of(source_, field, OnnxFile::longest_name);
                break;
            case tensor_field::raw:
                set_place(content_of(field));
                break;
            case tensor_field::float_list:
            case tensor_field::double_list:  // as the numbers are in memory, so they need no conversion
                set_place(field.content);
                break;
            case tensor_field::int32_list:
            case tensor_field::int64_list:
                limits_.count_value();
                lists_.push_back(field);
                break;
            case tensor_field::external:
                throw external_data();
            case tensor_field::location:
                if (varint_of(field) != 0) throw external_data();
                break;
            case tensor_field::segment:
                throw bad_data("it is in several parts, which is not read");
            default:
                break;
        }
    }

    static base::Error external_data() {
        return bad_data(
            "its values are in another file (external data), which is not read; "
            "save the model as one file");
    }

    void add_dimension(std::uint64_t size) {
        if (tensor_.shape.size() == OnnxFile::most_dimensions)
            throw bad_data("it has more than 8 dimensions");
        tensor_.shape.push_back(static_cast<std::size_t>(size));
    }

    void set_place(ByteRange place) {
        if (has_place_) throw bad_data("it has values twice");
        has_place_ = true;
        tensor_.place = place;
    }

    /// The values of the integer types and of float16 may be written as a list of numbers of any length.
    void read_lists() {
        if (has_place_) throw bad_data("it has values twice");
        const std::size_t width = size_of(tensor_.element);
        const auto add = [&](std::uint64_t value) {
            limits_.count_value();
            const auto bytes = std::bit_cast<std::array<std::byte, sizeof value>>(value);
            tensor_.listed.insert(tensor_.listed.end(), bytes.begin(),
                                  bytes.begin() + static_cast<std::ptrdiff_t>(width));
        };
        for (const ProtobufField& list : lists_)
            for_each_varint(source_, list, add);
    }

    void check_size() const {
        const auto count = value_count(tensor_.shape);
        const std::uint64_t size = lists_.empty() ? tensor_.place.size : tensor_.listed.size();
        std::uint64_t wanted = 0;
        if (count && !__builtin_mul_overflow(*count, size_of(tensor_.element), &wanted) && size == wanted)
            return;
        throw bad_data("its shape does not fit its " + std::to_string(size) + " bytes of values");
    }

    ByteSource source_;
    ProtobufMessage message_;
    Limits& limits_;
    OnnxTensor tensor_;
    std::string name_;
    std::vector<ProtobufField> lists_;  ///< read last, when the type of their values is known
    std::uint64_t element_code_ = 0;
    bool has_place_ = false;
};

float number_of(ByteSource source, const ProtobufField& field) {
    if (field.type != ProtobufField::Type::fixed32) throw bad_data("a number has another type");
    float value = 0.0F;
    std::memcpy(&value, source.part(field.content.offset, field.content.size).data(), sizeof value);
    return value;
}

struct NamedAttribute {
    std::string name;
    std::optional<OnnxAttribute> value;  ///< nothing for a kind that is not read
};

/// Lists come in one field or in several; each other kind in one.
void add_integers(ByteSource source, const ProtobufField& field, Limits& limits,
                  std::optional<OnnxAttribute>& value) {
    if (!value || !std::holds_alternative<std::vector<std::int64_t>>(*value))
        value = std::vector<std::int64_t>();
    auto& integers = std::get<std::vector<std::int64_t>>(*value);
    for_each_varint(source, field, [&](std::uint64_t integer) {
        limits.count_value();
        integers.push_back(static_cast<std::int64_t>(integer));
    });
}

NamedAttribute read_attribute(ByteSource source, ByteRange content, Limits& limits) {
    NamedAttribute attribute;
    ProtobufMessage message(source, content);
    ProtobufField field;
    while (message.next(field)) {
        switch (field.number) {
            case attribute_field::name:
                attribute.name = text_of(source, field, OnnxFile::longest_name);
                break;
            case attribute_field::number:
                attribute.value = number_of(source, field);
                break;
            case attribute_field::integer:
                attribute.value = static_cast<std::int64_t>(varint_of(field));
                break;
            case attribute_field::text:
                if (content_of(field).size <= OnnxFile::longest_name)
                    attribute.value = text_of(source, field, OnnxFile::longest_name);
                break;
            case attribute_field::tensor:
                if (auto tensor = TensorReader(source, content_of(field), limits).read())
                    attribute.value = std::move(*tensor);
                break;
            case attribute_field::integers:
                add_integers(source, field, limits, attribute.value);
                break;
            default:
                break;
        }
    }
    return attribute;
}

void add_name(std::vector<std::string>& names, ByteSource source, const ProtobufField& field,
              Limits& limits) {
    limits.count_name();
    names.push_back(text_of(source, field, OnnxFile::longest_name));
}

OnnxNode read_node(ByteSource source, ByteRange content, Limits& limits) {
    OnnxNode node;
    ProtobufMessage message(source, content);
    ProtobufField field;
    while (message.next(field)) {
        switch (field.number) {
            case node_field::input:
                add_name(node.inputs, source, field, limits);
                break;
            case node_field::output:
                add_name(node.outputs, source, field, limits);
                break;
            case node_field::name:
                node.name = text_of(source, field, OnnxFile::longest_name);
                break;
            case node_field::operation:
                node.operation = text_of(source, field, OnnxFile::longest_name);
                break;
            case node_field::attribute: {
                limits.count_name();
                auto [name, value] = read_attribute(source, content_of(field), limits);
                if (value) node.attributes.insert_or_assign(std::move(name), std::move(*value));
                break;
            }
            default:
                break;
        }
    }
    return node;
}

std::optional<ByteRange> find_graph(ByteSource source) {
    std::optional<ByteRange> graph;
    ProtobufMessage model(source);
    ProtobufField field;
    while (model.next(field)) {
        if (field.number != model_field::graph) continue;
        if (graph) throw bad_data("the model has two graphs");
        graph = content_of(field);
    }
    return graph;
}

}  // namespace

OnnxFile::OnnxFile(ByteSource source) : source_(source) {
    const auto graph = find_graph(source);
    if (!graph) throw bad_data("the file holds no graph of an ONNX model");
    read_graph(*graph);
}

void OnnxFile::read_graph(ByteRange graph) {
    Limits limits;
    ProtobufMessage message(source_, graph);
    ProtobufField field;
    while (message.next(field)) {
        if (field.number == graph_field::node) {
            check_limit(nodes_.size(), most_nodes, "nodes");
            OnnxNode node = read_node(source_, content_of(field), limits);
            const auto* const value = node.attribute<OnnxTensor>("value");
            if (node.operation == "Constant" && value != nullptr && !node.outputs.empty())
                add_constant(node.outputs.front(), *value);
            nodes_.push_back(std::move(node));
        } else if (field.number == graph_field::initializer) {
            TensorReader reader(source_, content_of(field), limits);
            if (auto tensor = reader.read()) add_constant(reader.name(), std::move(*tensor));
        } else if (field.number == graph_field::sparse_initializer) {
            throw bad_data("the model has sparse tensors, which are not read");
        }
    }
}

void OnnxFile::add_constant(const std::string& name, OnnxTensor tensor) {
    check_limit(constants_.size(), most_constants, "constants");
    if (!constants_.emplace(name, std::move(tensor)).second)
        throw bad_data("two constants are named " + shown(name));
}

const OnnxTensor* OnnxFile::constant(std::string_view name) const {
    const auto found = constants_.find(name);
    return found == constants_.end() ? nullptr : &found->second;
}

std::span<const std::byte> OnnxFile::bytes(const OnnxTensor& tensor) const {
    if (!tensor.listed.empty()) return tensor.listed;
    return source_.part(tensor.place.offset, tensor.place.size);
}

Tensor OnnxFile::read(const OnnxTensor& tensor) const {
    Tensor values{tensor.shape, to_float32(bytes(tensor), tensor.element)};
    if (!all_finite(values.values)) throw bad_data("it holds values that are not finite numbers");
    return values;
}

bool looks_like_onnx(ByteSource source) {
    const auto bytes = source.up_to(0, 3);
    if (bytes.size() < 3 || bytes[0] != std::byte{0x08}) return false;
    const auto version = std::to_integer<unsigned>(bytes[1]);
    const auto field = std::to_integer<unsigned>(bytes[2]);
    constexpr std::array<unsigned, 8> next_fields{0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42, 0x72};
    return version >= 1 && version < 64 &&
           std::find(next_fields.begin(), next_fields.end(), field) != next_fields.end();
}

}  // namespace storyflow::speech
