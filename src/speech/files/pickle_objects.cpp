#include "speech/files/pickle_objects.hpp"

#include <array>
#include <optional>

#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

using Kind = PickleValue::Kind;

enum class Function { ordered_dict, rebuild_tensor, none };

struct Global {
    std::string_view module;
    std::string_view name;
    Function function;
    std::optional<ElementType> storage;
};

constexpr std::array<Global, 7> allowed_globals{{
    {"collections", "OrderedDict", Function::ordered_dict, std::nullopt},
    {"torch._utils", "_rebuild_tensor_v2", Function::rebuild_tensor, std::nullopt},
    {"torch", "FloatStorage", Function::none, ElementType::float32},
    {"torch", "HalfStorage", Function::none, ElementType::float16},
    {"torch", "BFloat16Storage", Function::none, ElementType::bfloat16},
    {"torch", "LongStorage", Function::none, ElementType::int64},
    {"torch", "IntStorage", Function::none, ElementType::int32},
}};

template <class Objects>
PickleValue last_of(Kind kind, const Objects& objects) {
    return {kind, static_cast<std::int64_t>(objects.size()) - 1};
}

/// Returns the object that a value refers to; `what` names the expected kind in messages.
template <class Objects>
auto& object_of(Objects& objects, PickleValue value, Kind kind, const char* what) {
    if (value.kind != kind)
        throw bad_data(std::string("the pickle has something else in the place of ") + what);
    return objects[static_cast<std::size_t>(value.number)];
}

std::uint64_t extent(PickleValue value, const char* what) {
    if (value.kind != Kind::integer) throw bad_data(std::string("a tensor's ") + what + " is no integer");
    if (value.number < 0) throw bad_data(std::string("a tensor's ") + what + " is negative");
    return static_cast<std::uint64_t>(value.number);
}

const Global& global_of(PickleValue value, const char* what) {
    return object_of(allowed_globals, value, Kind::global, what);
}

}  // namespace

PickleValue PickleObjects::make_text(std::string_view text) {
    texts_.push_back(text);
    return last_of(Kind::text, texts_);
}

PickleValue PickleObjects::make_sequence(std::vector<PickleValue> items) {
    sequences_.push_back(std::move(items));
    return last_of(Kind::sequence, sequences_);
}

PickleValue PickleObjects::make_dict() {
    dicts_.emplace_back();
    return last_of(Kind::dict, dicts_);
}

PickleValue PickleObjects::find_global(std::string_view module, std::string_view name) {
    for (std::size_t i = 0; i < allowed_globals.size(); ++i) {
        if (allowed_globals[i].module == module && allowed_globals[i].name == name)
            return {Kind::global, static_cast<std::int64_t>(i)};
    }
    throw bad_data("the pickle asks for " + shown(module) + "." + shown(name) +
                   ", which is not allowed in a model file");
}

PickleValue PickleObjects::load_persistent(PickleValue id) {
    const auto& parts = sequence(id);
    if (parts.size() != 5 || text(parts[0]) != "storage")
        throw bad_data("the pickle refers to something other than a storage");
    const auto element = global_of(parts[1], "a storage type").storage;
    if (!element) throw bad_data("the pickle has something else in the place of a storage type");
    const std::string_view key = text(parts[2]);
    if (key.size() > longest_storage_key)
        throw bad_data("the pickle names a storage with more than 64 characters");
    storages_.push_back({*element, key, extent(parts[4], "storage length")});
    return last_of(Kind::storage, storages_);
}

PickleValue PickleObjects::call(PickleValue function, PickleValue arguments) {
    const auto& values = sequence(arguments);
    switch (global_of(function, "a function").function) {
        case Function::ordered_dict:
            if (!values.empty()) throw bad_data("the pickle calls OrderedDict with arguments");
            return make_dict();
        case Function::rebuild_tensor:
            return rebuild_tensor(values);
        case Function::none:
            break;
    }
    throw bad_data("the pickle calls a storage type");
}

/// `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)`; the last two arguments
/// do not affect the values.
PickleValue PickleObjects::rebuild_tensor(const std::vector<PickleValue>& arguments) {
    if (arguments.size() != 6)
        throw bad_data("the pickle rebuilds a tensor from " + std::to_string(arguments.size()) +
                       " arguments, not from 6");
    const Storage& storage = object_of(storages_, arguments[0], Kind::storage, "a storage");
    StoredTensor tensor;
    tensor.element = storage.element;
    tensor.storage = storage.key;
    tensor.storage_length = storage.length;
    tensor.offset = extent(arguments[1], "offset");
    const auto shape = extents(arguments[2], "size");
    tensor.shape.assign(shape.begin(), shape.end());
    tensor.strides = extents(arguments[3], "stride");
    if (tensor.strides.size() != tensor.shape.size())
        throw bad_data("a tensor has another number of strides than of dimensions");
    tensors_.push_back(std::move(tensor));
    return last_of(Kind::tensor, tensors_);
}

std::vector<std::uint64_t> PickleObjects::extents(PickleValue value, const char* what) const {
    const auto& items = sequence(value);
    if (items.size() > most_dimensions) {
        throw bad_data("a tensor has " + std::to_string(items.size()) + " dimensions; the limit is " +
                       std::to_string(most_dimensions));
    }
    std::vector<std::uint64_t> result;
    result.reserve(items.size());
    for (const PickleValue item : items)
        result.push_back(extent(item, what));
    return result;
}

void PickleObjects::append(PickleValue sequence, PickleValue item) {
    object_of(sequences_, sequence, Kind::sequence, "a list").push_back(item);
}

void PickleObjects::set_item(PickleValue dict, PickleValue key, PickleValue value) {
    object_of(dicts_, dict, Kind::dict, "a dictionary").emplace_back(key, value);
}

std::string_view PickleObjects::text(PickleValue value) const {
    return object_of(texts_, value, Kind::text, "a text");
}

const std::vector<PickleValue>& PickleObjects::sequence(PickleValue value) const {
    return object_of(sequences_, value, Kind::sequence, "a tuple");
}

const std::vector<PickleObjects::Entry>& PickleObjects::dict(PickleValue value) const {
    return object_of(dicts_, value, Kind::dict, "a dictionary");
}

const StoredTensor& PickleObjects::tensor(PickleValue value) const {
    return object_of(tensors_, value, Kind::tensor, "a tensor");
}

}  // namespace storyflow::speech
