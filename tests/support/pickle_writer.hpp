#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace storyflow::support {

/// Writes pickles of protocol 2 as Python's pickler does for tensors: a repeated value is stored in the memo
/// and recalled. Each function appends one value unless its comment says otherwise.
class PickleWriter {
  public:
    PickleWriter() : bytes_("\x80\x02") {}

    void text(const std::string& value);
    void integer(std::uint64_t value);
    void boolean(bool value) { bytes_ += value ? '\x88' : '\x89'; }
    void global(const std::string& module, const std::string& name);
    void tuple(std::span<const std::size_t> values);
    void empty_ordered_dict();

    /// A call of `_rebuild_tensor_v2` for a row-major view of the whole storage.
    void tensor(const std::string& storage_type, const std::string& key, std::span<const std::size_t> shape);
    /// The same for any view. `length`: that of the storage.
    void tensor(const std::string& storage_type, const std::string& key, std::uint64_t length,
                std::uint64_t offset, std::span<const std::size_t> shape,
                std::span<const std::size_t> strides);

    void begin_dict();
    void begin_ordered_dict();
    /// Fills the dictionary with the values since the `begin`, alternately keys and values.
    void end_dict() { bytes_ += 'u'; }

    /// The pickle, with its STOP.
    [[nodiscard]] std::string finish() const { return bytes_ + '.'; }

    /// Appends any bytes, for pickles that PyTorch would not write.
    void raw(std::string_view bytes) { bytes_ += bytes; }

  private:
    bool recall(const std::string& value);
    void store(const std::string& value);
    void number(std::uint64_t value, std::size_t bytes);

    std::string bytes_;
    std::map<std::string, std::uint32_t> memo_;
    std::uint32_t stored_ = 0;
};

}  // namespace storyflow::support
