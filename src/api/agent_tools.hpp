#pragma once

#include <string>
#include <vector>

#include "api/services.hpp"
#include "http/message.hpp"
#include "mcp/session.hpp"

/// The tools that agents can call: speak, narrate, list_voices and status. No tool reads or writes a file
/// that a client names: stories and sounds are those of the server.
namespace storyflow::api {

/// Borrows both; the request is that of the call, whose share of the memory the tools use.
[[nodiscard]] std::vector<mcp::Tool> agent_tools(const Services& services, const http::Request& request);

}  // namespace storyflow::api
