#include "speech/files/pickle.hpp"

#include <string_view>

#include "speech/files/file_errors.hpp"
#include "speech/files/pickle_machine.hpp"

namespace storyflow::speech {

namespace {

using Kind = PickleValue::Kind;

/// Walks at most two levels of dictionaries and limits the number of steps, because one dictionary may be
/// stored under many keys.
class TensorCollector {
  public:
    explicit TensorCollector(const PickleObjects& objects) : objects_(objects) {}

    std::vector<NamedTensor> collect(PickleValue root) {
        if (root.kind == Kind::tensor) {
            found_.push_back({"", "", objects_.tensor(root)});
            return std::move(found_);
        }
        if (root.kind != Kind::dict) throw bad_data("the pickle holds neither a tensor nor a dictionary");
        for (const auto& [key, value] : objects_.dict(root)) {
            count();
            if (value.kind == Kind::tensor) add("", key, value);
            if (value.kind == Kind::dict) add_group(name_of(key), value);
        }
        if (found_.empty()) throw bad_data("the pickle holds no tensors, or nested deeper than in groups");
        return std::move(found_);
    }

  private:
    void add_group(const std::string& group, PickleValue dict) {
        for (const auto& [key, value] : objects_.dict(dict)) {
            count();
            if (value.kind == Kind::tensor) add(group, key, value);
        }
    }

    void add(const std::string& group, PickleValue key, PickleValue tensor) {
        found_.push_back({group, name_of(key), objects_.tensor(tensor)});
    }

    [[nodiscard]] std::string name_of(PickleValue key) const {
        const std::string_view name = objects_.text(key);
        if (name.empty() || name.size() > longest_tensor_name)
            throw bad_data("the pickle has a tensor name of " + std::to_string(name.size()) +
                           " characters; 1 to 256 are possible");
        return std::string(name);
    }

    void count() {
        if (++entries_ > most_named_tensors) throw bad_data("the pickle holds more than 10000 tensors");
    }

    const PickleObjects& objects_;
    std::vector<NamedTensor> found_;
    std::size_t entries_ = 0;
};

}  // namespace

std::vector<NamedTensor> read_tensor_pickle(std::span<const std::byte> pickle) {
    if (pickle.size() > largest_pickle) {
        throw bad_data("the pickle has " + std::to_string(pickle.size()) + " bytes; the limit is " +
                       std::to_string(largest_pickle));
    }
    const Unpickled unpickled = unpickle(pickle);
    return TensorCollector(unpickled.objects).collect(unpickled.root);
}

}  // namespace storyflow::speech
