#include <boost/json/parse.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mcp/session.hpp"

namespace {

using boost::json::object;

const storyflow::mcp::Session& session() {
    static const storyflow::mcp::Session one(
        "1", {{"echo", "Says it again.", object{{"type", "object"}},
               [](const object& arguments) { return std::to_string(arguments.size()); }}});
    return one;
}

}  // namespace

// Feeds bytes to a session as the message of an agent. The session throws nothing, and answers JSON with the
// version of JSON-RPC.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto answer = session().answer(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!answer) return 0;
    const auto json = boost::json::parse(*answer);
    const auto& one = json.is_array() ? json.as_array().at(0) : json;
    if (one.as_object().at("jsonrpc") != "2.0") std::abort();
    return 0;
}
