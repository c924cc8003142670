#include "tests/support/pickle_writer.hpp"

#include <vector>

namespace storyflow::support {

void PickleWriter::number(std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        bytes_ += static_cast<char>(value >> (8 * i) & 0xFF);
}

bool PickleWriter::recall(const std::string& value) {
    const auto found = memo_.find(value);
    if (found == memo_.end()) return false;
    const bool is_short = found->second < 256;
    bytes_ += is_short ? 'h' : 'j';
    number(found->second, is_short ? 1 : 4);
    return true;
}

/// Stores a value in the memo: Python stores nearly every value, even if it is not recalled. An empty name is
/// never recalled.
void PickleWriter::store(const std::string& value) {
    const bool is_short = stored_ < 256;
    bytes_ += is_short ? 'q' : 'r';
    number(stored_, is_short ? 1 : 4);
    if (!value.empty()) memo_.emplace(value, stored_);
    ++stored_;
}

void PickleWriter::text(const std::string& value) {
    if (recall("text " + value)) return;
    bytes_ += 'X';
    number(value.size(), 4);
    bytes_ += value;
    store("text " + value);
}

void PickleWriter::integer(std::uint64_t value) {
    if (value < 0x100) {
        bytes_ += 'K';
        number(value, 1);
    } else if (value < 0x10000) {
        bytes_ += 'M';
        number(value, 2);
    } else if (value < 0x80000000) {
        bytes_ += 'J';
        number(value, 4);
    } else {
        bytes_ += "\x8A\x08";
        number(value, 8);
    }
}

void PickleWriter::global(const std::string& module, const std::string& name) {
    const std::string key = "global " + module + ' ' + name;
    if (recall(key)) return;
    bytes_ += 'c' + module + '\n' + name + '\n';
    store(key);
}

void PickleWriter::tuple(std::span<const std::size_t> values) {
    const bool is_long = values.size() > 3;
    if (is_long) bytes_ += '(';
    for (const std::size_t value : values)
        integer(value);
    if (values.empty()) {
        bytes_ += ')';
    } else {
        bytes_ += is_long ? 't' : static_cast<char>(0x84 + values.size());
        store("");
    }
}

void PickleWriter::empty_ordered_dict() {
    global("collections", "OrderedDict");
    bytes_ += ")R";
    store("");
}

void PickleWriter::tensor(const std::string& storage_type, const std::string& key,
                          std::span<const std::size_t> shape) {
    std::vector<std::size_t> strides(shape.size());
    std::size_t stride = 1;
    for (std::size_t i = shape.size(); i > 0; --i) {
        strides[i - 1] = stride;
        stride *= shape[i - 1];
    }
    tensor(storage_type, key, stride, 0, shape, strides);
}

void PickleWriter::tensor(const std::string& storage_type, const std::string& key, std::uint64_t length,
                          std::uint64_t offset, std::span<const std::size_t> shape,
                          std::span<const std::size_t> strides) {
    global("torch._utils", "_rebuild_tensor_v2");
    bytes_ += "((";
    text("storage");
    global("torch", storage_type);
    text(key);
    text("cpu");
    integer(length);
    bytes_ += 't';
    store("");
    bytes_ += 'Q';
    integer(offset);
    tuple(shape);
    tuple(strides);
    boolean(false);
    empty_ordered_dict();
    bytes_ += 't';
    store("");
    bytes_ += 'R';
    store("");
}

void PickleWriter::begin_dict() {
    bytes_ += '}';
    store("");
    bytes_ += '(';
}

void PickleWriter::begin_ordered_dict() {
    empty_ordered_dict();
    bytes_ += '(';
}

}  // namespace storyflow::support
