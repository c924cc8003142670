#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/bad_input.hpp"
#include "wyoming/event_reader.hpp"

namespace {

/// The types of the events, in order, and the number of fields of their data.
std::string read(std::string_view bytes, std::size_t piece) {
    std::string told;
    storyflow::fuzz::attempt(storyflow::base::ErrorKind::invalid_input, [&] {
        storyflow::wyoming::EventReader reader;
        for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
            reader.add(bytes.substr(0, piece));
            while (const auto event = reader.next())
                told += event->type + ' ' + std::to_string(event->data.size()) + '\n';
        }
    });
    return told;
}

}  // namespace

// Bytes from a client of the Wyoming port. The same events must be found however the bytes arrive.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto at_once = read(bytes, size + 1);
    if (read(bytes, 1) != at_once) std::abort();
    return 0;
}
