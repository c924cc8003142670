#include "speech/files/pickle_machine.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "speech/files/byte_reader.hpp"
#include "speech/files/file_errors.hpp"

namespace storyflow::speech {

namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t deepest_marks = 32;
constexpr std::size_t most_stacked_values = 100'000;
constexpr std::size_t longest_global = 128;

/// The stack, its marks and the memo. Executes one opcode after the other until STOP.
class PickleMachine {
  public:
    explicit PickleMachine(std::span<const std::byte> pickle) : reader(pickle) {}

    /// Executes the pickle and returns its one value; the objects behind it are in `objects`.
    PickleValue run();

    void push(PickleValue value) {
        if (stack_.size() >= most_stacked_values) throw bad_data("the pickle stacks more than 100000 values");
        stack_.push_back(value);
    }
    void push_boolean(bool value) { push({Kind::boolean, value ? 1 : 0}); }
    void push_integer(std::int64_t number) { push({Kind::integer, number}); }
    void push_tuple(std::size_t count);
    void push_long_integer();
    void push_real();
    void push_text() { push(objects.make_text(reader.text(reader.number<std::uint32_t>()))); }
    void push_global();

    void set_mark();
    /// Removes the last mark and all values above it; returns the values.
    std::vector<PickleValue> pop_to_mark();
    void append_all(const std::vector<PickleValue>& items);
    void set_all(const std::vector<PickleValue>& keys_and_values);
    /// Removes and returns the last `count` values, in the order in which they were pushed.
    std::vector<PickleValue> pop(std::size_t count);

    void store(std::uint32_t place) { memo_.insert_or_assign(place, top()); }
    void recall(std::uint32_t place);

    void check_protocol();
    void load_persistent() { push(objects.load_persistent(pop(1).front())); }
    void reduce();
    void build();
    void stop() { stopped_ = true; }

    ByteReader reader;
    PickleObjects objects;

  private:
    /// The last value; throws when there is none above the last mark.
    PickleValue& top();
    std::string_view line();

    std::vector<PickleValue> stack_;
    std::vector<std::size_t> marks_;
    std::unordered_map<std::uint32_t, PickleValue> memo_;
    bool stopped_ = false;
};

struct Instruction {
    std::uint8_t opcode;
    void (*execute)(PickleMachine&);
};

using Machine = PickleMachine;

constexpr std::array<Instruction, 31> instructions{{
    {0x80, [](Machine& m) { m.check_protocol(); }},
    {'.', [](Machine& m) { m.stop(); }},
    {'(', [](Machine& m) { m.set_mark(); }},
    {'N', [](Machine& m) { m.push(PickleValue{}); }},
    {0x88, [](Machine& m) { m.push_boolean(true); }},
    {0x89, [](Machine& m) { m.push_boolean(false); }},
    {'K', [](Machine& m) { m.push_integer(m.reader.number<std::uint8_t>()); }},
    {'M', [](Machine& m) { m.push_integer(m.reader.number<std::uint16_t>()); }},
    {'J', [](Machine& m) { m.push_integer(m.reader.number<std::int32_t>()); }},
    {0x8A, [](Machine& m) { m.push_long_integer(); }},
    {'G', [](Machine& m) { m.push_real(); }},
    {'X', [](Machine& m) { m.push_text(); }},
    {'c', [](Machine& m) { m.push_global(); }},
    {')', [](Machine& m) { m.push_tuple(0); }},
    {0x85, [](Machine& m) { m.push_tuple(1); }},
    {0x86, [](Machine& m) { m.push_tuple(2); }},
    {0x87, [](Machine& m) { m.push_tuple(3); }},
    {'t', [](Machine& m) { m.push(m.objects.make_sequence(m.pop_to_mark())); }},
    {']', [](Machine& m) { m.push(m.objects.make_sequence({})); }},
    {'a', [](Machine& m) { m.append_all(m.pop(1)); }},
    {'e', [](Machine& m) { m.append_all(m.pop_to_mark()); }},
    {'}', [](Machine& m) { m.push(m.objects.make_dict()); }},
    {'s', [](Machine& m) { m.set_all(m.pop(2)); }},
    {'u', [](Machine& m) { m.set_all(m.pop_to_mark()); }},
    {'b', [](Machine& m) { m.build(); }},
    {'Q', [](Machine& m) { m.load_persistent(); }},
    {'R', [](Machine& m) { m.reduce(); }},
    {'q', [](Machine& m) { m.store(m.reader.number<std::uint8_t>()); }},
    {'r', [](Machine& m) { m.store(m.reader.number<std::uint32_t>()); }},
    {'h', [](Machine& m) { m.recall(m.reader.number<std::uint8_t>()); }},
    {'j', [](Machine& m) { m.recall(m.reader.number<std::uint32_t>()); }},
}};

const Instruction& instruction_of(std::uint8_t opcode) {
    for (const Instruction& instruction : instructions) {
        if (instruction.opcode == opcode) return instruction;
    }
    const char byte = static_cast<char>(opcode);
    std::string message = "the pickle uses opcode 0x" + base::hexadecimal({&byte, 1});
    if (opcode > ' ' && opcode <= '~') message += std::string(" '") + static_cast<char>(opcode) + '\'';
    throw bad_data(message + ", which is not allowed in a model file");
}

PickleValue PickleMachine::run() {
    while (!stopped_)
        instruction_of(reader.number<std::uint8_t>()).execute(*this);
    if (stack_.size() != 1 || !marks_.empty())
        throw bad_data("the pickle ends with more or less than one value");
    return stack_.back();
}

PickleValue& PickleMachine::top() {
    if (stack_.size() <= (marks_.empty() ? 0 : marks_.back()))
        throw bad_data("the pickle takes a value that is not there");
    return stack_.back();
}

std::vector<PickleValue> PickleMachine::pop(std::size_t count) {
    std::vector<PickleValue> values(count);
    for (std::size_t i = count; i > 0; --i) {
        values[i - 1] = top();
        stack_.pop_back();
    }
    return values;
}

void PickleMachine::set_mark() {
    if (marks_.size() >= deepest_marks) throw bad_data("the pickle is nested deeper than 32 levels");
    marks_.push_back(stack_.size());
}

std::vector<PickleValue> PickleMachine::pop_to_mark() {
    if (marks_.empty()) throw bad_data("the pickle looks for a mark that is not there");
    const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
    std::vector<PickleValue> values(first, stack_.end());
    stack_.erase(first, stack_.end());
    marks_.pop_back();
    return values;
}

void PickleMachine::push_tuple(std::size_t count) {
    push(objects.make_sequence(pop(count)));
}

/// Reads a little-endian two's complement integer of up to 8 bytes.
void PickleMachine::push_long_integer() {
    const auto size = reader.number<std::uint8_t>();
    if (size > sizeof(std::int64_t)) throw bad_data("the pickle has an integer of more than 64 bits");
    const auto bytes = reader.take(size);
    const bool negative = size > 0 && (bytes.back() & std::byte{0x80}) != std::byte{0};
    std::uint64_t bits = negative ? ~std::uint64_t{0} : 0;
    for (std::size_t i = size; i > 0; --i)
        bits = bits << 8 | std::to_integer<std::uint64_t>(bytes[i - 1]);
    push_integer(static_cast<std::int64_t>(bits));
}

/// Tensors contain no real numbers, so the value is skipped.
void PickleMachine::push_real() {
    (void)reader.take(sizeof(double));
    push({Kind::real, 0});
}

std::string_view PickleMachine::line() {
    std::size_t length = 0;
    for (ByteReader ahead = reader; ahead.number<char>() != '\n'; ++length) {
        if (length == longest_global)
            throw bad_data("the pickle names a global with more than 128 characters");
    }
    const std::string_view text = reader.text(length);
    (void)reader.take(1);
    return text;
}

void PickleMachine::push_global() {
    const std::string_view module = line();
    push(PickleObjects::find_global(module, line()));
}

void PickleMachine::append_all(const std::vector<PickleValue>& items) {
    const PickleValue list = top();
    for (const PickleValue item : items)
        objects.append(list, item);
}

void PickleMachine::set_all(const std::vector<PickleValue>& keys_and_values) {
    if (keys_and_values.size() % 2 != 0) throw bad_data("the pickle sets a key without a value");
    const PickleValue dict = top();
    for (std::size_t i = 0; i < keys_and_values.size(); i += 2)
        objects.set_item(dict, keys_and_values[i], keys_and_values[i + 1]);
}

void PickleMachine::recall(std::uint32_t place) {
    const auto found = memo_.find(place);
    if (found == memo_.end()) throw bad_data("the pickle recalls a value that it never stored");
    push(found->second);
}

void PickleMachine::check_protocol() {
    const int version = reader.number<std::uint8_t>();
    if (version != 2) throw bad_data("the pickle has protocol " + std::to_string(version) + ", not 2");
}

void PickleMachine::reduce() {
    const auto parts = pop(2);
    push(objects.call(parts[0], parts[1]));
}

/// Sets an object's attributes. Only state dictionaries have one, `_metadata` with the versions of the
/// layers, which does not affect the values; it is dropped.
void PickleMachine::build() {
    (void)pop(1);
    (void)objects.dict(top());
}

}  // namespace

Unpickled unpickle(std::span<const std::byte> pickle) {
    PickleMachine machine(pickle);
    const PickleValue root = machine.run();
    return {std::move(machine.objects), root};
}

}  // namespace storyflow::speech
