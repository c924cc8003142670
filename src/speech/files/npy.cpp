#include "speech/files/npy.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "speech/files/byte_reader.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t largest_header = 4096;  ///< bytes; numpy pads its own to 118
constexpr std::size_t most_dimensions = 8;

/// The header is a Python dictionary: `{'descr': '<f4', 'fortran_order': False, 'shape': (510, 1, 256), }`.
class HeaderReader {
  public:
    explicit HeaderReader(std::string_view text) : rest_(text) {}

    NpyArray read() {
        expect("{");
        while (!accept("}")) {
            const std::string_view key = quoted();
            expect(":");
            read_value(key);
            if (!accept(",")) {
                expect("}");
                break;
            }
        }
        skip_blanks();
        if (!rest_.empty()) throw damaged();
        if (!has_type_ || !has_order_ || !has_shape_)
            throw bad_data("the array's header does not say type, order and shape");
        return array_;
    }

  private:
    static base::Error damaged() { return bad_data("the array's header is damaged"); }

    void read_value(std::string_view key) {
        if (key == "descr" && !has_type_) {
            has_type_ = true;
            read_type();
        } else if (key == "fortran_order" && !has_order_) {
            has_order_ = true;
            read_order();
        } else if (key == "shape" && !has_shape_) {
            has_shape_ = true;
            read_shape();
        } else {
            throw damaged();
        }
    }

    void read_type() {
        const std::string_view type = quoted();
        if (type == "<f4") {
            array_.element = ElementType::float32;
        } else if (type == "<f2") {
            array_.element = ElementType::float16;
        } else if (type == "<f8") {
            array_.element = ElementType::float64;
        } else {
            throw bad_data("the array has type " + shown(type) + "; only <f4, <f2 and <f8 are read");
        }
    }

    void read_order() {
        if (accept("False")) return;
        expect("True");
        throw bad_data("the array is in column-major (Fortran) order; only row-major is read");
    }

    void read_shape() {
        expect("(");
        while (!accept(")")) {
            if (array_.shape.size() == most_dimensions)
                throw bad_data("the array has more than 8 dimensions");
            array_.shape.push_back(number());
            if (!accept(",")) {
                expect(")");
                break;
            }
        }
    }

    std::size_t number() {
        skip_blanks();
        std::uint32_t value = 0;  // 32 bits: no product of a few dimensions overflows unnoticed
        const auto result = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (result.ec != std::errc{}) throw bad_data("the array's shape is damaged or beyond 32 bits");
        rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
        return value;
    }

    std::string_view quoted() {
        expect("'");
        const std::size_t end = rest_.find('\'');
        if (end == std::string_view::npos) throw damaged();
        const std::string_view text = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return text;
    }

    void skip_blanks() {
        const std::size_t next = rest_.find_first_not_of(" \n");
        rest_.remove_prefix(next == std::string_view::npos ? rest_.size() : next);
    }

    bool accept(std::string_view token) {
        skip_blanks();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }

    void expect(std::string_view token) {
        if (!accept(token)) throw damaged();
    }

    std::string_view rest_;
    NpyArray array_;
    bool has_type_ = false;
    bool has_order_ = false;
    bool has_shape_ = false;
};

std::size_t read_header_size(ByteReader& reader) {
    const int version = reader.number<std::uint8_t>();
    (void)reader.number<std::uint8_t>();
    if (version < 1 || version > 3)
        throw bad_data("the array has format version " + std::to_string(version) + "; 1 to 3 are known");
    const std::size_t size = version == 1 ? reader.number<std::uint16_t>() : reader.number<std::uint32_t>();
    if (size > largest_header)
        throw bad_data("the array's header has " + std::to_string(size) + " bytes; the limit is 4096");
    return size;
}

}  // namespace

bool looks_like_npy(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    return reader.remaining() >= magic.size() && reader.text(magic.size()) == magic;
}

NpyArray parse_npy(std::span<const std::byte> bytes) {
    if (!looks_like_npy(bytes)) throw bad_data("this is no array of numpy");
    ByteReader reader(bytes);
    (void)reader.take(magic.size());
    const std::size_t header_size = read_header_size(reader);
    NpyArray array = HeaderReader(reader.text(header_size)).read();
    const auto count = value_count(array.shape);
    std::uint64_t size = 0;
    if (!count || __builtin_mul_overflow(*count, size_of(array.element), &size) ||
        size != reader.remaining()) {
        throw bad_data("the array's shape does not fit its " + std::to_string(reader.remaining()) +
                       " bytes of values");
    }
    array.values = reader.take(size);
    return array;
}

}  // namespace storyflow::speech
