#include "speech/files/protobuf_message.hpp"

#include <algorithm>

#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

constexpr std::uint64_t longest_varint = 10;  ///< bytes: ten groups of seven bits hold 64
constexpr std::uint64_t largest_field_number = (1U << 29) - 1;

}  // namespace

bool ProtobufMessage::next(ProtobufField& field) {
    if (at_end()) return false;
    const std::uint64_t tag = varint();
    const std::uint64_t number = tag >> 3;
    if (number == 0 || number > largest_field_number) throw bad_data("a field has an impossible number");
    field = {static_cast<std::uint32_t>(number), ProtobufField::Type::varint, 0, {}};
    switch (tag & 7U) {
        case 0:
            field.value = varint();
            return true;
        case 1:
            field.type = ProtobufField::Type::fixed64;
            field.content = take(8);
            return true;
        case 2:
            field.type = ProtobufField::Type::bytes;
            field.content = take(varint());
            return true;
        case 5:
            field.type = ProtobufField::Type::fixed32;
            field.content = take(4);
            return true;
        default:
            throw bad_data("a field has an unknown type");
    }
}

std::uint64_t ProtobufMessage::varint() {
    const auto bytes = source_.part(position_, std::min(longest_varint, end_ - position_));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = std::to_integer<std::uint64_t>(bytes[i]);
        if (i == longest_varint - 1 && byte > 1) break;  // beyond 64 bits
        value |= (byte & 0x7FU) << (7 * i);
        if ((byte & 0x80U) != 0) continue;
        position_ += i + 1;
        return value;
    }
    throw bad_data("a number has no end; is the file complete?");
}

ByteRange ProtobufMessage::take(std::uint64_t size) {
    if (size > end_ - position_) throw bad_data("a field leaves its message; is the file complete?");
    const ByteRange content{position_, size};
    position_ += size;
    return content;
}

std::uint64_t varint_of(const ProtobufField& field) {
    if (field.type != ProtobufField::Type::varint) throw bad_data("a number has another type");
    return field.value;
}

ByteRange content_of(const ProtobufField& field) {
    if (field.type != ProtobufField::Type::bytes) throw bad_data("a text or message has another type");
    return field.content;
}

std::string text_of(ByteSource source, const ProtobufField& field, std::size_t longest) {
    const ByteRange content = content_of(field);
    if (content.size > longest) {
        throw bad_data("a name has " + std::to_string(content.size) + " bytes; the limit is " +
                       std::to_string(longest));
    }
    const auto bytes = source.part(content.offset, content.size);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace storyflow::speech
