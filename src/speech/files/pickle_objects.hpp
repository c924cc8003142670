#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "speech/files/element_type.hpp"

namespace storyflow::speech {

/// A tensor as a pickle describes it: a view of `shape` and `strides` (in elements) into a storage in another
/// entry of the archive. Only the rank and the signs have been checked.
struct StoredTensor {
    ElementType element = ElementType::float32;
    std::string storage;               ///< the key of the storage
    std::uint64_t storage_length = 0;  ///< in elements
    std::uint64_t offset = 0;          ///< in elements
    std::vector<std::size_t> shape;
    std::vector<std::uint64_t> strides;
};

/// A value on the stack of the pickle machine. Small values are stored inline; for others `number` is the
/// index among the objects of their kind. So values are cheap to copy, and a container that contains itself
/// is freed like any other.
struct PickleValue {
    enum class Kind { none, boolean, integer, real, text, sequence, dict, global, storage, tensor };
    Kind kind = Kind::none;
    std::int64_t number = 0;
};

/// All objects that a pickle made, and our own implementations of the few Python and PyTorch functions that
/// it may call; nothing in the file is executed. Each function throws `base::Error{damaged_model}` when its
/// argument is not what PyTorch writes.
class PickleObjects {
  public:
    using Entry = std::pair<PickleValue, PickleValue>;

    static constexpr std::size_t most_dimensions = 8;
    static constexpr std::size_t longest_storage_key = 64;

    /// `text` must outlive the objects.
    PickleValue make_text(std::string_view text);
    PickleValue make_sequence(std::vector<PickleValue> items);
    PickleValue make_dict();
    /// Finds `collections OrderedDict`, `torch._utils _rebuild_tensor_v2`, `torch FloatStorage` and the other
    /// storage types. Throws for any other name.
    static PickleValue find_global(std::string_view module, std::string_view name);

    /// Returns the storage that `("storage", type, key, location, count)` names.
    PickleValue load_persistent(PickleValue id);
    PickleValue call(PickleValue function, PickleValue arguments);
    void append(PickleValue sequence, PickleValue item);
    void set_item(PickleValue dict, PickleValue key, PickleValue value);

    [[nodiscard]] std::string_view text(PickleValue value) const;
    [[nodiscard]] const std::vector<PickleValue>& sequence(PickleValue value) const;
    [[nodiscard]] const std::vector<Entry>& dict(PickleValue value) const;
    [[nodiscard]] const StoredTensor& tensor(PickleValue value) const;

  private:
    struct Storage {
        ElementType element;
        std::string_view key;
        std::uint64_t length;
    };

    PickleValue rebuild_tensor(const std::vector<PickleValue>& arguments);
    [[nodiscard]] std::vector<std::uint64_t> extents(PickleValue value, const char* what) const;

    std::vector<std::string_view> texts_;
    std::vector<std::vector<PickleValue>> sequences_;
    std::vector<std::vector<Entry>> dicts_;
    std::vector<Storage> storages_;
    std::vector<StoredTensor> tensors_;
};

}  // namespace storyflow::speech
