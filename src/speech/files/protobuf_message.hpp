#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "speech/files/byte_source.hpp"

namespace storyflow::speech {

/// A stretch of a file.
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// One field of a message: its number in the schema, and its value as it was written.
struct ProtobufField {
    enum class Type { varint, fixed64, bytes, fixed32 };

    std::uint32_t number = 0;
    Type type = Type::varint;
    std::uint64_t value = 0;  ///< of a varint
    ByteRange content;        ///< of the other types; for `bytes`, a text, a packed list or a message
};

/// Reads the fields of a message of protocol buffers (the wire format: protobuf.dev, "Encoding") one after
/// the other. Content is not read but located, so that skipping a tensor of 50 MB costs nothing and no copy
/// is made; an inner message is read by an object of its own, so the schema bounds the depth.
///
/// Borrows what `source` borrows. Throws `base::Error{damaged_model}` for bytes that are no such message, for
/// groups (which were dropped from the format long ago), and what reading the file throws.
class ProtobufMessage {
  public:
    explicit ProtobufMessage(ByteSource source) : ProtobufMessage(source, {0, source.size()}) {}
    /// `content` lies inside the source.
    ProtobufMessage(ByteSource source, ByteRange content)
        : source_(source), position_(content.offset), end_(content.offset + content.size) {}

    /// Reads the next field; returns false at the end.
    [[nodiscard]] bool next(ProtobufField& field);
    [[nodiscard]] bool at_end() const { return position_ == end_; }
    /// Reads a number without a field around it: an element of a packed list.
    [[nodiscard]] std::uint64_t varint();

  private:
    [[nodiscard]] ByteRange take(std::uint64_t size);

    ByteSource source_;
    std::uint64_t position_;
    std::uint64_t end_;
};

/// The numbers of a field that repeats, which is written packed or one at a time: calls `take` with each.
/// Throws for a field of another type.
template <class Take>
void for_each_varint(ByteSource source, const ProtobufField& field, Take take) {
    if (field.type == ProtobufField::Type::varint) {
        take(field.value);
        return;
    }
    if (field.type != ProtobufField::Type::bytes) throw bad_data("a list of numbers has another type");
    ProtobufMessage list(source, field.content);
    while (!list.at_end())
        take(list.varint());
}

/// The value of a single number. Throws for a field of another type.
[[nodiscard]] std::uint64_t varint_of(const ProtobufField& field);
/// The content of a text, list or message. Throws for a field of another type.
[[nodiscard]] ByteRange content_of(const ProtobufField& field);
/// A text of at most `longest` bytes; throws for a longer one.
[[nodiscard]] std::string text_of(ByteSource source, const ProtobufField& field, std::size_t longest);

}  // namespace storyflow::speech
